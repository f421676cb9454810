/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/database.h"

/* Undo and redo in the file. All of it runs in the writer thread, in a transaction of the caller.
 */

#define FUL_UNDO_MAX_STEPS 10000
#define FUL_UNDO_MAX_BYTES (50 * 1024 * 1024)

/* Watches an edit being written. */
typedef struct _FulRecorder FulRecorder;

/* Errors: %FUL_ERROR_STORAGE */
FulRecorder *ful_recorder_new (FulDatabase *database, GError **error);
void ful_recorder_free (FulRecorder *recorder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRecorder, ful_recorder_free)

/* Before and after one row of cases or results is put: a row that the file has never had is not
 * recorded whole, only its id. */
void ful_recorder_begin_row (FulRecorder *recorder, const char *table, gint64 id);
void ful_recorder_end_row (FulRecorder *recorder);

/**
 * ful_recorder_save:
 *
 * @label: (nullable): NULL keeps no step, but what could have been redone is dropped all the same
 *
 * Keeps what was recorded as the newest step, drops what could have been redone and the oldest
 * steps over the limits. An edit that changed nothing leaves no step.
 */
gboolean ful_recorder_save (FulRecorder *recorder, const char *label, GError **error);

/**
 * ful_undo_step:
 * @redo: redo instead
 * @label: (out) (transfer full): of the step
 *
 * Errors: %FUL_ERROR_NOT_FOUND there is no step; %FUL_ERROR_REFUSED what it made has been answered
 * since, or what it changed is no longer as it was
 */
gboolean ful_undo_step (FulDatabase *database, gboolean redo, char **label, GError **error);

/* Label of the step that undo (or redo) would take, (transfer full); NULL: none, or @error set. */
char *ful_undo_label (FulDatabase *database, gboolean redo, GError **error);
