/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <math.h>

#include <glib.h>

#include "base/json-writer.h"

/* z of the two-sided 95 % level, and of 80 % power. */
#define FUL_Z95 1.959963984540054
#define FUL_Z80 0.8416212335729143

/* A closed interval around an estimate, on the estimate's own scale. All NAN: not known. */
typedef struct {
  double estimate;
  double low;
  double high;
} FulInterval;

#define FUL_INTERVAL_UNKNOWN ((FulInterval){ NAN, NAN, NAN })

/* The mean of scores in [0, 1] by method §1. */
typedef struct {
  FulInterval interval; /* what is shown and what decides */
  double se;            /* clustered; NAN where clusters < 2: it can't be known */
  gsize n;              /* cases */
  gsize clusters;
  double n_effective; /* cases the interval takes it for: n, C or s(1-s)/SE^2 */
} FulMean;

/**
 * ful_interval_wilson:
 * @passed: successes, 0 <= @passed <= @n (fractions allowed: an effective number)
 * @n: independent trials, > 0
 * @z: normal or t quantile of the two-sided level, e.g. FUL_Z95
 *
 * Wilson score interval without continuity correction. Trials must be independent: for repeated
 * or grouped cases use ful_mean_clustered().
 *
 * Source: Wilson (1927), J. Am. Stat. Assoc. 22, 209-212.
 */
FulInterval ful_interval_wilson (double passed, double n, double z);

/* Independent cases, none of them missed, whose 95 % interval lies at @limit (0 to 1, both left
 * out) or above: the fewest that can show that a share is reached. Source: Wilson (1927) at s = 1.
 */
double ful_interval_flawless (double limit);

/**
 * ful_mean_clustered:
 * @scores: n means of one case each, in [0, 1]
 * @clusters: n cluster numbers (any values); NULL: each case its own
 *
 * Mean, clustered SE and interval of method §1 (Miller 2024, arXiv:2411.00640). n = 0: all NAN.
 */
FulMean ful_mean_clustered (const double *scores, const guint *clusters, gsize n);

/* As one value of the document that is open: {estimate, low, high}; null where the estimate is not
 * known. */
void ful_interval_write (const FulInterval *interval, FulJsonWriter *writer);

/* Two-sided 95 % quantile of Student's t with @df >= 1 degrees of freedom; infinite for df < 1. */
double ful_t95 (double df);
