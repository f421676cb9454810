/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/draft-step.h"

G_BEGIN_DECLS

/* How good is good enough, what the project is called, and what will run. */
#define FUL_TYPE_STEP_BAR (ful_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (FulStepBar, ful_step_bar, FUL, STEP_BAR, FulDraftStep)

G_END_DECLS
