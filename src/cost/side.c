/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/side.h"

#include <math.h>

static const char *const keys[FUL_N_SIDES][FUL_N_OF_SIDE] = {
  { "cost.prompt.tokens_in", "cost.prompt.tokens_cached", "cost.prompt.tokens_out",
    "cost.prompt.price_in", "cost.prompt.price_cached", "cost.prompt.price_out",
    "cost.prompt.batch_share", "cost.prompt.reask_share", "cost.prompt.quality" },
  { "cost.tuned.tokens_in", "cost.tuned.tokens_cached", "cost.tuned.tokens_out",
    "cost.tuned.price_in", "cost.tuned.price_cached", "cost.tuned.price_out",
    "cost.tuned.batch_share", "cost.tuned.reask_share", "cost.tuned.quality" },
};

const char *
ful_side_key (FulCostSide side, FulNumberOfSide what)
{
  return keys[side][what];
}

gboolean
ful_side_take_field (const FulSideLookup *self, FulNumberOfSide what, FulDomain domain)
{
  return ful_cost_model_take_field (self->model, self->context->snapshot,
                                    FUL_NUMBER_OF (self->side, what), keys[self->side][what],
                                    domain);
}

void
ful_side_take_point (const FulSideLookup *self,
                     FulNumberOfSide what,
                     FulDomain domain,
                     double value,
                     const char *source)
{
  ful_cost_model_take_point (self->model, FUL_NUMBER_OF (self->side, what), keys[self->side][what],
                             domain, value, source);
}

void
ful_side_miss (const FulSideLookup *self, FulNumberOfSide what)
{
  ful_cost_model_miss (self->model, keys[self->side][what]);
}

/* Tokens in of the shortest prompt of ours without examples that was run, cached ones too: what a
 * tuned model would be asked. NAN where there is none. */
static double
shortest_prompt (const FulCostContext *context)
{
  const FulEvidence *evidence = ful_standings_evidence (context->standings);
  double shortest = NAN;

  for (guint i = 0; i < evidence->arms->len; i++) {
    const FulEvidenceArm *arm = evidence->arms->pdata[i];
    const FulRevision *revision = ful_snapshot_revision (context->snapshot, arm->revision_id);
    FulArmTokens tokens;

    if (revision == NULL || revision->imported || !ful_rung_is_prompt (arm->rung) ||
        (arm->levers & (FUL_LEVER_EXAMPLES | FUL_LEVER_RETRIEVAL)) != 0)
      continue;
    tokens = ful_cost_arm_tokens (context->standings, i);
    shortest = fmin (shortest, tokens.in + (isnan (tokens.cached) ? 0 : tokens.cached));
  }
  return shortest;
}

static void
add_tokens (const FulSideLookup *self)
{
  FulArmTokens measured = { NAN, NAN, NAN };
  const char *source = "measured";

  if (self->arm >= 0)
    measured = ful_cost_arm_tokens (self->context->standings, (guint)self->arm);
  else if (self->side == FUL_SIDE_TUNED) {
    measured.in = shortest_prompt (self->context);
    source = "counted";
  }
  if (!ful_side_take_field (self, FUL_OF_SIDE_TOKENS_IN, FUL_DOMAIN_AMOUNT)) {
    if (isnan (measured.in))
      ful_side_miss (self, FUL_OF_SIDE_TOKENS_IN);
    else
      ful_side_take_point (self, FUL_OF_SIDE_TOKENS_IN, FUL_DOMAIN_AMOUNT, measured.in, source);
  }
  if (!ful_side_take_field (self, FUL_OF_SIDE_TOKENS_CACHED, FUL_DOMAIN_AMOUNT)) {
    self->model->paced[self->side] = measured.cached > 0;
    if (isnan (measured.cached))
      ful_side_take_point (self, FUL_OF_SIDE_TOKENS_CACHED, FUL_DOMAIN_AMOUNT, 0, "default");
    else
      ful_side_take_point (self, FUL_OF_SIDE_TOKENS_CACHED, FUL_DOMAIN_AMOUNT, measured.cached,
                           source);
  }
  if (!ful_side_take_field (self, FUL_OF_SIDE_TOKENS_OUT, FUL_DOMAIN_AMOUNT)) {
    if (isnan (measured.out))
      ful_side_miss (self, FUL_OF_SIDE_TOKENS_OUT);
    else
      ful_side_take_point (self, FUL_OF_SIDE_TOKENS_OUT, FUL_DOMAIN_AMOUNT, measured.out, source);
  }
}

static void
add_shares (const FulSideLookup *self, gboolean own)
{
  FulSpread *reask = &self->model->numbers[FUL_NUMBER_OF (self->side, FUL_OF_SIDE_REASK_SHARE)];

  if (own && !self->model->dedicated &&
      !ful_side_take_field (self, FUL_OF_SIDE_BATCH_SHARE, FUL_DOMAIN_SHARE))
    ful_side_take_point (self, FUL_OF_SIDE_BATCH_SHARE, FUL_DOMAIN_SHARE, 0, "default");
  if (!own || !ful_side_take_field (self, FUL_OF_SIDE_REASK_SHARE, FUL_DOMAIN_SHARE)) {
    *reask = self->model->numbers[FUL_NUMBER_REASK_SHARE];
    reask->follows = FUL_NUMBER_REASK_SHARE;
  }
}

void
ful_cost_model_add_side (FulCostModel *model,
                         const FulCostContext *context,
                         FulCostSide side,
                         int arm)
{
  const FulSideLookup self = { model, context, side, arm };
  gboolean own = side == FUL_SIDE_PROMPT || !model->specialist;

  if (side == FUL_SIDE_PROMPT || !(model->specialist || model->dedicated)) {
    add_tokens (&self);
    ful_side_add_prices (&self);
  }
  add_shares (&self, own);
  ful_side_add_quality (&self, own);
}
