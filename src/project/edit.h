/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/case.h"
#include "project/result.h"
#include "project/snapshot.h"

/* A list of operations that go into the project together or not at all. Puts copy what they are
 * given; a put of an id that exists replaces it. Take new ids from ful_project_new_id(). */
typedef struct _FulEdit FulEdit;

FulEdit *ful_edit_new (void);
void ful_edit_free (FulEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulEdit, ful_edit_free)

/* Removes everything but what belongs to the machine: before a whole project is put in instead. */
void ful_edit_clear (FulEdit *edit);
void ful_edit_set_title (FulEdit *edit, const char *title); /* the field workflow.title */
void ful_edit_put_field (FulEdit *edit, const FulFieldValue *value);
void ful_edit_unset_field (FulEdit *edit, const char *key);
void ful_edit_put_label (FulEdit *edit, const char *name, const char *description, int position);
void ful_edit_remove_label (FulEdit *edit, const char *name);
void ful_edit_put_column (FulEdit *edit, const char *name, int position);
void ful_edit_put_prompt (FulEdit *edit, const FulPrompt *prompt);
void ful_edit_put_revision (FulEdit *edit, const FulRevision *revision);
void ful_edit_put_lever_note (FulEdit *edit, FulLevers lever, const char *why);
void ful_edit_remove_lever_note (FulEdit *edit, FulLevers lever);
void ful_edit_put_model (FulEdit *edit, const FulModel *model);
void ful_edit_put_check (FulEdit *edit, const FulCheck *check);
void ful_edit_remove_check (FulEdit *edit, gint64 id);
void ful_edit_put_case (FulEdit *edit, const FulCase *item);
/* Cases of a big import: the edit takes the case over instead of copying it. */
void ful_edit_take_case (FulEdit *edit, FulCase *item);
void ful_edit_set_case_split (FulEdit *edit, gint64 case_id, FulSplit split);
void ful_edit_hide_case (FulEdit *edit, gint64 case_id);
/* Results brought in from outside: undoable, unlike those of a run. */
void ful_edit_put_run (FulEdit *edit, const FulRun *run);
void ful_edit_take_result (FulEdit *edit, FulResult *result);
void ful_edit_set_result_mode (FulEdit *edit, gint64 result_id, FulMode mode);
/* How often test results were looked at, and the newest result at the last look: of a project that
 * is put in whole. */
void ful_edit_set_looks (FulEdit *edit, gint64 looks, gint64 looked_at);
/* A thing the machine made, as ful_project_put_artifact(): of a project that is put in whole. */
void ful_edit_put_artifact (FulEdit *edit, const char *name, const char *key, GBytes *bytes);
