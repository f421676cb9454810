/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"

/* Prints both sides, when one overtakes the other, the months, the arms and what all rests on;
 * where the cost is unknown, what is missing. @arms: those of ful_cost_arms() */
void
ful_cli_print_cost (const FulProjection *projection, GArray *arms, const FulEvidence *evidence);
