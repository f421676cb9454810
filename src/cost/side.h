/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/model.h"

/* One side while its numbers are looked up: as set, else measured or of the model, else missing
 * (method §6). */
typedef struct {
  FulCostModel *model;
  const FulCostContext *context;
  FulCostSide side;
  int arm; /* -1: none */
} FulSideLookup;

/* Static: "cost.prompt.tokens_in" … */
const char *ful_side_key (FulCostSide side, FulNumberOfSide what);

/* The field as set; FALSE where it isn't. */
gboolean ful_side_take_field (const FulSideLookup *self, FulNumberOfSide what, FulDomain domain);
void ful_side_take_point (const FulSideLookup *self,
                          FulNumberOfSide what,
                          FulDomain domain,
                          double value,
                          const char *source);
void ful_side_miss (const FulSideLookup *self, FulNumberOfSide what);

void ful_side_add_prices (const FulSideLookup *self);
/* @own: fields of this side apply (not to the specialist). */
void ful_side_add_quality (const FulSideLookup *self, gboolean own);
