/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/* Learning curve of method §5: error at training sizes and the power law through it. */
typedef struct {
  double n;            /* training examples */
  double error;        /* mean over the seeds, [0, 1] */
  double se;           /* of that mean; <= 0 or NAN: unknown, weight as the others' mean */
  double *seed_errors; /* NULL, or n_seeds errors for the bootstrap */
  gsize n_seeds;
} FulCurvePoint;

typedef struct {
  double a, b, c;
  double low[3], high[3]; /* 95 % band of a, b, c */
  double weighted_sse;
  double
      n_for_bar; /* smallest n with fitted error <= 1 - bar; NAN where not reachable by the fit */
  double n_for_bar_low, n_for_bar_high;
  gboolean reachable;    /* FALSE: 1 - bar < c in over 95 % of the draws */
  gboolean extrapolated; /* n_for_bar over 4 times the largest n */
} FulCurveFit;

/**
 * ful_curve_fit:
 * @points: at least 3, sizes increasing
 * @bar: quality to reach in (0, 1); NAN: n_for_bar is not asked for
 *
 * Source: Hestness et al., arXiv:1712.00409. Errors: %FUL_ERROR_BAD_INPUT under 3 points.
 */
gboolean ful_curve_fit (const FulCurvePoint *points,
                        gsize n_points,
                        double bar,
                        guint64 seed,
                        FulCurveFit *out,
                        GError **error);

/* a n^-b + c */
double ful_curve_error_at (const FulCurveFit *fit, double n);
