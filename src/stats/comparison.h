/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
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

/* d = a - b with its interval alone, no test: cheap enough for ranking. */
FulComparison ful_compare_interval (const FulSample *a, const FulSample *b);

/* Holm (1979): @adjusted[i] of @p[i], n of each; may be the same array. */
void ful_holm (const double *p, gsize n, double *adjusted);

/* n = ((z.975 + z.80) sd / delta)^2 deff, rounded up. */
double ful_cases_needed (double sd, double deff, double delta);

/* Cases in all to settle what is undecided against a limit (method §2 "Cases to settle"). */
double ful_cases_to_settle (const FulMean *mean, double limit, double width /* w of method §8 */);
