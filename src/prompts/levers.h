/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* Which improvements of the prompt layer a revision holds, and the rung it stands on. */

/**
 * ful_levers_detect:
 * @snapshot: its checks count: one that asks again (retry) is validation for every prompt
 *
 * examples: three or more, fixed or nearest. tools: a tools array that is not empty. validation: a
 * schema, or a check with retry. retrieval: documents on. structure: delimited sections (two or
 * more headings, fences or pairs of tags) and an explicit output format (a response mode other than
 * text, a schema, or a sentence that says how to answer).
 */
FulLevers ful_levers_detect (const FulSnapshot *snapshot, const FulPromptBody *body);

/* As given where imported, else as detected. */
FulLevers ful_levers_of (const FulSnapshot *snapshot, const FulRevision *revision);

/**
 * ful_rung_of:
 *
 * The rung of an arm (method §0): the model's own where it has one; else as given with an imported
 * revision; else by what the revision holds. Never FUL_RUNG_UNSET.
 */
FulRung
ful_rung_of (const FulSnapshot *snapshot, const FulRevision *revision, const FulModel *model);
