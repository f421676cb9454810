/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores belong to a version of the check set. Whatever changes it, an edit or an undo, what is
 * recorded is scored again at once (design §7), before a verdict is computed from it. */
#include "app/document-private.h"

#include "runs/rescore.h"

static gboolean
score_work (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  FulRescore counts;

  return ful_rescore (project, /* run_id= */ 0, cancellable, &counts, error);
}

static void
scored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulDocument *self = FUL_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  self->scoring = FALSE;
  if (!ful_document_work_finish (self, result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "problem", error->message);
  ful_document_score_again (self);
}

gboolean
ful_document_score_again (FulDocument *self)
{
  if (g_strcmp0 (self->scored_version, self->snapshot->check_version) == 0 || self->scoring ||
      self->closing != NULL || ful_document_read_only_reason (self) != NULL ||
      ful_run_control_is_running (self->run))
    return FALSE;
  g_free (self->scored_version);
  self->scored_version = g_strdup (self->snapshot->check_version);
  self->scoring = TRUE;
  ful_document_work_async (self, score_work, NULL, NULL, NULL, scored_cb, NULL);
  return TRUE;
}
