/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"
#include "app/runs/matrix-filter.h"

G_BEGIN_DECLS

/* Cases against arms, with filters and the chosen case in full. Signal "mode" (guint case, guint
 * arm, int FulMode): a person named why the answer failed. */
#define FUL_TYPE_MATRIX_VIEW (ful_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (FulMatrixView, ful_matrix_view, FUL, MATRIX_VIEW, GtkBox)

/* @data: (nullable): NULL empties it. Keeps filters, and the chosen case where it is still there.
 */
void ful_matrix_view_set_data (FulMatrixView *self, FulDocument *document, FulRunsData *data);
/* Sets the filters to show exactly that. */
void ful_matrix_view_show (FulMatrixView *self, const FulMatrixFilter *filter);
/* Whether the chosen case stands beside the list or in its place. */
void ful_matrix_view_set_wide (FulMatrixView *self, gboolean wide);

G_END_DECLS
