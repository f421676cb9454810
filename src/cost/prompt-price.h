/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "prices/price-list.h"
#include "project/snapshot.h"

/* What a prompt costs that has not run: by counted tokens. In the project's currency. */
typedef struct {
  double per_call;  /* NAN: a price or a count is not known */
  double per_month; /* of month 1, re-asked requests and batches as set; NAN: not known */
} FulPromptPrice;

/**
 * ful_prompt_price:
 * @model: (nullable): who would be asked; its prices stand in where the project sets none
 * @tokens_in: of a call, none of them cached
 * @tokens_out: of a call; NAN: not known
 *
 * At the likely prices of the prompt side, as the projection takes them (method §6). A price that
 * nobody gave makes the result unknown, never 0. Takes no time.
 */
FulPromptPrice ful_prompt_price (const FulSnapshot *snapshot,
                                 const FulPriceList *prices,
                                 const FulModel *model,
                                 double tokens_in,
                                 double tokens_out);
