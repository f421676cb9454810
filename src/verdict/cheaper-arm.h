/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

/**
 * ful_cheaper_arm:
 * @rung: of the verdict; FUL_RUNG_UNSET: none
 * @saving: (out): what it saves a month, in the project's currency; NAN where the volume is unknown
 *
 * Method §8 "A cheaper arm": the cheapest other arm of @rung that counts on the judging split,
 * clears, is non-inferior to the one that stands for it, and has a lower mean price of a call.
 *
 * Returns: its index; -1: none
 */
int ful_cheaper_arm (const FulGrounds *grounds, FulRung rung, double *saving);
