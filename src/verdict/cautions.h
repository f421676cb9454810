/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

/* What must be said beside the headline (method §8 "Honesty"). */

#define FUL_MANY_LOOKS 10 /* at test: more wear it out */

/**
 * ful_cautions:
 * @verdict: code, reason, rung, rung_arm and projection are filled
 *
 * Returns: (transfer full): FulCaution*, in the order of method §8, with free function
 */
GPtrArray *ful_cautions (const FulGrounds *grounds, const FulVerdict *verdict);
