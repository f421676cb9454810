/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/by-volume.h"

#include <math.h>

#include "cost/rates.h"

#define POINTS 25
/* How far the volume of break-even may take the axis from the project's own. */
#define FARTHEST 1000

static FulVolumePoint
point_at (const FulCostModel *model, const double *likely, double volume)
{
  int n = model->horizon_months;
  g_autofree double *prompt = g_new (double, n);
  g_autofree double *tuned = g_new (double, n);
  double numbers[FUL_N_NUMBERS];
  FulVolumePoint point = { .volume = volume };
  FulCostRates rates;

  for (int i = 0; i < FUL_N_NUMBERS; i++)
    numbers[i] = likely[i];
  numbers[FUL_NUMBER_VOLUME] = volume;
  ful_cost_rates (model, numbers, &rates);
  ful_cost_rates_months (&rates, model, prompt, tuned);
  point.tuned = rates.upfront;
  for (int i = 0; i < n; i++) {
    point.prompt += prompt[i];
    point.tuned += tuned[i];
  }
  point.prompt /= n;
  point.tuned /= n;
  return point;
}

GArray *
ful_cost_by_volume (const FulCostContext *context, const FulProjection *projection)
{
  g_autoptr (FulCostModel) model = ful_cost_model_new (context, projection->pair);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FulVolumePoint));
  double likely[FUL_N_NUMBERS], own, low, high, equal = projection->break_even_volume;

  ful_cost_model_likely (model, likely);
  own = likely[FUL_NUMBER_VOLUME];
  if (!projection->known || !(own > 0))
    return points;
  low = (equal > 0 ? fmax (fmin (own, equal), own / FARTHEST) : own) / 10;
  high = (equal > 0 ? fmin (fmax (own, equal), own * FARTHEST) : own) * 10;
  for (int i = 0; i < POINTS; i++) {
    FulVolumePoint point = point_at (model, likely, low * pow (high / low, i / (POINTS - 1.0)));

    g_array_append_val (points, point);
  }
  return points;
}
