/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

/* The six things a team needs before it commits to training (method §8 "Readiness"). */

/* Examples needed: the learning curve's n for the bar, 1,000 without a curve; NAN where the curve
 * says that the bar can't be reached. */
double ful_readiness_need (const FulGrounds *grounds);

/**
 * ful_readiness_items:
 * @arm: that would be trained, T; -1: not measured, then the best prompt arm shows that cases are
 * judged
 *
 * Returns: (transfer full): six FulReadinessItem*, with free function
 */
GPtrArray *ful_readiness_items (const FulGrounds *grounds, int arm);

/* Whether all six are met. */
gboolean ful_readiness_met (const FulGrounds *grounds, int arm);
