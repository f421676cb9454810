/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One computation goes on at a time; what changes meanwhile is taken up by the next one, so that
 * the newest state always gets its verdict and none is computed twice. */
#include "app/document-private.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "project/field.h"
#include "report/field-words.h"

/* Of the last few states of the costs: undo and redo draw nothing. */
#define KEPT_SIMULATIONS 32

enum { CHANGED, VERDICT_CHANGED, HISTORY_CHANGED, SETTLE, PROBLEM, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulDocument, ful_document, G_TYPE_OBJECT)

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulDocument *self = FUL_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  FulOutcome *outcome = g_task_propagate_pointer (G_TASK (result), &error);

  self->computing = FALSE;
  if (self->closing != NULL) {
    ful_outcome_free (outcome);
    ful_document_close_when_idle (self);
    return;
  }
  if (outcome != NULL) {
    g_clear_pointer (&self->outcome, ful_outcome_free);
    self->outcome = outcome;
    g_signal_emit (self, signals[VERDICT_CHANGED], 0);
  } else {
    self->curve_stale = TRUE;
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_signal_emit (self, signals[PROBLEM], 0, error->message);
  }
  if (self->stale)
    ful_document_compute (self);
}

typedef struct {
  FulProject *project;   /* the task's source object keeps it */
  const FulOutcome *old; /* likewise: nothing replaces it while a computation goes on */
  FulSnapshot *snapshot;
  FulSimulations *simulations;
  gboolean read_curve;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  ful_snapshot_unref (work->snapshot);
  ful_simulations_unref (work->simulations);
  g_free (work);
}

static void
compute_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GError) error = NULL;
  FulOutcome *outcome = ful_outcome_new (work->project, work->snapshot, work->old, work->read_curve,
                                         work->simulations, &error);

  if (outcome == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, outcome, (GDestroyNotify)ful_outcome_free);
}

void
ful_document_compute (FulDocument *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->closing != NULL || self->project == NULL)
    return;
  if (self->computing) {
    self->stale = TRUE;
    return;
  }
  self->computing = TRUE;
  self->stale = FALSE;
  work = g_new0 (Work, 1);
  work->project = self->project;
  work->old = self->outcome;
  work->snapshot = ful_snapshot_ref (self->snapshot);
  work->simulations = ful_simulations_ref (self->simulations);
  work->read_curve = self->curve_stale;
  self->curve_stale = FALSE;
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, ful_document_compute);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, compute_in_thread);
}

void
ful_document_take_snapshot (FulDocument *self)
{
  FulSnapshot *snapshot = ful_project_snapshot (self->project);

  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  self->snapshot = snapshot;
  g_signal_emit (self, signals[CHANGED], 0);
  ful_document_look (self);
  if (!ful_document_score_again (self))
    ful_document_compute (self);
}

/* What the run made and answered is read; what it could not do is told. */
static void
run_ended_cb (FulDocument *self, const char *message)
{
  if (self->closing != NULL)
    ful_document_close_when_idle (self);
  if (self->project == NULL)
    return;
  self->curve_stale = TRUE;
  ful_document_take_snapshot (self);
  if (message != NULL)
    g_signal_emit (self, signals[PROBLEM], 0, message);
}

/* --- what there is --- */

FulRunControl *
ful_document_run (FulDocument *self)
{
  return self->run;
}

const char *
ful_document_path (FulDocument *self)
{
  return ful_project_path (self->project);
}

const char *
ful_document_read_only_reason (FulDocument *self)
{
  return self->project != NULL ? ful_project_read_only_reason (self->project) : NULL;
}

FulProject *
ful_document_project (FulDocument *self)
{
  return self->project;
}

const FulSnapshot *
ful_document_snapshot (FulDocument *self)
{
  return self->snapshot;
}

const FulEvidence *
ful_document_evidence (FulDocument *self)
{
  return self->outcome != NULL ? self->outcome->dossier->evidence : NULL;
}

const FulVerdict *
ful_document_verdict (FulDocument *self)
{
  return self->outcome != NULL ? self->outcome->verdict : NULL;
}

const FulVerdictInput *
ful_document_verdict_input (FulDocument *self)
{
  return self->outcome != NULL ? &self->outcome->input : NULL;
}

FulStandings *
ful_document_standings (FulDocument *self)
{
  return self->outcome != NULL ? self->outcome->standings : NULL;
}

gboolean
ful_document_cost_context (FulDocument *self, FulCostContext *out)
{
  const FulVerdictInput *input = ful_document_verdict_input (self);

  if (input == NULL)
    return FALSE;
  *out = (FulCostContext){ .snapshot = self->snapshot,
                           .standings = self->outcome->standings,
                           .prices = input->prices,
                           .today = input->today,
                           .draws = input->draws,
                           .seed = input->seed,
                           .simulations = self->simulations };
  return TRUE;
}

/* --- editing --- */

void
ful_document_settle (FulDocument *self)
{
  g_signal_emit (self, signals[SETTLE], 0);
}

gboolean
ful_document_edit (FulDocument *self, const char *label, FulEdit *edit, GError **error)
{
  if (!ful_project_edit (self->project, label, edit, error))
    return FALSE;
  ful_document_take_snapshot (self);
  if (label != NULL)
    ful_document_note_edit (self, label);
  return TRUE;
}

gboolean
ful_document_set_field (FulDocument *self, const char *key, const char *text, GError **error)
{
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autofree char *name = ful_field_name (key);
  /* Translators: what Undo shows; %s is the name of a field. */
  g_autofree char *label = g_strdup_printf (_ ("Set “%s”"), name);

  if (*text == '\0') {
    ful_edit_unset_field (edit, key);
  } else {
    g_autoptr (FulFieldValue) value = ful_field_parse (key, text, error);

    if (value == NULL)
      return FALSE;
    ful_edit_put_field (edit, value);
  }
  return ful_document_edit (self, label, g_steal_pointer (&edit), error);
}

static void
ful_document_dispose (GObject *object)
{
  FulDocument *self = FUL_DOCUMENT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->run);
  g_clear_object (&self->monitor);
  g_clear_handle_id (&self->try_again, g_source_remove);
  ful_history_clear (&self->history);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->outcome, ful_outcome_free);
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  g_clear_pointer (&self->project, ful_project_free);
  g_clear_pointer (&self->simulations, ful_simulations_unref);
  g_clear_pointer (&self->scored_version, g_free);
  G_OBJECT_CLASS (ful_document_parent_class)->dispose (object);
}

static void
ful_document_class_init (FulDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_document_dispose;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[VERDICT_CHANGED] = g_signal_new ("verdict-changed", FUL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SETTLE] = g_signal_new ("settle", FUL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", FUL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", FUL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_document_init (FulDocument *self)
{
  self->cancellable = g_cancellable_new ();
  self->simulations = ful_simulations_new (KEPT_SIMULATIONS);
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->run = ful_run_control_new ();
  g_signal_connect_object (self->run, "starting", G_CALLBACK (ful_document_settle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "ended", G_CALLBACK (run_ended_cb), self, G_CONNECT_SWAPPED);
}
