/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/interval.h"

/* Numbers as people read them in sentences: translated, by the locale of the moment, never for
 * files. All return (transfer full); what is not known is "–". */

/* "86.7 %" with a no-break space, one decimal where it says something. */
char *ful_words_share (double share);
/* "86.7 % (85.5 to 87.9)". */
char *ful_words_interval (FulInterval interval);
/* "7.5 points (4.0 to 11.0)", a difference of shares. */
char *ful_words_points (FulInterval difference);
/* "5 points" */
char *ful_words_gain (double share);
/* A probability: "93 %", "over 99 %", "under 1 %". */
char *ful_words_probability (double p);
/* "1,810" */
char *ful_words_count (double number);
/**
 * ful_words_money:
 * @currency: "USD" is written "$", others after the amount
 *
 * From 100 on three significant digits ("$40,700"), under it cents, under a cent what is needed to
 * see three digits.
 */
char *ful_words_money (double amount, const char *currency);
/* "5 days", "2.5 months": one decimal where it is no whole number, two under 1. */
char *ful_words_number (double number);
