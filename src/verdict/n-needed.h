/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

/**
 * ful_n_needed:
 *
 * Cases in all that would settle the ruling (design §8 "n_needed"): the plateau's for
 * too-few-cases; for undecided and trained-undecided that of the undecided rung with the highest
 * lower bound of quality, the largest over its shares that are undecided on the judging split.
 *
 * Returns: a whole number of cases; NAN where none is needed or nothing is measured
 */
double ful_n_needed (const FulGrounds *grounds, const FulRuling *ruling);

/* The arm that is undecided for rungs @from to @to: of the undecided rung with the highest lower
 * bound of quality, else the first in rank of the lightest undecided one; -1: none is. */
int ful_undecided_arm (const FulGrounds *grounds, FulRung from, FulRung to);
