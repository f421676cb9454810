/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of arms: what each would cost alone over the horizon. */
#include "cost/cost.h"

#include <math.h>

#include "cost/rates.h"

static FulCostSide
side_of (const FulEvidenceArm *arm)
{
  return ful_rung_is_prompt (arm->rung) ? FUL_SIDE_PROMPT : FUL_SIDE_TUNED;
}

/* The arm on its side; the other side as it is. */
static FulCostPair
pair_with (FulCostPair pair, const FulEvidenceArm *of_arm, int arm)
{
  if (side_of (of_arm) == FUL_SIDE_PROMPT) {
    pair.prompt_arm = arm;
  } else {
    pair.tuned_rung = of_arm->rung;
    pair.tuned_arm = arm;
  }
  return pair;
}

/* Whether what is missing lies on the other side alone. */
static gboolean
is_known (const FulCostModel *model, FulCostSide side)
{
  const char *other = side == FUL_SIDE_PROMPT ? "cost.tuned." : "cost.prompt.";

  for (guint i = 0; i < model->missing->len; i++)
    if (!g_str_has_prefix (model->missing->pdata[i], other))
      return FALSE;
  return TRUE;
}

double
ful_cost_monthly (const FulCostContext *context, int arm)
{
  const FulEvidenceArm *of_arm = ful_standings_evidence (context->standings)->arms->pdata[arm];
  const FulCostPair none = { -1, FUL_RUNG_TUNED, -1 };
  FulCostSide side = side_of (of_arm);
  g_autoptr (FulCostModel) model = ful_cost_model_new (context, pair_with (none, of_arm, arm));
  double numbers[FUL_N_NUMBERS], month;
  FulCostRates rates;

  if (!is_known (model, side))
    return NAN;
  ful_cost_model_likely (model, numbers);
  ful_cost_rates (model, numbers, &rates);
  month = ful_cost_rates_running (&rates, side, rates.volume, 1);
  return side == FUL_SIDE_TUNED ? month + ful_cost_rates_one_off (&rates, model, 1) : month;
}

/* Cost of a request in the project's currency: of the arm's calls, else of the tokens as set. */
static double
per_request (const FulCostContext *context,
             const FulCostModel *model,
             const double *numbers,
             FulCostSide side,
             int arm)
{
  FulSplit judging = ful_standings_splits (context->standings).judging;
  double usd = ful_cost_per_call (context, arm, judging).interval.estimate;
  const double *of = numbers + FUL_NUMBER_OF (side, 0);

  if (isnan (usd) && !(side == FUL_SIDE_TUNED && (model->dedicated || model->specialist)))
    usd = (of[FUL_OF_SIDE_TOKENS_IN] * of[FUL_OF_SIDE_PRICE_IN] +
           of[FUL_OF_SIDE_TOKENS_CACHED] * of[FUL_OF_SIDE_PRICE_CACHED] +
           of[FUL_OF_SIDE_TOKENS_OUT] * of[FUL_OF_SIDE_PRICE_OUT]) /
          1e6;
  return usd * numbers[FUL_NUMBER_CURRENCY_PER_USD];
}

static void
add_totals (FulCostArm *out, const FulCostModel *model, const double *numbers, FulCostSide side)
{
  int n = model->horizon_months;
  g_autofree double *months = g_new (double, 2 * n);
  const double *of_side = side == FUL_SIDE_PROMPT ? months : months + n;
  FulCostRates rates;

  ful_cost_rates (model, numbers, &rates);
  ful_cost_rates_months (&rates, model, months, months + n);
  out->upfront = side == FUL_SIDE_PROMPT ? 0 : rates.upfront;
  out->monthly = of_side[0];
  out->total = out->upfront;
  for (int t = 0; t < n; t++)
    out->total += of_side[t];
}

static FulCostArm
cost_of_arm (const FulCostContext *context, FulCostPair pair, int arm, gboolean known)
{
  const FulEvidenceArm *of_arm = ful_standings_evidence (context->standings)->arms->pdata[arm];
  FulCostSide side = side_of (of_arm);
  FulCostPair with = pair_with (pair, of_arm, arm);
  g_autoptr (FulCostModel) model = ful_cost_model_new (context, with);
  g_autoptr (FulProjection) projection = NULL;
  FulCostArm out = { arm, of_arm->rung, NAN, NAN, NAN, NAN, NAN, NAN };
  double numbers[FUL_N_NUMBERS];

  if (!known || !is_known (model, side))
    return out;
  ful_cost_model_likely (model, numbers);
  out.per_request = per_request (context, model, numbers, side, arm);
  out.per_correct = out.per_request / numbers[FUL_NUMBER_OF (side, FUL_OF_SIDE_QUALITY)];
  if (!isfinite (out.per_correct))
    out.per_correct = NAN;
  add_totals (&out, model, numbers, side);
  if (side == FUL_SIDE_TUNED) {
    projection = ful_projection_new (context, with);
    out.p_break_even = projection->p_break_even;
  }
  return out;
}

/* Where the pair's cost is unknown, so are all figures (method §6). */
GArray *
ful_cost_arms (const FulCostContext *context, FulCostPair pair)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (FulCostArm));
  const FulEvidence *evidence = ful_standings_evidence (context->standings);
  FulSplits splits = ful_standings_splits (context->standings);
  g_autoptr (FulCostModel) model = ful_cost_model_new (context, pair);

  for (guint i = 0; i < evidence->arms->len; i++) {
    FulCostArm arm;

    if (!ful_standings_counts (context->standings, i, splits.judging) &&
        !ful_standings_counts (context->standings, i, splits.selecting))
      continue;
    arm = cost_of_arm (context, pair, (int)i, model->missing->len == 0);
    g_array_append_val (out, arm);
  }
  return out;
}
