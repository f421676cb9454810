/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/training.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/tuning/training-jobs.h"

#define TICK_MS 100

struct _FulTraining {
  GObject parent_instance;
  FulDocument *document;
  FulTrainingFacts *facts; /* NULL: not read yet */
  GCancellable *cancellable;
  gboolean reading;
  gboolean stale; /* the facts rest on something that has changed */
  /* What they were read for. */
  guint64 cases_generation;
  gconstpointer checks;
  gconstpointer labels;
  double bar;
  FulJobProgress progress[FUL_N_JOBS];
  gint64 since[FUL_N_JOBS];       /* monotonic */
  GCancellable *jobs[FUL_N_JOBS]; /* NULL: that one does not go on */
  guint timer;
};

enum { FACTS_CHANGED, JOBS_CHANGED, PROBLEM, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulTraining, ful_training, G_TYPE_OBJECT)

const FulTrainingFacts *
ful_training_facts (FulTraining *self)
{
  return self->facts;
}

static void
tell (FulTraining *self, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

/* --- facts --- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulTraining) self = user_data;
  g_autoptr (GError) error = NULL;
  FulTrainingFacts *facts = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);

  self->reading = FALSE;
  if (facts != NULL) {
    g_clear_pointer (&self->facts, ful_training_facts_free);
    self->facts = facts;
    g_signal_emit (self, signals[FACTS_CHANGED], 0);
  }
  tell (self, error);
  if (self->stale && error == NULL)
    ful_training_refresh (self);
}

void
ful_training_refresh (FulTraining *self)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  double bar = ful_snapshot_number (snapshot, "bar.quality");
  gboolean same_bar = self->bar == bar || (isnan (self->bar) && isnan (bar));

  self->stale |= self->cases_generation != snapshot->cases_generation ||
                 self->checks != snapshot->checks || self->labels != snapshot->labels || !same_bar;
  if (!self->stale || self->reading)
    return;
  self->stale = FALSE;
  self->reading = TRUE;
  self->cases_generation = snapshot->cases_generation;
  self->checks = snapshot->checks;
  self->labels = snapshot->labels;
  self->bar = bar;
  ful_document_read_async (self->document, ful_training_facts_read, NULL, NULL,
                           (GDestroyNotify)ful_training_facts_free, self->cancellable, read_cb,
                           g_object_ref (self));
}

/* A run may have trained the specialist too. */
static void
run_ended_cb (FulTraining *self)
{
  self->stale = TRUE;
  ful_training_refresh (self);
}

/* --- jobs --- */

static gboolean
timer_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[JOBS_CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

gboolean
ful_training_is_going (FulTraining *self, FulJobKind job)
{
  return self->jobs[job] != NULL;
}

double
ful_training_fraction (FulTraining *self, FulJobKind job)
{
  return ful_job_progress_fraction (&self->progress[job]);
}

double
ful_training_seconds_left (FulTraining *self, FulJobKind job)
{
  double seconds = (double)(g_get_monotonic_time () - self->since[job]) / G_USEC_PER_SEC;
  double fraction = ful_training_fraction (self, job);

  return seconds >= 1 && fraction > 0.02 ? seconds * (1 - fraction) / fraction : (double)NAN;
}

void
ful_training_cancel (FulTraining *self, FulJobKind job)
{
  g_cancellable_cancel (self->jobs[job]);
}

static void
end_job (FulTraining *self, FulJobKind job, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean done = ful_document_work_finish (self->document, result, &error);

  g_clear_object (&self->jobs[job]);
  if (self->jobs[FUL_JOB_TRAIN] == NULL && self->jobs[FUL_JOB_CURVE] == NULL)
    g_clear_handle_id (&self->timer, g_source_remove);
  self->stale |= done;
  ful_training_refresh (self);
  g_signal_emit (self, signals[JOBS_CHANGED], 0);
  tell (self, error);
}

static void
trained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulTraining) self = user_data;

  end_job (self, FUL_JOB_TRAIN, result);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulTraining) self = user_data;

  end_job (self, FUL_JOB_CURVE, result);
}

void
ful_training_start (FulTraining *self, FulJobKind job)
{
  gboolean trains = job == FUL_JOB_TRAIN;

  if (self->jobs[job] != NULL)
    return;
  self->progress[job] = (FulJobProgress){ 0 };
  self->since[job] = g_get_monotonic_time ();
  self->jobs[job] = g_cancellable_new ();
  /* self lives until the job is called back, and with it the progress that the thread writes. */
  ful_document_work_async (self->document, trains ? ful_job_train : ful_job_measure_curve,
                           &self->progress[job], NULL, self->jobs[job],
                           trains ? trained_cb : measured_cb, g_object_ref (self));
  if (self->timer == 0)
    self->timer = g_timeout_add (TICK_MS, timer_cb, self);
  g_signal_emit (self, signals[JOBS_CHANGED], 0);
}

/* --- life --- */

FulTraining *
ful_training_new (FulDocument *document)
{
  FulTraining *self = g_object_new (FUL_TYPE_TRAINING, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (ful_document_run (document), "ended", G_CALLBACK (run_ended_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
ful_training_dispose (GObject *object)
{
  FulTraining *self = FUL_TRAINING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  G_OBJECT_CLASS (ful_training_parent_class)->dispose (object);
}

static void
ful_training_finalize (GObject *object)
{
  FulTraining *self = FUL_TRAINING (object);

  g_clear_pointer (&self->facts, ful_training_facts_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ful_training_parent_class)->finalize (object);
}

static void
ful_training_class_init (FulTrainingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_training_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_training_finalize;
  signals[FACTS_CHANGED] = g_signal_new ("facts-changed", FUL_TYPE_TRAINING, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JOBS_CHANGED] = g_signal_new ("jobs-changed", FUL_TYPE_TRAINING, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", FUL_TYPE_TRAINING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_training_init (FulTraining *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->bar = (double)NAN;
}
