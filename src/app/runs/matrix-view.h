/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"
#include "app/runs/matrix-filters.h"

G_BEGIN_DECLS

/* Cases against arms, and the chosen case in full: beside the list where there is room, else in its
 * place.
 *
 * Signals: "mode" (guint case, guint arm, int FulMode): a person named why the answer failed;
 * "over" (gboolean): the chosen case stands in place of the list; "problem" (const char*). */
#define FUL_TYPE_MATRIX_VIEW (ful_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (FulMatrixView, ful_matrix_view, FUL, MATRIX_VIEW, GtkBox)

/* @filters: what is shown follows it; outlives this. */
void ful_matrix_view_set_filters (FulMatrixView *self, FulMatrixFilters *filters);
/* Keeps the chosen case where it is still there. */
void ful_matrix_view_set_data (FulMatrixView *self, FulDocument *document, FulRunsData *data);
/* What is seen of these cells has changed. (element-type FulLiveCell) */
void ful_matrix_view_touch (FulMatrixView *self, const GArray *cells);
/* Opens the case of that name; with NULL goes back to the list. @arm: whose answer; -1: as it is.
 */
void ful_matrix_view_choose (FulMatrixView *self, const char *name, int arm);
/* Whether there is room for the chosen case beside the list. */
void ful_matrix_view_set_wide (FulMatrixView *self, gboolean wide);

G_END_DECLS
