/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/verdict.h"

/* What the parts of a verdict are called, for people; translated. Static where const. */

/* "Few-shot", "Specialist" … */
const char *ful_term_rung (FulRung rung);
/* "Examples", for one lever */
const char *ful_term_lever (FulLevers lever);
/* "Add cases", for FulNext.action */
const char *ful_term_action (const char *action);
/* "Setup time", for FulFactor.factor */
const char *ful_term_factor (const char *factor);
/* "to tuning, measured", for FulFactor.lean */
const char *ful_term_lean (int lean);
/* "Curated examples", for FulReadinessItem.item */
const char *ful_term_readiness (const char *item);
/* "clears by 1.1 points", measured at the safe end of the interval; or what the state says.
 * @bar: share; NAN: none. Returns: (transfer full) */
char *ful_term_standing (const FulLadderRung *rung, double bar);
