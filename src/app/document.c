/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One computation goes on at a time; what changes meanwhile is taken up by the next one, so that
 * the newest state always gets its verdict and none is computed twice. */
#include "app/document.h"

#include "app/outcome.h"
#include "base/error.h"
#include "exchange/sample.h"
#include "project/field.h"

struct _FulDocument {
  GObject parent_instance;
  FulProject *project;
  FulSnapshot *snapshot;
  FulRunControl *run;
  FulOutcome *outcome;       /* NULL until the first one was computed */
  GCancellable *cancellable; /* of the computation that goes on; cancelled in dispose */
  gboolean computing;
  gboolean stale; /* something changed while computing */
};

enum { CHANGED, VERDICT_CHANGED, PROBLEM, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulDocument, ful_document, G_TYPE_OBJECT)

static void compute (FulDocument *self);

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulDocument *self = FUL_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  FulOutcome *outcome = g_task_propagate_pointer (G_TASK (result), &error);

  self->computing = FALSE;
  if (outcome == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_signal_emit (self, signals[PROBLEM], 0, error->message);
    return;
  }
  g_clear_pointer (&self->outcome, ful_outcome_free);
  self->outcome = outcome;
  g_signal_emit (self, signals[VERDICT_CHANGED], 0);
  if (self->stale)
    compute (self);
}

typedef struct {
  FulProject *project; /* the task's source object keeps it */
  FulSnapshot *snapshot;
  FulSnapshot *old_snapshot;
  FulEvidence *evidence; /* of old_snapshot; NULL: none yet */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  ful_snapshot_unref (work->snapshot);
  g_clear_pointer (&work->old_snapshot, ful_snapshot_unref);
  g_clear_pointer (&work->evidence, ful_evidence_unref);
  g_free (work);
}

static void
compute_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GError) error = NULL;
  FulOutcome *outcome =
      ful_outcome_new (work->project, work->snapshot, work->old_snapshot, work->evidence, &error);

  if (outcome == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, outcome, (GDestroyNotify)ful_outcome_free);
}

static void
compute (FulDocument *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->computing) {
    self->stale = TRUE;
    return;
  }
  self->computing = TRUE;
  self->stale = FALSE;
  work = g_new0 (Work, 1);
  work->project = self->project;
  work->snapshot = ful_snapshot_ref (self->snapshot);
  if (self->outcome != NULL) {
    work->old_snapshot = ful_snapshot_ref (self->outcome->snapshot);
    work->evidence = ful_evidence_ref (self->outcome->evidence);
  }
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, compute);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, compute_in_thread);
}

/* Takes the newest snapshot over and tells everyone. */
static void
take_snapshot (FulDocument *self)
{
  FulSnapshot *snapshot = ful_project_snapshot (self->project);

  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  self->snapshot = snapshot;
  g_signal_emit (self, signals[CHANGED], 0);
  compute (self);
}

/* What the run made and answered is read; what it could not do is told. */
static void
run_ended_cb (FulDocument *self, const char *message)
{
  if (self->project == NULL)
    return;
  take_snapshot (self);
  if (message != NULL)
    g_signal_emit (self, signals[PROBLEM], 0, message);
}

/* --- opening and closing --- */

typedef struct {
  char *path;
  char *title; /* NULL: open what is there */
  char *sample;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->title);
  g_free (opening->sample);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;

  if (opening->title == NULL)
    project = ful_project_open (opening->path, 0, &error);
  else
    project = ful_project_create (opening->path, opening->title, &error);
  if (project != NULL && opening->sample != NULL &&
      (!ful_sample_fill (project, opening->sample, &error) || !ful_project_flush (project, &error)))
    g_clear_pointer (&project, ful_project_free);
  if (project == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&project), (GDestroyNotify)ful_project_free);
}

static void
open_with (Opening *opening,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ful_document_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

void
ful_document_open_async (const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  open_with (opening, cancellable, callback, user_data);
}

void
ful_document_create_async (const char *path,
                           const char *title,
                           const char *sample,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->title = g_strdup (title);
  opening->sample = g_strdup (sample);
  open_with (opening, cancellable, callback, user_data);
}

FulDocument *
ful_document_open_finish (GAsyncResult *result, GError **error)
{
  FulProject *project = g_task_propagate_pointer (G_TASK (result), error);
  FulDocument *self;

  if (project == NULL)
    return NULL;
  self = g_object_new (FUL_TYPE_DOCUMENT, NULL);
  self->project = project;
  self->snapshot = ful_project_snapshot (project);
  compute (self);
  return self;
}

static void
close_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (ful_project_close (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ful_document_close_async (FulDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, ful_document_close_async);
  g_task_set_task_data (task, g_steal_pointer (&self->project), NULL);
  g_task_run_in_thread (task, close_in_thread);
}

gboolean
ful_document_close_finish (FulDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
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
  return ful_project_read_only_reason (self->project);
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
  return self->outcome != NULL ? self->outcome->evidence : NULL;
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

/* --- editing --- */

gboolean
ful_document_edit (FulDocument *self, const char *label, FulEdit *edit, GError **error)
{
  if (!ful_project_edit (self->project, label, edit, error))
    return FALSE;
  take_snapshot (self);
  return TRUE;
}

gboolean
ful_document_set_field (FulDocument *self, const char *key, const char *text, GError **error)
{
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autofree char *label = g_strdup_printf ("Set %s", key);

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

gboolean
ful_document_undo (FulDocument *self, char **label, GError **error)
{
  if (!ful_project_undo (self->project, label, error))
    return FALSE;
  take_snapshot (self);
  return TRUE;
}

gboolean
ful_document_redo (FulDocument *self, char **label, GError **error)
{
  if (!ful_project_redo (self->project, label, error))
    return FALSE;
  take_snapshot (self);
  return TRUE;
}

char *
ful_document_undo_label (FulDocument *self)
{
  return ful_project_undo_label (self->project);
}

char *
ful_document_redo_label (FulDocument *self)
{
  return ful_project_redo_label (self->project);
}

static void
ful_document_dispose (GObject *object)
{
  FulDocument *self = FUL_DOCUMENT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->run);
  g_clear_pointer (&self->outcome, ful_outcome_free);
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  g_clear_pointer (&self->project, ful_project_free);
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
  signals[PROBLEM] = g_signal_new ("problem", FUL_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_document_init (FulDocument *self)
{
  self->cancellable = g_cancellable_new ();
  self->run = ful_run_control_new ();
  g_signal_connect_object (self->run, "ended", G_CALLBACK (run_ended_cb), self, G_CONNECT_SWAPPED);
}
