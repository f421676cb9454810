/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* The list of the matrix: a row a case with a mark an arm, under heads that carry each arm's share.
 *
 * Signals: "chosen" (guint case): the selection went there; "opened" (guint case): Enter or a
 * click, where a click opens. */
#define FUL_TYPE_MATRIX_TABLE (ful_matrix_table_get_type ())
G_DECLARE_FINAL_TYPE (FulMatrixTable, ful_matrix_table, FUL, MATRIX_TABLE, GtkBox)

/* Heads and what they mean; rows come with ful_matrix_table_fill(). */
void ful_matrix_table_set_data (FulMatrixTable *self, FulRunsData *data);
/* @cases: (transfer full) (element-type guint); @chosen: case to be selected; G_MAXUINT: none. Rows
 * that stay are not moved. */
void ful_matrix_table_fill (FulMatrixTable *self, FulRunsData *data, GArray *cases, guint chosen);
/* What is seen of these cells has changed. (element-type FulLiveCell) */
void ful_matrix_table_touch (FulMatrixTable *self, const GArray *cells);
/* Selects the case and brings it into view; G_MAXUINT: selects none. FALSE: it is not shown. */
gboolean ful_matrix_table_select (FulMatrixTable *self, guint case_index);
/* From the selection on, the next case or the one before (@direction -1) that @arm fails;
 * G_MAXUINT: none. */
guint ful_matrix_table_find_failing (FulMatrixTable *self, guint arm, int direction);
/* Whether one click opens. */
void ful_matrix_table_set_click_opens (FulMatrixTable *self, gboolean opens);
void ful_matrix_table_focus (FulMatrixTable *self);

G_END_DECLS
