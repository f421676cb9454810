/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/draft-step.h"

G_BEGIN_DECLS

/* The first prompt, beside what a case makes of it. */
#define FUL_TYPE_STEP_PROMPT (ful_step_prompt_get_type ())
G_DECLARE_FINAL_TYPE (FulStepPrompt, ful_step_prompt, FUL, STEP_PROMPT, FulDraftStep)

G_END_DECLS
