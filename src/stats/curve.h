/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "stats/interval.h"

/* Learning curve of method §5: error at training sizes and the power law through it. */
typedef struct {
  double n;            /* training examples, > 0 */
  double error;        /* mean over the seeds, [0, 1] */
  double se;           /* of that mean; <= 0 or NAN: unknown, weighed as the others' mean */
  double *seed_errors; /* NULL, or n_seeds errors for the bootstrap */
  gsize n_seeds;
} FulCurvePoint;

#define FUL_CURVE_DRAWS 500
#define FUL_CURVE_SEED 1 /* of the product's own bootstrap */

typedef struct {
  double a, b, c;         /* error at n: a n^-b + c */
  double low[3], high[3]; /* 95 % band of a, b, c; NAN where no point has seed errors */
  double weighted_sse;    /* sum of ((fitted - measured) / se)^2 */
  double n_for_bar;       /* smallest n with fitted error <= 1 - bar; NAN: the fit never is */
  double n_for_bar_low;   /* 95 % band of it; NAN: unknown */
  double n_for_bar_high;  /* NAN also where it has no end */
  gboolean reachable;     /* FALSE: 1 - bar < c in over 95 % of the draws; TRUE without a bar */
  gboolean extrapolated;  /* n_for_bar over 4 times the largest n */
} FulCurveFit;

/**
 * ful_curve_fit:
 * @points: at least 3, sizes increasing
 * @bar: quality to reach in (0, 1); NAN: n_for_bar is not asked for
 * @seed: of the bootstrap
 *
 * Source: Hestness et al., arXiv:1712.00409. Errors: %FUL_ERROR_BAD_INPUT under 3 points, or sizes
 * that do not increase.
 */
gboolean ful_curve_fit (const FulCurvePoint *points,
                        gsize n_points,
                        double bar,
                        guint64 seed,
                        FulCurveFit *out,
                        GError **error);

/* a n^-b + c */
double ful_curve_error_at (const FulCurveFit *fit, double n);

/* Error of a point with the 95 % interval of the mean over its seeds, t(k - 1) SE, within [0, 1];
 * low and high are NAN for one seed. */
FulInterval ful_curve_point_interval (const FulCurvePoint *point);

/* Points as an array: (element-type FulCurvePoint), which frees the seed errors. */
GArray *ful_curve_points_new (void);
/* Takes a copy of @seed_errors and computes mean and SE. */
void ful_curve_points_add (GArray *points, double n, const double *seed_errors, gsize n_seeds);

/**
 * ful_curve_points_to_json:
 *
 * {"points":[{"n":…,"errors":[…]}]}: what the project keeps as the artifact "curve".
 * Returns: (transfer full)
 */
char *ful_curve_points_to_json (const GArray *points);

/* Errors: %FUL_ERROR_BAD_INPUT for what is not such a text, or an error outside [0, 1]. */
GArray *ful_curve_points_from_json (const char *text, gsize length, GError **error);
