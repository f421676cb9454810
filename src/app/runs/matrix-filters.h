/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/matrix-filter.h"

G_BEGIN_DECLS

/* The controls over the matrix that say which cases it shows. Signal "changed". */
#define FUL_TYPE_MATRIX_FILTERS (ful_matrix_filters_get_type ())
G_DECLARE_FINAL_TYPE (FulMatrixFilters, ful_matrix_filters, FUL, MATRIX_FILTERS, GtkBox)

/* Names of the arms; at first the split is the one that arms are judged on. */
void ful_matrix_filters_set_data (FulMatrixFilters *self, const FulRunsData *data);
/* What is chosen. Cleared by the caller. */
FulMatrixFilter ful_matrix_filters_get (FulMatrixFilters *self);
/* Chooses exactly that; "changed" is emitted once. */
void ful_matrix_filters_set (FulMatrixFilters *self, const FulMatrixFilter *filter);
void ful_matrix_filters_focus_search (FulMatrixFilters *self);

G_END_DECLS
