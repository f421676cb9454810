/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/document.h"
#include "stats/confusion.h"
#include "verdict/verdict.h"

/* The report on a project: what its verdict says, and everything it rests on. */

typedef struct {
  const FulVerdictInput *input;
  const FulVerdict *verdict;         /* of @input */
  const char *date;                  /* "YYYY-MM-DD": of the report */
  const FulCurvePoint *curve_points; /* of input->curve; NULL: none */
  gsize n_curve_points;
  const FulConfusion *confusion; /* of the arm that it is most about; NULL: none */
  int confusion_arm;             /* -1: none */
} FulReportInput;

/* A pure function of its input: the same gives the same document. Returns: (transfer full) */
FulDocument *ful_report_new (const FulReportInput *input);

/**
 * ful_report_to_json:
 *
 * {title, date, verdict, cost, arms:[{arm, rung, split, n, quality, valid_format, agreement,
 * latency_ms:{p50, p95}, cost_per_call_usd, offline}]}: the shapes of design §8, quality and its
 * kind as {estimate, low, high} or null.
 *
 * Returns: (transfer full)
 */
char *ful_report_to_json (const FulReportInput *input);
