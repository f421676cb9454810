/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "stats/curve.h"

/**
 * ful_curve_chart_new:
 * @points: (nullable): what was measured, sizes increasing
 * @fit: the power law through them
 * @bar: quality to reach; NAN: none
 * @best_prompt: quality of the best prompt; NAN: none
 *
 * Quality by number of training examples on a logarithmic axis; beyond the data the fitted line
 * is dashed. Returns: (transfer full): NULL with no point
 */
FulChart *ful_curve_chart_new (const FulCurvePoint *points,
                               gsize n,
                               const FulCurveFit *fit,
                               double bar,
                               double best_prompt);
