/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a call of an arm costs, by its own answers (method §8 "cost per request"). */
#include "cost/cost.h"

#include <math.h>

#include "cost/rates.h"
#include "stats/clusters.h"

typedef struct {
  FulTokenPrices prices;
  const FulEvidence *evidence;
  FulSplit split;
  gboolean unknown; /* one call's price is */
} Calls;

/* Uncached and cached tokens come apart in an answer: the shape in which cached lie outside. */
static double
price_of_call (const FulAnswer *answer, gpointer user_data)
{
  Calls *calls = user_data;
  double price = ful_call_price_anthropic (&calls->prices, answer->tokens_in, answer->tokens_cached,
                                           0, 0, answer->tokens_out);

  if (isnan (price) && calls->evidence->cases[answer->case_index].split == calls->split)
    calls->unknown = TRUE;
  return price;
}

static FulMean
point (double value, gsize n, gsize clusters)
{
  return (FulMean){ .interval = { value, value, value },
                    .se = 0,
                    .n = n,
                    .clusters = clusters,
                    .n_effective = (double)n };
}

static const FulMean unknown = { .interval = { NAN, NAN, NAN }, .se = NAN, .n_effective = NAN };

/* Mean over the cases of their mean, with the clustered SE. Taken in units of the mean, since
 * what counts as an SE of 0 is told on the scale of scores. */
static FulMean
mean_price (const FulSample *sample)
{
  g_autofree double *relative = g_new (double, MAX (sample->n, 1));
  FulMean out = point (0, sample->n, 0);
  double sum = 0, mean, half;

  for (gsize i = 0; i < sample->n; i++)
    sum += sample->values[i];
  mean = sum / (double)sample->n;
  for (gsize i = 0; i < sample->n; i++)
    relative[i] = mean > 0 ? sample->values[i] / mean : 1;
  out.se = mean * ful_clustered_se (relative, sample->clusters, sample->n, 1, &out.clusters);
  half = out.se == 0 ? 0 : ful_t95 ((double)out.clusters - 1) * out.se;
  out.interval = (FulInterval){ mean, MAX (mean - half, 0), mean + half };
  /* One cluster tells nothing about the spread. */
  if (isnan (half))
    out.interval = (FulInterval){ mean, 0, INFINITY };
  return out;
}

/* Month 1's replicas over its calls. */
static FulMean
replica_price (const FulCostContext *context, int arm)
{
  const FulCostPair pair = { -1, FUL_RUNG_TUNED, arm };
  g_autoptr (FulCostModel) model = ful_cost_model_new (context, pair);
  double numbers[FUL_N_NUMBERS], calls, usd;
  FulCostRates rates;

  if (!ful_snapshot_is_set (context->snapshot, "workflow.volume_per_month") ||
      !ful_snapshot_is_set (context->snapshot, "cost.replica_per_hour") ||
      !(ful_snapshot_number (context->snapshot, "cost.capacity_rps") > 0))
    return unknown;
  ful_cost_model_likely (model, numbers);
  ful_cost_rates (model, numbers, &rates);
  calls = rates.volume * (1 + numbers[FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_REASK_SHARE)]);
  usd = rates.replica_month * ful_cost_rates_replicas (&rates, rates.volume) /
        numbers[FUL_NUMBER_CURRENCY_PER_USD] / calls;
  return isfinite (usd) ? point (usd, 0, 0) : unknown;
}

FulMean
ful_cost_per_call (const FulCostContext *context, int arm, FulSplit split)
{
  const FulEvidence *evidence = ful_standings_evidence (context->standings);
  const FulEvidenceArm *of_arm;
  g_autoptr (FulSample) sample = NULL;
  Calls calls = { .evidence = evidence, .split = split };

  g_return_val_if_fail (arm >= 0 && (guint)arm < evidence->arms->len, unknown);
  of_arm = evidence->arms->pdata[arm];
  if (of_arm->rung == FUL_RUNG_SPECIALIST)
    return point (0, ful_standings_mean (context->standings, (guint)arm, split).n, 0);
  if (of_arm->rung == FUL_RUNG_TUNED &&
      g_strcmp0 (ful_snapshot_text (context->snapshot, "cost.hosting"), "dedicated") == 0)
    return replica_price (context, arm);
  calls.prices =
      ful_cost_side_prices (context,
                            of_arm->rung == FUL_RUNG_TUNED ? FUL_SIDE_TUNED : FUL_SIDE_PROMPT, arm);
  sample = ful_sample_of (evidence, of_arm, split, price_of_call, &calls);
  return calls.unknown || sample->n == 0 ? unknown : mean_price (sample);
}
