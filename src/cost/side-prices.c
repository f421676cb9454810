/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices of one side: as set, else the model's own, else those of the list that it refers to;
 * cached tokens without a price cost as uncached ones. */
#include "cost/side.h"

#include <math.h>

static const FulModel *
model_of_arm (const FulCostContext *context, int arm)
{
  const FulEvidenceArm *of_arm;

  if (arm < 0)
    return NULL;
  of_arm = ful_standings_evidence (context->standings)->arms->pdata[arm];
  return ful_snapshot_model (context->snapshot, of_arm->model_id);
}

/* The model's own price, else its list price; *listed tells which. */
static double
model_price (const FulPriceList *prices,
             const FulModel *model,
             FulNumberOfSide what,
             gboolean *listed)
{
  const FulPrice *price;
  double own;

  *listed = FALSE;
  if (model == NULL)
    return NAN;
  own = what == FUL_OF_SIDE_PRICE_IN    ? model->price_in
        : what == FUL_OF_SIDE_PRICE_OUT ? model->price_out
                                        : model->price_cached;
  price = ful_price_list_find (prices, model->price_ref);
  if (!isnan (own) || price == NULL)
    return own;
  *listed = TRUE;
  return what == FUL_OF_SIDE_PRICE_IN    ? price->input
         : what == FUL_OF_SIDE_PRICE_OUT ? price->output
                                         : price->cached_input;
}

/* FALSE where neither a field nor the model tells. */
static gboolean
add_price (const FulSideLookup *self, FulNumberOfSide what)
{
  gboolean listed;
  g_autofree char *source = NULL;
  double price;

  if (ful_side_take_field (self, what, FUL_DOMAIN_AMOUNT))
    return TRUE;
  price =
      model_price (self->context->prices, model_of_arm (self->context, self->arm), what, &listed);
  if (isnan (price))
    return FALSE;
  source = listed
               ? g_strconcat ("price list of ", ful_price_list_date (self->context->prices), NULL)
               : g_strdup ("typed");
  ful_side_take_point (self, what, FUL_DOMAIN_AMOUNT, price, source);
  return TRUE;
}

void
ful_side_add_prices (const FulSideLookup *self)
{
  const int price_in = FUL_NUMBER_OF (self->side, FUL_OF_SIDE_PRICE_IN);
  FulSpread *cached = &self->model->numbers[FUL_NUMBER_OF (self->side, FUL_OF_SIDE_PRICE_CACHED)];
  gboolean known = add_price (self, FUL_OF_SIDE_PRICE_IN);

  if (!known)
    ful_side_miss (self, FUL_OF_SIDE_PRICE_IN);
  if (!add_price (self, FUL_OF_SIDE_PRICE_CACHED)) {
    *cached = self->model->numbers[price_in];
    cached->follows = price_in;
    if (known)
      ful_cost_model_note (self->model, ful_side_key (self->side, FUL_OF_SIDE_PRICE_CACHED),
                           cached->low, cached->likely, cached->high, "as uncached");
  }
  if (!add_price (self, FUL_OF_SIDE_PRICE_OUT))
    ful_side_miss (self, FUL_OF_SIDE_PRICE_OUT);
}

FulTokenPrices
ful_cost_prices_of (const FulSnapshot *snapshot,
                    const FulPriceList *prices,
                    FulCostSide side,
                    const FulModel *model)
{
  double found[3];

  for (int i = 0; i < 3; i++) {
    FulNumberOfSide what = FUL_OF_SIDE_PRICE_IN + i;
    const FulFieldValue *value = ful_snapshot_field (snapshot, ful_side_key (side, what));
    gboolean listed;

    found[i] = value != NULL ? value->likely : model_price (prices, model, what, &listed);
  }
  return (FulTokenPrices){
    .input = found[0], .cached = found[1], .output = found[2], .write_5m = NAN, .write_1h = NAN
  };
}

FulTokenPrices
ful_cost_side_prices (const FulCostContext *context, FulCostSide side, int arm)
{
  return ful_cost_prices_of (context->snapshot, context->prices, side, model_of_arm (context, arm));
}
