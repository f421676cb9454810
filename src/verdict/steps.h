/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

/* The five steps: what goes wrong, is the prompt layer fixed, have prompts levelled off, what does
 * each way cost, what is the lightest that clears (states: design §8). */

/* "What goes wrong?"; translated, static. @step: 1 to 5. */
const char *ful_step_question (int step);

/**
 * ful_steps_fill:
 * @verdict: code, pair and projection are filled
 * @steps: (out): five; each owns its summary and evidence, cleared by ful_step_clear()
 */
void ful_steps_fill (const FulGrounds *grounds, const FulVerdict *verdict, FulStep steps[5]);
void ful_step_clear (FulStep *step);
