/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* e(n) = a n^-b + c, a > 0, 0 < b <= 2, 0 <= c <= min e, by weighted least squares. */
typedef struct {
  double a, b, c;
  double weighted_sse;
} FulPowerLaw;

/* Memory of fits to the same sizes, used over and over by the bootstrap. */
typedef struct _FulPowerLawFitter FulPowerLawFitter;

/**
 * ful_power_law_fitter_new:
 * @sizes: n_points > 0 each; @n_points: at least 3
 * @weights: n_points, 1/var of the errors, > 0
 */
FulPowerLawFitter *
ful_power_law_fitter_new (const double *sizes, const double *weights, gsize n_points);
void ful_power_law_fitter_free (FulPowerLawFitter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulPowerLawFitter, ful_power_law_fitter_free)

/* The best of several starts by Levenberg-Marquardt on transformed parameters.
 * @errors: n_points in [0, 1] */
FulPowerLaw ful_power_law_fit (FulPowerLawFitter *self, const double *errors);

double ful_power_law_at (const FulPowerLaw *law, double n);

/* Smallest whole n >= 1 at which the error is at most @error; NAN where it never is. */
double ful_power_law_size_for (const FulPowerLaw *law, double error);
