/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/draft-step.h"

G_BEGIN_DECLS

/* Who answers, and how answers are checked. */
#define FUL_TYPE_STEP_MODEL (ful_step_model_get_type ())
G_DECLARE_FINAL_TYPE (FulStepModel, ful_step_model, FUL, STEP_MODEL, FulDraftStep)

G_END_DECLS
