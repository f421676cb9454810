/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The constraints are taken away by transformation, so that Levenberg-Marquardt runs free:
 *
 *   a n^-b = exp (u - b x)    x = log (n / geometric mean of the sizes): u and b hardly correlate
 *   b      = 2 / (1 + exp (-v))
 *   c      = min e * sin^2 w  which reaches both ends, where a logistic would creep
 *
 * sin^2 is flat at either end, so a start never lies on one. */
#include "stats/power-law.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_multifit_nlinear.h>

#include "stats/gsl.h"

#define N_PARAMETERS 3
#define MAX_STEPS 200
#define TOLERANCE 1e-12
#define MAX_B 2.0

struct _FulPowerLawFitter {
  gsize n;
  double centre; /* mean of log n */
  double *x;
  double *root_weights;
  const double *errors; /* of the fit that is going on */
  double ceiling;       /* min e */
  gsl_multifit_nlinear_workspace *workspace;
};

FulPowerLawFitter *
ful_power_law_fitter_new (const double *sizes, const double *weights, gsize n_points)
{
  FulPowerLawFitter *self = g_new0 (FulPowerLawFitter, 1);
  gsl_multifit_nlinear_parameters parameters = gsl_multifit_nlinear_default_parameters ();

  ful_gsl_init ();
  self->n = n_points;
  self->x = g_new (double, n_points);
  self->root_weights = g_new (double, n_points);
  for (gsize i = 0; i < n_points; i++)
    self->centre += log (sizes[i]) / (double)n_points;
  for (gsize i = 0; i < n_points; i++) {
    self->x[i] = log (sizes[i]) - self->centre;
    self->root_weights[i] = sqrt (weights[i]);
  }
  parameters.solver = gsl_multifit_nlinear_solver_qr;
  self->workspace =
      gsl_multifit_nlinear_alloc (gsl_multifit_nlinear_trust, &parameters, n_points, N_PARAMETERS);
  return self;
}

void
ful_power_law_fitter_free (FulPowerLawFitter *self)
{
  if (self == NULL)
    return;
  gsl_multifit_nlinear_free (self->workspace);
  g_free (self->x);
  g_free (self->root_weights);
  g_free (self);
}

static double
b_of (double v)
{
  return MAX_B / (1 + exp (-v));
}

static int
residuals (const gsl_vector *at, void *data, gsl_vector *out)
{
  const FulPowerLawFitter *self = data;
  double u = gsl_vector_get (at, 0), b = b_of (gsl_vector_get (at, 1));
  double sine = sin (gsl_vector_get (at, 2));

  for (gsize i = 0; i < self->n; i++) {
    double error = exp (u - b * self->x[i]) + self->ceiling * sine * sine;

    gsl_vector_set (out, i, self->root_weights[i] * (error - self->errors[i]));
  }
  return GSL_SUCCESS;
}

static int
jacobian (const gsl_vector *at, void *data, gsl_matrix *out)
{
  const FulPowerLawFitter *self = data;
  double u = gsl_vector_get (at, 0), b = b_of (gsl_vector_get (at, 1));
  double w = gsl_vector_get (at, 2);

  for (gsize i = 0; i < self->n; i++) {
    double weight = self->root_weights[i], power = exp (u - b * self->x[i]);

    gsl_matrix_set (out, i, 0, weight * power);
    gsl_matrix_set (out, i, 1, weight * power * -self->x[i] * b * (1 - b / MAX_B));
    gsl_matrix_set (out, i, 2, weight * self->ceiling * sin (2 * w));
  }
  return GSL_SUCCESS;
}

/* From b and a share of the ceiling for c; u is the best there is for these. */
static FulPowerLaw
fit_from (FulPowerLawFitter *self, double b, double c_share)
{
  double start[N_PARAMETERS], product = 0, square = 0, u, sine;
  gsl_vector_view view = gsl_vector_view_array (start, N_PARAMETERS);
  gsl_multifit_nlinear_fdf fdf = {
    .f = residuals, .df = jacobian, .n = self->n, .p = N_PARAMETERS, .params = self
  };
  const gsl_vector *at;
  FulPowerLaw law;
  int info;

  for (gsize i = 0; i < self->n; i++) {
    double weight = self->root_weights[i] * self->root_weights[i], power = exp (-b * self->x[i]);

    product += weight * power * (self->errors[i] - c_share * self->ceiling);
    square += weight * power * power;
  }
  start[0] = log (MAX (product / square, 1e-9));
  start[1] = -log (MAX_B / b - 1);
  start[2] = asin (sqrt (c_share));
  gsl_multifit_nlinear_init (&view.vector, &fdf, self->workspace);
  gsl_multifit_nlinear_driver (MAX_STEPS, TOLERANCE, TOLERANCE, TOLERANCE, NULL, NULL, &info,
                               self->workspace);
  at = gsl_multifit_nlinear_position (self->workspace);
  u = gsl_vector_get (at, 0);
  sine = sin (gsl_vector_get (at, 2));
  law.b = b_of (gsl_vector_get (at, 1));
  law.a = exp (u + law.b * self->centre);
  law.c = self->ceiling * sine * sine;
  gsl_blas_ddot (gsl_multifit_nlinear_residual (self->workspace),
                 gsl_multifit_nlinear_residual (self->workspace), &law.weighted_sse);
  return law;
}

FulPowerLaw
ful_power_law_fit (FulPowerLawFitter *self, const double *errors)
{
  static const double b_starts[] = { 0.1, 0.3, 0.7, 1.4 };
  static const double c_starts[] = { 0.05, 0.5, 0.9 };
  FulPowerLaw best = { NAN, NAN, NAN, INFINITY };

  self->errors = errors;
  self->ceiling = INFINITY;
  for (gsize i = 0; i < self->n; i++)
    self->ceiling = MIN (self->ceiling, errors[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (b_starts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (c_starts); k++) {
      FulPowerLaw law = fit_from (self, b_starts[i], c_starts[k]);

      if (law.weighted_sse < best.weighted_sse)
        best = law;
    }
  self->errors = NULL;
  return best;
}

double
ful_power_law_at (const FulPowerLaw *law, double n)
{
  return law->a * pow (n, -law->b) + law->c;
}

double
ful_power_law_size_for (const FulPowerLaw *law, double error)
{
  double n;

  if (!(error > law->c))
    return NAN;
  n = pow (law->a / (error - law->c), 1 / law->b);
  if (!isfinite (n))
    return NAN;
  return MAX (1, ceil (n * (1 - 1e-12)));
}
