/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-filtering.h"

typedef struct {
  FulRunsData *data;
  FulMatrixFilter filter;
} Filtering;

static void
filtering_free (gpointer data)
{
  Filtering *filtering = data;

  ful_matrix_filter_clear (&filtering->filter);
  ful_runs_data_unref (filtering->data);
  g_free (filtering);
}

static gpointer
apply (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const Filtering *filtering = data;

  return ful_matrix_filter_apply (&filtering->filter, filtering->data, project, error);
}

void
ful_matrix_filter_apply_async (const FulMatrixFilter *filter,
                               FulRunsData *data,
                               FulDocument *document,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Filtering *filtering = g_new0 (Filtering, 1);

  filtering->data = ful_runs_data_ref (data);
  filtering->filter = ful_matrix_filter_copy (filter);
  ful_document_read_async (document, apply, filtering, filtering_free,
                           (GDestroyNotify)g_array_unref, cancellable, callback, user_data);
}

GArray *
ful_matrix_filter_apply_finish (FulDocument *document, GAsyncResult *result, GError **error)
{
  return ful_document_read_finish (document, result, error);
}
