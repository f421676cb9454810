/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

/* What a verdict is called and why it is so, in words for people (one translatable string a
 * sentence). */

/* "Stay with prompts"; translated, static. @reason NULL: as for a leaning. */
const char *ful_headline_name (FulCode code, const char *reason);
/* Returns: (transfer full): "Stay with prompts: few-shot is enough" */
char *ful_headline (const FulGrounds *grounds, const FulVerdict *verdict);
/* Returns: (transfer full): one to three sentences, with numbers and intervals */
GStrv ful_headline_why (const FulGrounds *grounds, const FulVerdict *verdict);
/* "instructions with examples (few-shot)"; translated, static. */
const char *ful_headline_rung (FulRung rung);
