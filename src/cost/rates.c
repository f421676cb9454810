/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/rates.h"

#include <math.h>

/* A measured cache entry lives cache_ttl_s: of c cached tokens, c exp (-lambda) are uncached at
 * production's pace, lambda the requests in that time. Cached tokens that are set stay so. */
static FulCostLine
line_of (const FulCostModel *model, const double *numbers, FulCostSide side)
{
  const double *of = numbers + FUL_NUMBER_OF (side, 0);
  double k = 1 + of[FUL_OF_SIDE_REASK_SHARE];
  double scale =
      numbers[FUL_NUMBER_CURRENCY_PER_USD] / 1e6 * k * (1 - of[FUL_OF_SIDE_BATCH_SHARE] / 2);
  double cached = of[FUL_OF_SIDE_TOKENS_CACHED];
  FulCostLine line = { 0 };

  line.per_request = scale * (of[FUL_OF_SIDE_TOKENS_IN] * of[FUL_OF_SIDE_PRICE_IN] +
                              cached * of[FUL_OF_SIDE_PRICE_CACHED] +
                              of[FUL_OF_SIDE_TOKENS_OUT] * of[FUL_OF_SIDE_PRICE_OUT]);
  if (model->paced[side]) {
    line.cold = scale * cached * (of[FUL_OF_SIDE_PRICE_IN] - of[FUL_OF_SIDE_PRICE_CACHED]);
    line.pace = k * numbers[FUL_NUMBER_CACHE_TTL] / FUL_SECONDS_PER_MONTH;
  }
  if (model->needs_quality)
    line.per_error = (1 - of[FUL_OF_SIDE_QUALITY]) * numbers[FUL_NUMBER_ERROR_COST];
  return line;
}

static void
add_training (const double *n, FulCostRates *out)
{
  double rate = n[FUL_NUMBER_HOURLY_RATE];
  double curation = n[FUL_NUMBER_EXAMPLES] * n[FUL_NUMBER_CURATION_MINUTES] / 60 * rate;
  double training = n[FUL_NUMBER_EPOCHS] * n[FUL_NUMBER_EXAMPLES] * n[FUL_NUMBER_TRAIN_TOKENS] *
                    n[FUL_NUMBER_TRAIN_PRICE] / 1e6 * n[FUL_NUMBER_CURRENCY_PER_USD];
  double setup = n[FUL_NUMBER_SETUP_HOURS] * rate;
  double share = n[FUL_NUMBER_RETRAIN_SHARE];

  out->upfront =
      MAX (curation + n[FUL_NUMBER_EXPERIMENTS] * training + setup - n[FUL_NUMBER_SPENT], 0);
  out->retraining = share * curation + training + n[FUL_NUMBER_REGRESSION_HOURS] * rate;
  out->end_of_life = out->retraining + share * setup;
}

void
ful_cost_rates (const FulCostModel *model, const double n[FUL_N_NUMBERS], FulCostRates *out)
{
  double rate = n[FUL_NUMBER_HOURLY_RATE];

  *out = (FulCostRates){ 0 };
  for (int side = 0; side < FUL_N_SIDES; side++)
    out->sides[side] = line_of (model, n, side);
  out->sides[FUL_SIDE_PROMPT].fixed = n[FUL_NUMBER_PROMPT_HOURS] * rate;
  out->sides[FUL_SIDE_TUNED].fixed =
      n[FUL_NUMBER_HOSTING] +
      (n[FUL_NUMBER_MONITORING_HOURS] + n[FUL_NUMBER_REGRESSION_HOURS]) * rate;
  add_training (n, out);
  out->volume = n[FUL_NUMBER_VOLUME];
  out->growth = 1 + n[FUL_NUMBER_GROWTH];
  out->level = pow (1 - n[FUL_NUMBER_PRICE_DECLINE], 1 / 12.);
  if (model->dedicated) {
    double k = 1 + n[FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_REASK_SHARE)];

    out->replica_month = n[FUL_NUMBER_REPLICA_PER_HOUR] * FUL_HOURS_PER_MONTH;
    out->replica_load =
        k * n[FUL_NUMBER_PEAK_FACTOR] / (FUL_SECONDS_PER_MONTH * n[FUL_NUMBER_CAPACITY_RPS]);
    out->min_replicas = n[FUL_NUMBER_MIN_REPLICAS];
  }
}

double
ful_cost_rates_replicas (const FulCostRates *self, double volume)
{
  double load = volume > 0 ? volume * self->replica_load : 0;

  return ceil (MAX (load, self->min_replicas));
}

double
ful_cost_rates_running (const FulCostRates *self, FulCostSide side, double volume, double level)
{
  const FulCostLine *line = &self->sides[side];
  double tokens = line->per_request, total;

  if (line->cold != 0)
    tokens += line->cold * exp (-line->pace * volume);
  total = volume * (level * tokens + line->per_error) + line->fixed;
  if (side == FUL_SIDE_TUNED && self->replica_month > 0)
    total += self->replica_month * ful_cost_rates_replicas (self, volume);
  return total;
}

double
ful_cost_rates_one_off (const FulCostRates *self, const FulCostModel *model, int t)
{
  if (t >= model->horizon_months)
    return 0;
  if (model->lifetime_months > 0 && t % model->lifetime_months == 0)
    return self->end_of_life;
  if (model->retrain_months > 0 && t % model->retrain_months == 0)
    return self->retraining;
  return 0;
}

void
ful_cost_rates_months (const FulCostRates *self,
                       const FulCostModel *model,
                       double *prompt,
                       double *tuned)
{
  double volume = self->volume, level = 1;

  for (int t = 1; t <= model->horizon_months; t++) {
    prompt[t - 1] = ful_cost_rates_running (self, FUL_SIDE_PROMPT, volume, level);
    tuned[t - 1] = ful_cost_rates_running (self, FUL_SIDE_TUNED, volume, level) +
                   ful_cost_rates_one_off (self, model, t);
    volume *= self->growth;
    level *= self->level;
  }
}
