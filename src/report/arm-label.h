/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"
#include "runs/evidence.h"

/* What the parts of an arm are called, for people. Returns: (transfer full) */

/* What the model is named; of a built-in one what it is, translated. */
char *ful_arm_label_model (const FulSnapshot *snapshot, const FulEvidenceArm *arm);
/* "nearest#2" of "nearest#2@offline:matcher" */
char *ful_arm_label_prompt (const FulEvidenceArm *arm);
