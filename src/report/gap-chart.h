/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "stats/interval.h"

/**
 * ful_gap_chart_new:
 * @gap: quality of @a minus that of @b, shares
 * @delta: smallest gap worth having, in (0, 1); NAN: none
 * @a_trained, @b_trained: of a rung of tuning
 *
 * By how much one arm is better than another, with its interval, against equal and @delta on either
 * side.
 *
 * Returns: (transfer full): NULL where the gap is not known
 */
FulChart *ful_gap_chart_new (const FulInterval *gap,
                             double delta,
                             const char *a,
                             const char *b,
                             gboolean a_trained,
                             gboolean b_trained);
