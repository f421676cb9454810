/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"
#include "project/case-summary.h"

G_BEGIN_DECLS

/* One case with all that it holds, to be read and edited. What was typed is saved, as one step of
 * undo, by Save and before another case is shown; what can't be saved stays and says why.
 *
 * Signals: "close"; "step" (int: 1 next, -1 previous case); "remove" (gint64 id); "saved" (gint64
 * id, gboolean new). */
#define FUL_TYPE_CASE_EDITOR (ful_case_editor_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseEditor, ful_case_editor, FUL, CASE_EDITOR, GtkBox)

/* Shows the case of that id; 0: a new one. @edit: puts the cursor into its first input. */
void ful_case_editor_show (FulCaseEditor *self, FulDocument *document, gint64 id, gboolean edit);
/* Where new cases go. */
void ful_case_editor_set_new_split (FulCaseEditor *self, FulSplit split);
/* Reads what is shown anew where nothing was typed. */
void ful_case_editor_refresh (FulCaseEditor *self);
/* Shows nothing; what was typed is gone. */
void ful_case_editor_clear (FulCaseEditor *self);
/* The id shown; 0: a new case or none. */
gint64 ful_case_editor_id (FulCaseEditor *self);
/* Emits "close", after saving where something was typed. */
void ful_case_editor_close (FulCaseEditor *self);
/* Saves at once, before the document closes. */
void ful_case_editor_save_now (FulCaseEditor *self);
/* Whether it stands in place of the list. */
void ful_case_editor_set_over (FulCaseEditor *self, gboolean over);

G_END_DECLS
