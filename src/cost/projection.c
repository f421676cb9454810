/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a projection together: the likely course month by month, where it breaks even, and what
 * the draws make of it. */
#include "cost/cost.h"

#include <math.h>

#include "cost/break-even.h"
#include "cost/rates.h"
#include "cost/simulations.h"
#include "cost/volume.h"

static FulProjection *
unknown_projection (FulCostPair pair, int months)
{
  FulProjection *self = g_new0 (FulProjection, 1);
  double *const figures[] = {
    &self->prompt_monthly, &self->prompt_upfront, &self->prompt_total,      &self->tuned_monthly,
    &self->tuned_upfront,  &self->tuned_total,    &self->break_even_month,  &self->break_even_p10,
    &self->break_even_p50, &self->break_even_p90, &self->break_even_volume, &self->p_break_even,
    &self->saving_p10,     &self->saving_p50,     &self->saving_p90,        &self->saving_mean,
    &self->utilisation,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    *figures[i] = NAN;
  self->pair = pair;
  self->horizon_months = months;
  self->months = g_new (FulCostMonth, months);
  for (int t = 0; t < months; t++)
    self->months[t] = (FulCostMonth){ NAN, NAN, NAN, NAN, NAN };
  return self;
}

static double
finite_or_nan (double value)
{
  return isfinite (value) ? value : (double)NAN;
}

/* Mean load of month 1 over what its replicas can answer. */
static double
utilisation_of (const FulCostRates *rates, const double *numbers)
{
  double k = 1 + numbers[FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_REASK_SHARE)];
  double replicas = ful_cost_rates_replicas (rates, rates->volume);

  return finite_or_nan (rates->volume * k /
                        (replicas * numbers[FUL_NUMBER_CAPACITY_RPS] * FUL_SECONDS_PER_MONTH));
}

static void
add_likely (FulProjection *self, const FulCostModel *model)
{
  int n = model->horizon_months;
  g_autofree double *prompt = g_new (double, n);
  g_autofree double *tuned = g_new (double, n);
  g_autofree double *saving = g_new (double, n);
  double numbers[FUL_N_NUMBERS], sum;
  FulVolumeCrossings volumes;
  FulCostRates rates;

  ful_cost_model_likely (model, numbers);
  ful_cost_rates (model, numbers, &rates);
  ful_cost_rates_months (&rates, model, prompt, tuned);
  self->prompt_upfront = 0;
  self->tuned_upfront = self->tuned_total = rates.upfront;
  self->prompt_total = 0;
  sum = -rates.upfront;
  for (int t = 0; t < n; t++) {
    self->months[t].prompt = prompt[t];
    self->months[t].tuned = tuned[t];
    self->prompt_total += prompt[t];
    self->tuned_total += tuned[t];
    sum += prompt[t] - tuned[t];
    saving[t] = sum;
  }
  self->prompt_monthly = prompt[0];
  self->tuned_monthly = tuned[0];
  self->break_even_month = finite_or_nan (ful_break_even_month (rates.upfront, saving, n));
  self->sign_changes = ful_break_even_sign_changes (rates.upfront, saving, n);
  ful_volume_crossings (model, &rates, &volumes);
  self->break_even_volume = volumes.break_even;
  self->crossings = volumes.crossings;
  if (model->dedicated)
    self->utilisation = utilisation_of (&rates, numbers);
}

static void
add_simulation (FulProjection *self, const FulCostModel *model, const FulSimulation *simulation)
{
  const FulQuantiles *last = &simulation->saving[model->horizon_months - 1];

  for (int t = 0; t < model->horizon_months; t++) {
    self->months[t].saving_p10 = simulation->saving[t].p10;
    self->months[t].saving_p50 = simulation->saving[t].p50;
    self->months[t].saving_p90 = simulation->saving[t].p90;
  }
  self->saving_p10 = last->p10;
  self->saving_p50 = last->p50;
  self->saving_p90 = last->p90;
  self->saving_mean = simulation->saving_mean;
  self->break_even_p10 = simulation->break_even.p10;
  self->break_even_p50 = simulation->break_even.p50;
  self->break_even_p90 = simulation->break_even.p90;
  self->p_break_even = simulation->p_break_even;
}

static FulProjection *
projection_new (const FulCostContext *context, FulCostPair pair, gboolean may_draw)
{
  g_autoptr (FulCostModel) model = ful_cost_model_new (context, pair);
  guint draws = context->draws > 0 ? context->draws : FUL_COST_DRAWS;
  g_autoptr (FulSimulation) simulation = NULL;
  FulProjection *self = unknown_projection (pair, model->horizon_months);

  self->currency = g_strdup (ful_snapshot_text (context->snapshot, "cost.currency"));
  self->known = model->missing->len == 0;
  if (self->known) {
    add_likely (self, model);
    simulation = may_draw
                     ? ful_simulations_get (context->simulations, model, draws, context->seed)
                     : ful_simulations_find (context->simulations, model, draws, context->seed);
    if (simulation != NULL)
      add_simulation (self, model, simulation);
  } else {
    self->crossings = g_array_new (FALSE, FALSE, sizeof (double));
    self->sign_changes = g_array_new (FALSE, FALSE, sizeof (int));
  }
  self->inputs = g_steal_pointer (&model->inputs);
  self->missing = g_steal_pointer (&model->missing);
  return self;
}

FulProjection *
ful_projection_new (const FulCostContext *context, FulCostPair pair)
{
  return projection_new (context, pair, /* may_draw= */ TRUE);
}

FulProjection *
ful_projection_new_likely (const FulCostContext *context, FulCostPair pair)
{
  return projection_new (context, pair, /* may_draw= */ FALSE);
}

gboolean
ful_projection_has_ranges (const FulProjection *self)
{
  return !isnan (self->p_break_even);
}

void
ful_projection_free (FulProjection *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->inputs);
  g_array_unref (self->crossings);
  g_array_unref (self->sign_changes);
  g_free (self->currency);
  g_free (self->months);
  g_free (self);
}
