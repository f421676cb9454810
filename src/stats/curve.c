/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fit of a learning curve and its bootstrap: some 500 fits of 12 starts to a handful of points,
 * well under a second. */
#include "stats/curve.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "stats/power-law.h"
#include "stats/random.h"

enum { A, B, C, N_FOR_BAR, N_DRAWN };

static gboolean
check_points (const FulCurvePoint *points, gsize n, GError **error)
{
  if (n < 3)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "curve",
                             "%" G_GSIZE_FORMAT " training sizes are too few for a curve; it takes "
                             "at least 3",
                             n);
  for (gsize i = 0; i < n; i++)
    if (!(points[i].n > 0) || (i > 0 && !(points[i].n > points[i - 1].n)) ||
        !(points[i].error >= 0 && points[i].error <= 1))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "curve",
                               "training sizes must increase and errors lie between 0 and 1");
  return TRUE;
}

/* 1/var; where it is unknown that of the mean variance, where all are 1. */
static double *
weights_of (const FulCurvePoint *points, gsize n)
{
  double *weights = g_new (double, n);
  double sum = 0;
  gsize known = 0;

  for (gsize i = 0; i < n; i++)
    if (points[i].se > 0) {
      sum += points[i].se * points[i].se;
      known++;
    }
  for (gsize i = 0; i < n; i++) {
    if (points[i].se > 0)
      weights[i] = 1 / (points[i].se * points[i].se);
    else
      weights[i] = known > 0 ? (double)known / sum : 1;
  }
  return weights;
}

/* One draw: seeds are drawn, and each point's mean is over these. A seed's subsets lie in each
 * other, so its errors go up and down together over the sizes, and it is drawn for all of them. */
static void
resample (const FulCurvePoint *points, gsize n, FulRandom *random, double *errors)
{
  guint64 start = ful_random_next (random);

  for (gsize i = 0; i < n; i++) {
    FulRandom seeds = ful_random_new (start);
    double sum = 0;

    errors[i] = points[i].error;
    if (points[i].seed_errors == NULL || points[i].n_seeds == 0)
      continue;
    for (gsize k = 0; k < points[i].n_seeds; k++)
      sum += points[i].seed_errors[ful_random_below (&seeds, points[i].n_seeds)];
    errors[i] = sum / (double)points[i].n_seeds;
  }
}

static int
by_value (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double
finite_or_nan (double value)
{
  return isfinite (value) ? value : (double)NAN;
}

/* The 2.5 and 97.5 % points of FUL_CURVE_DRAWS values, which it sorts. */
static void
band_of (double *values, double *low, double *high)
{
  gsize tail = FUL_CURVE_DRAWS / 40;

  qsort (values, FUL_CURVE_DRAWS, sizeof *values, by_value);
  *low = finite_or_nan (values[tail]);
  *high = finite_or_nan (values[FUL_CURVE_DRAWS - 1 - tail]);
}

/* The band of the fit; returns in how many draws 1 - bar < c. */
static gsize
bootstrap (FulPowerLawFitter *fitter,
           const FulCurvePoint *points,
           gsize n,
           double bar,
           guint64 seed,
           FulCurveFit *out)
{
  g_autofree double *drawn = g_new (double, N_DRAWN *FUL_CURVE_DRAWS);
  g_autofree double *errors = g_new (double, n);
  FulRandom random = ful_random_new (seed);
  gsize out_of_reach = 0;

  for (gsize draw = 0; draw < FUL_CURVE_DRAWS; draw++) {
    FulPowerLaw law;
    double size;

    resample (points, n, &random, errors);
    law = ful_power_law_fit (fitter, errors);
    size = ful_power_law_size_for (&law, 1 - bar);
    drawn[A * FUL_CURVE_DRAWS + draw] = law.a;
    drawn[B * FUL_CURVE_DRAWS + draw] = law.b;
    drawn[C * FUL_CURVE_DRAWS + draw] = law.c;
    drawn[N_FOR_BAR * FUL_CURVE_DRAWS + draw] = isnan (size) ? (double)INFINITY : size;
    out_of_reach += 1 - bar < law.c ? 1 : 0;
  }
  for (gsize i = 0; i < 3; i++)
    band_of (drawn + i * FUL_CURVE_DRAWS, &out->low[i], &out->high[i]);
  if (!isnan (bar))
    band_of (drawn + N_FOR_BAR * FUL_CURVE_DRAWS, &out->n_for_bar_low, &out->n_for_bar_high);
  return out_of_reach;
}

static gboolean
has_seeds (const FulCurvePoint *points, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (points[i].seed_errors != NULL && points[i].n_seeds > 1)
      return TRUE;
  return FALSE;
}

gboolean
ful_curve_fit (const FulCurvePoint *points,
               gsize n_points,
               double bar,
               guint64 seed,
               FulCurveFit *out,
               GError **error)
{
  g_autofree double *weights = NULL;
  g_autofree double *sizes = NULL;
  g_autofree double *errors = NULL;
  g_autoptr (FulPowerLawFitter) fitter = NULL;
  FulPowerLaw law;
  FulCurveFit fit = { .low = { NAN, NAN, NAN },
                      .high = { NAN, NAN, NAN },
                      .n_for_bar = NAN,
                      .n_for_bar_low = NAN,
                      .n_for_bar_high = NAN,
                      .reachable = TRUE };

  if (!check_points (points, n_points, error))
    return FALSE;
  weights = weights_of (points, n_points);
  sizes = g_new (double, n_points);
  errors = g_new (double, n_points);
  for (gsize i = 0; i < n_points; i++) {
    sizes[i] = points[i].n;
    errors[i] = points[i].error;
  }
  fitter = ful_power_law_fitter_new (sizes, weights, n_points);
  law = ful_power_law_fit (fitter, errors);
  fit.a = law.a;
  fit.b = law.b;
  fit.c = law.c;
  fit.weighted_sse = law.weighted_sse;
  if (!isnan (bar)) {
    fit.n_for_bar = ful_power_law_size_for (&law, 1 - bar);
    fit.reachable = !(1 - bar < law.c);
    fit.extrapolated = fit.n_for_bar > 4 * sizes[n_points - 1];
  }
  if (has_seeds (points, n_points)) {
    gsize out_of_reach = bootstrap (fitter, points, n_points, bar, seed, &fit);

    fit.reachable = !((double)out_of_reach > 0.95 * FUL_CURVE_DRAWS);
  }
  *out = fit;
  return TRUE;
}

double
ful_curve_error_at (const FulCurveFit *fit, double n)
{
  return fit->a * pow (n, -fit->b) + fit->c;
}
