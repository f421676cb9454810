/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/draft-step.h"

G_BEGIN_DECLS

/* How the cases are parted into train, dev and test. */
#define FUL_TYPE_STEP_SPLIT (ful_step_split_get_type ())
G_DECLARE_FINAL_TYPE (FulStepSplit, ful_step_split, FUL, STEP_SPLIT, FulDraftStep)

G_END_DECLS
