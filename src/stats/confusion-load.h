/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/confusion.h"

/* More different labels are no label set. */
#define FUL_CONFUSION_MAX_LABELS 1000

/**
 * ful_confusion_load:
 * @arm: of @evidence, which was loaded from @project for @snapshot
 * @left_out: (out) (optional): answers without a recorded text, or to a case without a label
 *
 * Expected against answered label of one arm on one split; the texts are read from the file.
 * Errors: %FUL_ERROR_NOT_FOUND no answer has both; %FUL_ERROR_BAD_INPUT over
 * FUL_CONFUSION_MAX_LABELS labels; those of reading the file
 *
 * Returns: (transfer full)
 */
FulConfusion *ful_confusion_load (FulProject *project,
                                  const FulSnapshot *snapshot,
                                  const FulEvidence *evidence,
                                  const FulEvidenceArm *arm,
                                  FulSplit split,
                                  gsize *left_out,
                                  GError **error);
