/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

/* The seven factors of method §7. They explain the verdict and never override its rules. */

/**
 * ful_factors:
 * @prompt_arm: whose answers consistency is read from; -1: not measured
 * @upfront: F, what training costs before the first answer, in the project's currency; NAN: unknown
 *
 * Returns: (transfer full): seven FulFactor*, in the order of method §7, with free function
 */
GPtrArray *ful_factors (const FulGrounds *grounds, int prompt_arm, double upfront);
