/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/permutation.h" /* ful_holm () for a family of comparisons */
#include "stats/sample.h"

/* Two arms on the cases both answered (method §2). */
typedef struct {
  gsize n; /* 0: not comparable, all else NAN or 0 */
  gsize clusters;
  FulMean a; /* over the shared cases */
  FulMean b;
  FulInterval difference; /* a - b */
  double se;
  double sd;   /* SD(d), n - 1 in the denominator */
  double deff; /* design effect, 1 without clusters */
  double p_value;
  const char *test; /* "mcnemar-exact", "sign-flip-exact", "sign-flip" */
  gsize a_only;     /* discordant cases: s_a > s_b */
  gsize b_only;
  double mde;            /* smallest difference the data can show */
  double n_needed;       /* cases needed for delta; 0 where SD(d) = 0 */
  gboolean non_inferior; /* lower bound of a - b >= -delta */
} FulComparison;

/**
 * ful_compare:
 * @a, @b: samples of two arms on one split, not yet restricted
 * @delta: smallest gain worth having, > 0
 * @seed: of the sign-flip draws
 */
FulComparison ful_compare (const FulSample *a, const FulSample *b, double delta, guint64 seed);

/* d = a - b with its interval alone: no test, no means of a and b. Cheap enough for ranking. */
FulComparison ful_compare_interval (const FulSample *a, const FulSample *b);

/* n = ((z.975 + z.80) sd / delta)^2 deff, rounded up. */
double ful_cases_needed (double sd, double deff, double delta);

/**
 * ful_cases_to_settle:
 * @mean: of what is undecided
 * @limit: b, in (0, 1)
 * @width: w of method §8, > 0
 *
 * Cases in all to settle @mean against @limit (method §2 "Cases to settle"). The design effect is
 * n/n_e where cases are clustered, else 1.
 *
 * Returns: a whole number of cases; NAN where there is none yet
 */
double ful_cases_to_settle (const FulMean *mean, double limit, double width);
