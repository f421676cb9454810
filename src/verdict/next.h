/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

/* What to do next: the code's own action first, then alternatives (design §8). */

/**
 * ful_next_actions:
 * @verdict: code, reason, rung, rung_arm, n_needed, readiness, pair and projection are filled
 * @lever: the next lever; 0: none
 *
 * Returns: (transfer full): FulNext*, at least one, with free function
 */
GPtrArray *ful_next_actions (FulGrounds *grounds, const FulVerdict *verdict, FulLevers lever);
