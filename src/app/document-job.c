/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/document-private.h"

typedef struct {
  FulProject *project;  /* kept until jobs is empty */
  FulDocumentWork work; /* NULL: it reads */
  FulDocumentRead read;
  GDestroyNotify result_free; /* of what was read */
  gpointer data;
  GDestroyNotify data_free;
  gulong chained; /* handler on the caller's cancellable */
  GCancellable *caller;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->caller);
  g_free (job);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;

  if (job->work (job->project, job->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  gpointer result = job->read (job->project, job->data, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, job->result_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The job is over: where closing waits for it, that goes on. */
static void
end_job (FulDocument *self, GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (job->chained != 0)
    g_cancellable_disconnect (job->caller, job->chained);
  g_ptr_array_remove (self->jobs, g_task_get_cancellable (task));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulDocument *self = FUL_DOCUMENT (source);
  g_autoptr (GTask) outer = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer read = g_task_propagate_pointer (G_TASK (result), &error);

  end_job (self, G_TASK (result));
  /* Who reads to show something would show it of a project that is going. */
  if (self->closing != NULL && read != NULL) {
    job->result_free (g_steal_pointer (&read));
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closing");
  }
  if (read != NULL)
    g_task_return_pointer (outer, read, job->result_free);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
  ful_document_close_when_idle (self);
}

/* The snapshot is taken over whether or not all of the work was done: a part of it may be in. */
static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulDocument *self = FUL_DOCUMENT (source);
  g_autoptr (GTask) outer = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  end_job (self, G_TASK (result));
  if (self->closing == NULL) {
    self->curve_stale = TRUE;
    ful_document_take_snapshot (self);
  }
  if (ok)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
  ful_document_close_when_idle (self);
}

static void
cancel_cb (GCancellable *caller, gpointer own)
{
  g_cancellable_cancel (own);
}

/* (transfer full) job, outer: starts it on a thread, @ended is called with @outer. */
static void
start (FulDocument *self,
       Job *job,
       GCancellable *caller,
       GTaskThreadFunc func,
       GAsyncReadyCallback ended,
       GTask *outer)
{
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (GTask) inner = NULL;

  job->project = self->project;
  if (caller != NULL) {
    job->caller = g_object_ref (caller);
    job->chained =
        g_cancellable_connect (caller, G_CALLBACK (cancel_cb), g_object_ref (own), g_object_unref);
  }
  g_ptr_array_add (self->jobs, g_object_ref (own));
  inner = g_task_new (self, own, ended, outer);
  g_task_set_source_tag (inner, start);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, job, job_free);
  g_task_run_in_thread (inner, func);
}

void
ful_document_work_async (FulDocument *self,
                         FulDocumentWork work,
                         gpointer data,
                         GDestroyNotify data_free,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job;

  g_return_if_fail (self->closing == NULL);
  ful_document_settle (self);
  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->data_free = data_free;
  start (self, job, cancellable, work_in_thread, worked_cb,
         g_task_new (self, NULL, callback, user_data));
}

void
ful_document_read_async (FulDocument *self,
                         FulDocumentRead read,
                         gpointer data,
                         GDestroyNotify data_free,
                         GDestroyNotify result_free,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *outer = g_task_new (self, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->read = read;
  job->result_free = result_free;
  job->data = data;
  job->data_free = data_free;
  if (self->closing == NULL && self->project != NULL) {
    start (self, job, cancellable, read_in_thread, read_cb, outer);
    return;
  }
  job_free (job);
  g_task_return_new_error (outer, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Closing");
  g_object_unref (outer);
}

gpointer
ful_document_read_finish (FulDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
ful_document_work_finish (FulDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- closing --- */

static void
close_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (ful_project_close (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The project is given up only once nobody works on it. */
void
ful_document_close_when_idle (FulDocument *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->closing == NULL || self->jobs->len > 0 || self->computing || self->looking ||
      ful_run_control_is_running (self->run))
    return;
  task = g_steal_pointer (&self->closing);
  g_task_set_task_data (task, g_steal_pointer (&self->project), NULL);
  g_task_run_in_thread (task, close_in_thread);
}

void
ful_document_close_async (FulDocument *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (self->closing == NULL);
  self->closing = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->closing, ful_document_close_async);
  g_cancellable_cancel (self->cancellable);
  ful_run_control_cancel (self->run);
  for (guint i = 0; i < self->jobs->len; i++)
    g_cancellable_cancel (self->jobs->pdata[i]);
  ful_document_close_when_idle (self);
}

gboolean
ful_document_close_finish (FulDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
