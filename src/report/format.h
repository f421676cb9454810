/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/interval.h"

/* Numbers and names as people read them: separators by the language of the messages, never by the
 * C locale, so that a report has the same bytes everywhere. NAN is "not known". All texts are
 * (transfer full). */

typedef enum {
  FUL_MONEY_HEADLINE, /* three significant digits from 100 on: $40,700 */
  FUL_MONEY_TABLE,    /* whole units from 100 on, else cents */
  FUL_MONEY_CALL,     /* four decimals: the price of one call */
  FUL_MONEY_SHORT,    /* $18k: axes and ranges */
} FulMoneyStyle;

/* @value grouped by thousands with @decimals decimals; minus is U+2212. */
char *ful_format_number (double value, int decimals);
/* As many decimals as it needs, at most four. */
char *ful_format_plain_number (double value);
char *ful_format_count (double value);

/* @share in [0, 1]: "86.7 %" with a no-break space. */
char *ful_format_share (double share);
/* A share that somebody typed, no decimal that says nothing: "89 %", "2.5 %". */
char *ful_format_plain_share (double share);
/* How sure, from draws or samples, so never quite: "95 %", "over 99 %", "under 1 %". */
char *ful_format_sureness (double probability);
/* Shares: "86.7 % (85.5–87.9)". */
char *ful_format_interval (const FulInterval *interval);
/* A difference of shares, signed: "+4.5 points". */
char *ful_format_points (double difference);
/* "+4.5 points (3.2 to 5.8)". */
char *ful_format_points_interval (const FulInterval *interval);
/* A width or gap of shares, unsigned: "1.6 points", "5 points". */
char *ful_format_gap (double difference);

/* @currency: as in cost.currency, e.g. "USD"; a code without a sign of its own goes before. */
char *ful_format_money (double amount, const char *currency, FulMoneyStyle style);
/* "6.6 months"; whole from 24 on. */
char *ful_format_months (double months);
/* "780 ms", "1.2 s", "1 min 32 s". */
char *ful_format_duration_ms (double duration_ms);
/* @date: "YYYY-MM-DD" (more may follow); "24 November 2026", or as it is where it is no date. */
char *ful_format_date (const char *date);

/**
 * ful_format_stranger:
 * @text: (nullable): a title, a prompt's name, a label, as someone else wrote it
 *
 * On one line, without control characters and overrides of direction, and isolated (U+2068,
 * U+2069) where it holds letters that run from right to left, so that the sentence around it
 * keeps its order.
 */
char *ful_format_stranger (const char *text);
