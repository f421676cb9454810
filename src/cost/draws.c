/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/draws.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_rng.h>
#include <math.h>

#define SOBOL_DIMENSIONS 40
/* Keeps a uniform number off 0 and 1, whose normals are infinite. */
#define SMALLEST_UNIFORM 0x1p-40

struct _FulDraws {
  const FulCostModel *model;
  double likely[FUL_N_NUMBERS];
  int uncertain[FUL_N_NUMBERS]; /* numbers, in their order */
  guint n;
  guint n_sobol;
  double shift[SOBOL_DIMENSIONS];
  gsl_qrng *sobol; /* NULL where nothing is uncertain */
  gsl_rng *rest;
};

static gboolean
is_uncertain (const FulSpread *spread)
{
  return spread->follows < 0 && (spread->se > 0 || spread->low < spread->high);
}

FulDraws *
ful_draws_new (const FulCostModel *model, guint64 seed)
{
  FulDraws *self = g_new0 (FulDraws, 1);

  self->model = model;
  ful_cost_model_likely (model, self->likely);
  for (int i = 0; i < FUL_N_NUMBERS; i++)
    if (is_uncertain (&model->numbers[i]))
      self->uncertain[self->n++] = i;
  self->n_sobol = MIN (self->n, SOBOL_DIMENSIONS);
  self->rest = gsl_rng_alloc (gsl_rng_mt19937);
  gsl_rng_set (self->rest, (unsigned long)seed);
  if (self->n_sobol > 0)
    self->sobol = gsl_qrng_alloc (gsl_qrng_sobol, self->n_sobol);
  for (guint i = 0; i < self->n_sobol; i++)
    self->shift[i] = gsl_rng_uniform (self->rest);
  return self;
}

void
ful_draws_free (FulDraws *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sobol, gsl_qrng_free);
  gsl_rng_free (self->rest);
  g_free (self);
}

guint
ful_draws_dimensions (const FulDraws *self)
{
  return self->n;
}

/* The measured qualities' errors go together as far as they do over the cases both answered. */
static void
correlate (const FulDraws *self, double *z)
{
  const int prompt = FUL_NUMBER_OF (FUL_SIDE_PROMPT, FUL_OF_SIDE_QUALITY);
  const int tuned = FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_QUALITY);
  double r = self->model->quality_correlation;
  int first = -1, second = -1;

  for (guint i = 0; i < self->n; i++) {
    if (self->uncertain[i] == prompt)
      first = (int)i;
    if (self->uncertain[i] == tuned)
      second = (int)i;
  }
  if (first >= 0 && second >= 0 && r != 0)
    z[second] = r * z[first] + sqrt (1 - r * r) * z[second];
}

void
ful_draws_at (const FulDraws *self, const double *independent, double numbers[FUL_N_NUMBERS])
{
  double z[FUL_N_NUMBERS];

  memcpy (z, independent, self->n * sizeof (double));
  correlate (self, z);
  memcpy (numbers, self->likely, sizeof self->likely);
  for (guint i = 0; i < self->n; i++) {
    const FulSpread *spread = &self->model->numbers[self->uncertain[i]];

    if (spread->se > 0)
      numbers[self->uncertain[i]] = CLAMP (spread->likely + z[i] * spread->se, 0, 1);
    else
      numbers[self->uncertain[i]] =
          ful_two_piece (spread->low, spread->likely, spread->high, spread->domain, z[i]);
  }
  ful_cost_model_derive (self->model, numbers);
}

void
ful_draws_next (FulDraws *self, double numbers[FUL_N_NUMBERS])
{
  double u[FUL_N_NUMBERS], z[FUL_N_NUMBERS] = { 0 };

  if (self->sobol != NULL)
    gsl_qrng_get (self->sobol, u);
  for (guint i = 0; i < self->n; i++) {
    double uniform = gsl_rng_uniform_pos (self->rest);

    if (i < self->n_sobol) {
      uniform = u[i] + self->shift[i];
      uniform -= floor (uniform);
    }
    z[i] = gsl_cdf_ugaussian_Pinv (CLAMP (uniform, SMALLEST_UNIFORM, 1 - SMALLEST_UNIFORM));
  }
  ful_draws_at (self, z, numbers);
}
