/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* One case of the matrix, while a row of the list shows it. Signal "changed": it is to be drawn
 * anew. */
#define FUL_TYPE_MATRIX_ROW (ful_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (FulMatrixRow, ful_matrix_row, FUL, MATRIX_ROW, GObject)

guint ful_matrix_row_case (FulMatrixRow *self);
const FulRunsData *ful_matrix_row_data (FulMatrixRow *self);

/* A list of cases that holds their indices alone and makes rows when they are asked for. */
#define FUL_TYPE_MATRIX_MODEL (ful_matrix_model_get_type ())
G_DECLARE_FINAL_TYPE (FulMatrixModel, ful_matrix_model, FUL, MATRIX_MODEL, GObject)

FulMatrixModel *ful_matrix_model_new (void);

/* @cases: (transfer full) (element-type guint): taken over; @data is kept. Where the cases are the
 * ones there are, rows stay where they are and tell that they changed. Returns: whether they did */
gboolean ful_matrix_model_fill (FulMatrixModel *self, FulRunsData *data, GArray *cases);
/* What is seen of these has changed. (element-type FulLiveCell) */
void ful_matrix_model_touch (FulMatrixModel *self, const GArray *cells);
/* G_MAXUINT where the case is not shown. */
guint ful_matrix_model_find (FulMatrixModel *self, guint case_index);
/* Of the first case shown from @case_index on, or the last; G_MAXUINT: none is shown. */
guint ful_matrix_model_find_near (FulMatrixModel *self, guint case_index);
/* The case at a position; G_MAXUINT: none. */
guint ful_matrix_model_case (FulMatrixModel *self, guint position);

G_END_DECLS
