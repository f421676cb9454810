/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/run-control.h"

#include <glib/gi18n.h>
#include <math.h>

#define PROGRESS_MS 100

struct _FulRunControl {
  GObject parent_instance;
  FulRunProgress progress; /* written by the run's threads */
  FulRunSummary summary;
  FulRunRequest last;        /* what was started last; its lists are owned; repeats 0: nothing */
  GCancellable *cancellable; /* NULL: nothing runs */
  guint timer;
  gint64 asking_since; /* monotonic; 0: not yet asking */
  int done_before;     /* answered when asking began */
};

enum { STARTING, STARTED, PROGRESSED, ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulRunControl, ful_run_control, G_TYPE_OBJECT)

FulRunControl *
ful_run_control_new (void)
{
  return g_object_new (FUL_TYPE_RUN_CONTROL, NULL);
}

gboolean
ful_run_control_is_running (FulRunControl *self)
{
  return self->cancellable != NULL;
}

const FulRunSummary *
ful_run_control_summary (FulRunControl *self)
{
  return &self->summary;
}

gint64
ful_run_control_left (FulRunControl *self)
{
  gint64 left = self->summary.planned - self->summary.done - self->summary.failed;

  return self->cancellable == NULL && self->summary.cancelled ? MAX (left, 0) : 0;
}

void
ful_run_control_cancel (FulRunControl *self)
{
  g_cancellable_cancel (self->cancellable);
}

typedef struct {
  FulRunControl *control; /* the task's source object */
  FulProject *project;
  GStrv prompts;
  GStrv models;
  FulRunOptions options;
  FulRunSummary summary;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_strfreev (job->prompts);
  g_strfreev (job->models);
  g_free (job);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulRunPlan) plan = NULL;

  if (ful_run_prepare (job->project, &job->options, &error))
    plan = ful_run_plan_new (job->project, &job->options, FALSE, &error);
  if (plan == NULL ||
      !ful_run_execute (job->project, plan, &FUL_RUN_NO_LIMITS, &job->control->progress,
                        cancellable, &job->summary, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulRunControl *self = FUL_RUN_CONTROL (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  self->summary = job->summary;
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_emit (self, signals[ENDED], 0, ok || cancelled ? NULL : error->message);
}

static gboolean
timer_cb (gpointer user_data)
{
  FulRunControl *self = user_data;

  if (self->asking_since == 0 && g_atomic_int_get (&self->progress.stage) == FUL_RUN_STAGE_ASKING) {
    self->asking_since = g_get_monotonic_time ();
    self->done_before = g_atomic_int_get (&self->progress.done);
  }
  g_signal_emit (self, signals[PROGRESSED], 0);
  return G_SOURCE_CONTINUE;
}

FulRunOptions
ful_run_request_options (const FulRunRequest *request, GStrv prompts, GStrv models)
{
  return (FulRunOptions){ .prompts = (const char *const *)prompts,
                          .models = (const char *const *)models,
                          .splits = request->splits,
                          .limit = request->limit,
                          .repeats = MAX (request->repeats, 1),
                          .retry_failed = request->retry_failed,
                          .specialist_too = request->specialist_too };
}

/* @request may be what was noted before. */
static void
note_request (FulRunControl *self, const FulRunRequest *request)
{
  FulRunRequest last = *request;

  last.prompts = (const char *const *)g_strdupv ((GStrv)request->prompts);
  last.models = (const char *const *)g_strdupv ((GStrv)request->models);
  last.repeats = MAX (request->repeats, 1);
  g_strfreev ((GStrv)self->last.prompts);
  g_strfreev ((GStrv)self->last.models);
  self->last = last;
}

void
ful_run_control_start_again (FulRunControl *self, FulProject *project)
{
  if (self->last.repeats > 0)
    ful_run_control_start (self, project, &self->last);
}

void
ful_run_control_start (FulRunControl *self, FulProject *project, const FulRunRequest *request)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->cancellable != NULL)
    return;
  g_signal_emit (self, signals[STARTING], 0);
  self->progress = (FulRunProgress){ 0 };
  self->asking_since = 0;
  self->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->control = self;
  job->project = project;
  job->prompts = g_strdupv ((GStrv)request->prompts);
  job->models = g_strdupv ((GStrv)request->models);
  job->options = ful_run_request_options (request, job->prompts, job->models);
  note_request (self, request);
  task = g_task_new (self, self->cancellable, ended_cb, NULL);
  g_task_set_source_tag (task, ful_run_control_start);
  g_task_set_task_data (task, job, job_free);
  /* What was answered by then comes back with the summary, not as an error. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
  self->timer = g_timeout_add (PROGRESS_MS, timer_cb, self);
  g_signal_emit (self, signals[STARTED], 0);
}

void
ful_run_control_get_state (FulRunControl *self, FulRunView *out)
{
  double seconds = (double)(g_get_monotonic_time () - self->asking_since) / G_USEC_PER_SEC;

  *out = (FulRunView){ .stage = (FulRunStage)g_atomic_int_get (&self->progress.stage),
                       .planned = g_atomic_int_get (&self->progress.planned),
                       .done = g_atomic_int_get (&self->progress.done),
                       .failed = g_atomic_int_get (&self->progress.failed),
                       .fraction = NAN,
                       .rate = NAN,
                       .seconds_left = NAN };
  if (out->stage == FUL_RUN_STAGE_ASKING && out->planned > 0)
    out->fraction = (double)out->done / out->planned;
  if (self->asking_since > 0 && seconds > 0.5 && out->done > self->done_before) {
    out->rate = (out->done - self->done_before) / seconds;
    out->seconds_left = (out->planned - out->done) / out->rate;
  }
}

static void
ful_run_control_dispose (GObject *object)
{
  FulRunControl *self = FUL_RUN_CONTROL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  G_OBJECT_CLASS (ful_run_control_parent_class)->dispose (object);
}

static void
ful_run_control_finalize (GObject *object)
{
  FulRunControl *self = FUL_RUN_CONTROL (object);

  g_clear_object (&self->cancellable);
  g_strfreev ((GStrv)self->last.prompts);
  g_strfreev ((GStrv)self->last.models);
  G_OBJECT_CLASS (ful_run_control_parent_class)->finalize (object);
}

static void
ful_run_control_class_init (FulRunControlClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_run_control_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_run_control_finalize;
  signals[STARTING] = g_signal_new ("starting", FUL_TYPE_RUN_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[STARTED] = g_signal_new ("started", FUL_TYPE_RUN_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[PROGRESSED] = g_signal_new ("progressed", FUL_TYPE_RUN_CONTROL, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", FUL_TYPE_RUN_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_run_control_init (FulRunControl *self)
{
}
