/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/simulation.h"

#include <math.h>

#include "cost/break-even.h"
#include "cost/draws.h"
#include "cost/rates.h"

/* Hoare's selection: afterwards values[k] is what sorting would put there, smaller ones before it
 * and greater ones behind. */
static double
select_kth (double *values, gsize n, gsize k)
{
  gssize low = 0, high = (gssize)n - 1;

  while (low < high) {
    double pivot = values[low + (high - low) / 2];
    gssize i = low, j = high;

    while (i <= j) {
      while (values[i] < pivot)
        i++;
      while (values[j] > pivot)
        j--;
      if (i <= j) {
        double swap = values[i];

        values[i++] = values[j];
        values[j--] = swap;
      }
    }
    if ((gssize)k <= j)
      high = j;
    else if ((gssize)k >= i)
      low = i;
    else
      break;
  }
  return values[k];
}

static double
quantile (double *values, gsize n, double p)
{
  double place = p * (double)(n - 1);
  gsize k = (gsize)floor (place);
  double fraction = place - floor (place), value, next;

  value = select_kth (values, n, k);
  if (fraction > 0) {
    next = select_kth (values + k + 1, n - k - 1, 0);
    value += fraction * (next - value);
  }
  return isfinite (value) ? value : (double)NAN;
}

FulQuantiles
ful_quantiles (double *values, gsize n)
{
  return (FulQuantiles){ quantile (values, n, 0.1), quantile (values, n, 0.5),
                         quantile (values, n, 0.9) };
}

/* One draw: its cumulative saving at the end of each month goes into column @i of @saving. */
static double
play_draw (const FulCostModel *model,
           const double *numbers,
           double *prompt,
           double *tuned,
           double *cumulative)
{
  FulCostRates rates;
  double sum;

  ful_cost_rates (model, numbers, &rates);
  ful_cost_rates_months (&rates, model, prompt, tuned);
  sum = -rates.upfront;
  for (int t = 0; t < model->horizon_months; t++) {
    sum += prompt[t] - tuned[t];
    cumulative[t] = sum;
  }
  return ful_break_even_month (rates.upfront, cumulative, model->horizon_months);
}

static void
summarise (FulSimulation *self, double *saving, double *break_even, int months, gsize draws)
{
  const double *last = saving + (gsize)(months - 1) * draws;
  double sum = 0;
  gsize paid = 0;

  for (gsize i = 0; i < draws; i++) {
    sum += last[i];
    paid += last[i] > 0;
  }
  self->saving_mean = sum / (double)draws;
  self->p_break_even = (double)paid / (double)draws;
  self->break_even = ful_quantiles (break_even, draws);
  for (int t = 0; t < months; t++)
    self->saving[t] = ful_quantiles (saving + (gsize)t * draws, draws);
}

FulSimulation *
ful_simulation_new (const FulCostModel *model, guint draws, guint64 seed)
{
  FulSimulation *self = g_new0 (FulSimulation, 1);
  g_autoptr (FulDraws) source = ful_draws_new (model, seed);
  int months = model->horizon_months;
  gsize n = ful_draws_dimensions (source) > 0 ? draws : 1;
  g_autofree double *saving = g_new (double, n *(gsize)months);
  g_autofree double *break_even = g_new (double, n);
  g_autofree double *of_draw = g_new (double, 3 * (gsize)months);
  double *cumulative = of_draw + 2 * months;
  double numbers[FUL_N_NUMBERS];

  for (gsize i = 0; i < n; i++) {
    ful_draws_next (source, numbers);
    break_even[i] = play_draw (model, numbers, of_draw, of_draw + months, cumulative);
    for (int t = 0; t < months; t++)
      saving[(gsize)t * n + i] = cumulative[t];
  }
  self->saving = g_new (FulQuantiles, months);
  summarise (self, saving, break_even, months, n);
  return self;
}

void
ful_simulation_free (FulSimulation *self)
{
  if (self == NULL)
    return;
  g_free (self->saving);
  g_free (self);
}
