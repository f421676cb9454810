/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run-progress.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "models/specialist.h"

#define TICK_US (50 * 1000)

/* What the working thread does and what it comes to. */
typedef struct {
  FulProject *project;
  const FulRunPlan *plan; /* NULL: train alone */
  const FulRunLimits *limits;
  GPtrArray *train;
  GCancellable *cancellable;
  FulRunProgress progress;
  FulRunSummary summary;
  FulClassifier *classifier;
  gboolean trained;
  gboolean ok;
  GError *error;
  GMutex mutex; /* guards done */
  GCond cond;
  gboolean done;
} Work;

static gpointer
work_in_thread (gpointer data)
{
  Work *work = data;

  if (work->plan != NULL) {
    work->ok = ful_run_execute (work->project, work->plan, work->limits, &work->progress,
                                work->cancellable, &work->summary, &work->error);
  } else {
    work->progress.stage = FUL_RUN_STAGE_TRAINING;
    work->classifier = ful_specialist_obtain (work->project, work->train, &work->progress.training,
                                              &work->trained, work->cancellable, &work->error);
    work->ok = work->classifier != NULL;
  }
  g_mutex_lock (&work->mutex);
  work->done = TRUE;
  g_cond_signal (&work->cond);
  g_mutex_unlock (&work->mutex);
  return NULL;
}

typedef struct {
  gint stage;
  gint tenth;
  gboolean told; /* something stands in the terminal's line */
} Told;

static void
tell (const FulRunProgress *progress, gboolean terminal, Told *told)
{
  gint stage = g_atomic_int_get (&progress->stage);
  gboolean training = stage == FUL_RUN_STAGE_TRAINING;
  gint total = g_atomic_int_get (training ? &progress->training.total : &progress->planned);
  gint done = training ? g_atomic_int_get (&progress->training.done)
                       : g_atomic_int_get (&progress->done) + g_atomic_int_get (&progress->failed);
  const char *what = training ? _ ("Training the specialist") : _ ("Asking");
  gint tenth;

  if (total <= 0 || stage == FUL_RUN_STAGE_READING)
    return;
  tenth = (gint)((gint64)done * 10 / total);
  if (terminal)
    ful_cli_note ("\r\033[K%s: %d/%d", what, done, total);
  else if (stage != told->stage || tenth != told->tenth)
    ful_cli_note ("%s: %d/%d\n", what, done, total);
  *told = (Told){ stage, tenth, terminal };
}

static void
do_work (Work *work)
{
  gboolean terminal = isatty (STDERR_FILENO) != 0;
  Told told = { FUL_RUN_STAGE_READING, -1, FALSE };
  GThread *thread;

  work->cancellable = ful_cli_cancellable ();
  g_mutex_init (&work->mutex);
  g_cond_init (&work->cond);
  thread = g_thread_new ("work", work_in_thread, work);
  g_mutex_lock (&work->mutex);
  while (!work->done) {
    g_cond_wait_until (&work->cond, &work->mutex, g_get_monotonic_time () + TICK_US);
    tell (&work->progress, terminal, &told);
  }
  g_mutex_unlock (&work->mutex);
  g_thread_join (thread);
  if (told.told)
    ful_cli_note ("\r\033[K");
  g_mutex_clear (&work->mutex);
  g_cond_clear (&work->cond);
}

gboolean
ful_cli_run_with_progress (FulProject *project,
                           const FulRunPlan *plan,
                           const FulRunLimits *limits,
                           FulRunSummary *out,
                           GError **error)
{
  Work work = { .project = project, .plan = plan, .limits = limits };

  do_work (&work);
  if (!work.ok) {
    g_propagate_error (error, work.error);
    return FALSE;
  }
  *out = work.summary;
  return TRUE;
}

FulClassifier *
ful_cli_train_with_progress (FulProject *project,
                             GPtrArray *train,
                             gboolean *trained,
                             GError **error)
{
  Work work = { .project = project, .train = train };

  do_work (&work);
  if (!work.ok)
    g_propagate_error (error, work.error);
  *trained = work.trained;
  return work.classifier;
}
