/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base/json-writer.h"
#include "cost/cost.h"

/**
 * ful_cost_write_json:
 * @projection: made with @context
 *
 * One JSON object, the shape "cost" of design §8: every arm that counts, too. Tornado and value of
 * knowing are null: this version does not compute them.
 */
void ful_cost_write_json (FulJsonWriter *writer,
                          const FulCostContext *context,
                          const FulProjection *projection);
