/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"

/* Mean cost a month over the horizon at a monthly volume, everything up front included. */
typedef struct {
  double volume; /* > 0 */
  double prompt; /* > 0 to be drawn */
  double tuned;
} FulVolumePoint;

/**
 * ful_cost_by_volume:
 * @projection: made with @context; known
 *
 * Both sides at likely values from a tenth of the smaller of the project's own volume and the one
 * of break-even to ten times the greater, evenly on a logarithmic axis.
 *
 * Returns: (transfer full) (element-type FulVolumePoint): by volume; empty where there is no volume
 */
GArray *ful_cost_by_volume (const FulCostContext *context, const FulProjection *projection);
