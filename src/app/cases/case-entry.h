/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FUL_CASE_ENTRY_MOST 20000 /* characters that can be edited here */

/* A named text of a case, of one line or many. One that is longer than FUL_CASE_ENTRY_MOST is shown
 * cut, says so, and can't be edited. Signal "changed": somebody typed. */
#define FUL_TYPE_CASE_ENTRY (ful_case_entry_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseEntry, ful_case_entry, FUL, CASE_ENTRY, GtkBox)

GtkWidget *ful_case_entry_new (const char *name);
const char *ful_case_entry_get_name (FulCaseEntry *self);
void ful_case_entry_set_text (FulCaseEntry *self, const char *text /* (nullable) */);
/* The whole text, also where it is shown cut. Returns: (transfer full) */
char *ful_case_entry_get_text (FulCaseEntry *self);
/* A remark under it; NULL: none. */
void ful_case_entry_set_note (FulCaseEntry *self, const char *note);
void ful_case_entry_set_editable (FulCaseEntry *self, gboolean editable);
void ful_case_entry_focus (FulCaseEntry *self);

G_END_DECLS
