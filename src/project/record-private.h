/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/result.h"
#include "project/snapshot.h"

/* The records of a snapshot are shared between snapshots: ful_X_share() makes a counted copy of
 * any record, ful_record_ref() takes one more reference to a copy so made, ful_X_release() gives
 * one back. */
FulLabel *ful_label_share (const FulLabel *label);
FulPrompt *ful_prompt_share (const FulPrompt *prompt);
FulRevision *ful_revision_share (const FulRevision *revision);
FulLeverNote *ful_lever_note_share (const FulLeverNote *note);
FulModel *ful_model_share (const FulModel *model);
FulCheck *ful_check_share (const FulCheck *check);

void ful_label_release (gpointer label);
void ful_prompt_release (gpointer prompt);
void ful_revision_release (gpointer revision);
void ful_lever_note_release (gpointer note);
void ful_model_release (gpointer model);
void ful_check_release (gpointer check);

gpointer ful_record_ref (gpointer record, gpointer unused);

FulRun *ful_run_copy (const FulRun *run);

/* A snapshot of nothing; its arrays and table free what they hold. */
FulSnapshot *ful_snapshot_new (void);
/* One that may be changed until it is handed out: shares all records with @self. */
FulSnapshot *ful_snapshot_fork (const FulSnapshot *self);
/* Sorts, and computes title and check_version: the last thing before it is handed out. */
void ful_snapshot_seal (FulSnapshot *self);

/**
 * ful_snapshot_check:
 * @known: (nullable): a snapshot that has passed; bodies shared with it aren't looked at again
 * @file: (nullable): named in errors
 *
 * Whether every text is UTF-8 and within project/limits.h, every number in its range, every name
 * unique and every reference there: after an edit, before it counts, and after reading a file.
 * Errors: %FUL_ERROR_BAD_INPUT
 */
gboolean ful_snapshot_check (const FulSnapshot *self,
                             const FulSnapshot *known,
                             const char *file,
                             GError **error);

/* From 1 to FUL_MAX_ID. */
gboolean ful_check_id (gint64 id);

/* Pieces of it, for cases and results. @what and @field are named in the error. */
gboolean ful_check_name (const char *file, const char *what, const char *text, GError **error);
gboolean ful_check_text (const char *file,
                         const char *what,
                         const char *text /* (nullable) */,
                         gsize most,
                         GError **error);
