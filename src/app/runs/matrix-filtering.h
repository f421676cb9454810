/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/runs/matrix-filter.h"

/* ful_matrix_filter_apply() off the main thread. @filter: copied. */
void ful_matrix_filter_apply_async (const FulMatrixFilter *filter,
                                    FulRunsData *data,
                                    FulDocument *document,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Returns: (transfer full) (element-type guint) */
GArray *
ful_matrix_filter_apply_finish (FulDocument *document, GAsyncResult *result, GError **error);
