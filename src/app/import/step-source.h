/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/draft-step.h"

G_BEGIN_DECLS

/* Where the table comes from: a file, or the clipboard. Signal: "file" (const char *path)
 * when a file was chosen. */
#define FUL_TYPE_STEP_SOURCE (ful_step_source_get_type ())
G_DECLARE_FINAL_TYPE (FulStepSource, ful_step_source, FUL, STEP_SOURCE, FulDraftStep)

/* What was pasted; NULL: nothing. Returns: (transfer full) */
GBytes *ful_step_source_get_text (FulStepSource *self);

G_END_DECLS
