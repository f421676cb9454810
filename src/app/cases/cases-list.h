/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/cases/case-model.h"

G_BEGIN_DECLS

/* The list of cases with its columns, selection and keys.
 *
 * Signals:
 * - "chosen": the selection is another one
 * - "open" (gboolean edit): the one case is to be shown, or edited
 * - "move" (int FulSplit), "remove": what a key asks for of the selected ones */
#define FUL_TYPE_CASES_LIST (ful_cases_list_get_type ())
G_DECLARE_FINAL_TYPE (FulCasesList, ful_cases_list, FUL, CASES_LIST, GtkBox)

/* @ids: (transfer full) (element-type gint64). */
/* @empty: what stands there where none match, translated. */
void ful_cases_list_set_empty (FulCasesList *self, const char *empty);
void ful_cases_list_fill (FulCasesList *self, FulDocument *document, GArray *ids);
void ful_cases_list_set_marks (FulCasesList *self, FulCaseMarks *marks /* (nullable) */);
/* Whether any case has tags: else they have no column. */
void ful_cases_list_set_tags (FulCasesList *self, gboolean has_tags);
/* How many columns there is room for: 3, 5 or 6. */
void ful_cases_list_set_columns (FulCasesList *self, int n);

guint ful_cases_list_n_selected (FulCasesList *self);
/* Returns: (transfer full) (element-type gint64): ids, in the order of the list */
GArray *ful_cases_list_selected (FulCasesList *self);
/* The selected case where it is one alone; 0: none, or several. */
gint64 ful_cases_list_current (FulCasesList *self);
/* Selects it alone and scrolls there; FALSE where it is not in the list. */
gboolean ful_cases_list_select (FulCasesList *self, gint64 id);
/* To the case after the selected one, or before it (-1). */
void ful_cases_list_step (FulCasesList *self, int direction);
void ful_cases_list_select_all (FulCasesList *self);

G_END_DECLS
