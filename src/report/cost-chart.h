/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"
#include "report/chart.h"

#define FUL_COST_CHART_WIDTH 720.0

/**
 * ful_cost_chart_new:
 * @prompt_name, @tuned_name: of the two sides, as lines are named
 * @width: %FUL_COST_CHART_WIDTH, less where there is no room for it; at least 400
 *
 * Cost so far of both sides month by month, where the tuned one pays back, and the 80 % range of
 * that on the axis. Returns: (transfer full): NULL where the cost is not known
 */
FulChart *ful_cost_chart_new (const FulProjection *projection,
                              const char *prompt_name,
                              const char *tuned_name,
                              double width);

/* Saving so far of the tuned side, P10 to P90 as an area. Returns: (transfer full): NULL where the
 * cost is not known */
FulChart *ful_saving_chart_new (const FulProjection *projection, double width);
