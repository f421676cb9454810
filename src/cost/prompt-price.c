/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/prompt-price.h"

#include <math.h>

#include "cost/side.h"

/* A share of the prompt side as set, else @other's, else none. */
static double
share_of (const FulSnapshot *snapshot, FulNumberOfSide what, const char *other)
{
  const FulFieldValue *value = ful_snapshot_field (snapshot, ful_side_key (FUL_SIDE_PROMPT, what));
  double share = value != NULL   ? value->likely
                 : other != NULL ? ful_snapshot_number (snapshot, other)
                                 : (double)NAN;

  return isnan (share) ? 0 : share;
}

FulPromptPrice
ful_prompt_price (const FulSnapshot *snapshot,
                  const FulPriceList *prices,
                  const FulModel *model,
                  double tokens_in,
                  double tokens_out)
{
  FulTokenPrices tokens = ful_cost_prices_of (snapshot, prices, FUL_SIDE_PROMPT, model);
  double reask = share_of (snapshot, FUL_OF_SIDE_REASK_SHARE, "cost.reask_share");
  double batch = share_of (snapshot, FUL_OF_SIDE_BATCH_SHARE, NULL);
  double per_call = ful_call_price_anthropic (&tokens, tokens_in, 0, 0, 0, tokens_out) *
                    ful_snapshot_number (snapshot, "cost.currency_per_usd");

  return (FulPromptPrice){
    .per_call = per_call,
    .per_month = per_call * (1 + reask) * (1 - batch / 2) *
                 ful_snapshot_number (snapshot, "workflow.volume_per_month"),
  };
}
