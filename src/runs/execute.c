/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/execute-private.h"

#include <math.h>

#include "base/error.h"
#include "models/matcher.h"
#include "models/specialist.h"
#include "models/target.h"

/* Threads take the next job by an atomic counter, in the order of the plan, so that what was asked
 * is always a beginning of the plan but for a few jobs in flight. Every NOTE_EVERY jobs the file
 * gets a note of how far that is, before they are asked. */

#define NOTE_EVERY 256
#define MAX_THREADS 64
#define MAX_JOBS 100000000

static gpointer
work (gpointer data)
{
  FulExecution *self = data;
  g_autoptr (FulTokenMeter) meter = ful_token_meter_new (ful_encoding_for_model (NULL, NULL));
  FulExecutionWorker worker = { self, meter };
  gint n_jobs = (gint)ful_run_plan_n_jobs (self->plan);

  while (!g_cancellable_is_cancelled (self->cancellable) && !g_atomic_int_get (&self->stop)) {
    gint index = g_atomic_int_add (&self->next, 1);

    if (index >= n_jobs)
      break;
    if (index % NOTE_EVERY == 0 && self->run_id != 0)
      ful_history_note_asked (self->project, self->run_id, (gsize)MIN (index + NOTE_EVERY, n_jobs));
    ful_execution_do_job (&worker, (gsize)index);
  }
  return NULL;
}

static void
work_in_threads (FulExecution *self)
{
  GThread *threads[MAX_THREADS];
  guint wanted = self->limits->concurrency;
  guint n_started = 0;

  wanted = MIN (wanted > 0 ? wanted : g_get_num_processors (), MAX_THREADS);
  while (n_started + 1 < wanted) {
    threads[n_started] = g_thread_try_new ("ask", work, self, NULL);
    if (threads[n_started] == NULL)
      break; /* fewer will do */
    n_started++;
  }
  work (self);
  for (guint i = 0; i < n_started; i++)
    g_thread_join (threads[i]);
}

/* --- before --- */

typedef struct {
  gsize open;        /* jobs to be asked or taken over */
  gsize asked_again; /* of these below the note of a run that was cut off */
  gboolean specialist;
} OpenJobs;

static OpenJobs
count_open (const FulRunPlan *plan, const FulHistory *history)
{
  OpenJobs jobs = { 0, 0, FALSE };
  gsize n_jobs = ful_run_plan_n_jobs (plan);
  gsize per_arm = n_jobs / plan->arms->len;

  for (gsize i = 0; i < n_jobs; i++) {
    const FulPlanArm *arm = g_ptr_array_index (plan->arms, i / per_arm);

    if (!ful_history_is_open (history, plan, i))
      continue;
    jobs.open++;
    jobs.asked_again += i < history->asked_until ? 1 : 0;
    jobs.specialist |= ful_model_is_specialist (arm->model);
  }
  return jobs;
}

static gboolean
obtain_specialist (FulExecution *self, GError **error)
{
  GPtrArray *train = self->plan->ground->train;
  g_autoptr (FulClassifier) classifier = NULL;

  if (self->progress != NULL)
    g_atomic_int_set (&self->progress->stage, FUL_RUN_STAGE_TRAINING);
  classifier = ful_specialist_obtain (self->project, train,
                                      self->progress != NULL ? &self->progress->training : NULL,
                                      &self->summary->trained, self->cancellable, error);
  if (classifier == NULL)
    return FALSE;
  self->specialist = ful_specialist_new (classifier);
  for (guint i = 0; i < train->len; i++) {
    const FulCase *item = g_ptr_array_index (train, i);

    if (item->expected != NULL)
      g_hash_table_add (self->train_inputs, ful_case_input_text (item));
  }
  return TRUE;
}

static char *
now_text (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* The run as it stands in the file: taken up, or new. */
static FulRun *
begin_run (FulExecution *self, GError **error)
{
  g_autoptr (GPtrArray) runs = NULL;
  FulRun *run;
  gint64 resumed = self->history->resumed_run;

  run = g_new0 (FulRun, 1);
  run->id = resumed;
  if (resumed == 0)
    run->id = ful_project_new_id (self->project, FUL_ID_RUN);
  run->state = FUL_RUN_GOING;
  run->plan = g_strdup (self->plan->json);
  run->planned = (gint64)ful_run_plan_n_jobs (self->plan);
  run->started = now_text ();
  runs = ful_project_load_runs (self->project, error);
  if (runs == NULL) {
    ful_run_free (run);
    return NULL;
  }
  for (guint i = 0; i < runs->len; i++) {
    const FulRun *known = g_ptr_array_index (runs, i);

    if (known->id != resumed)
      continue;
    run->baseline = known->baseline;
    g_free (run->started);
    run->started = g_strdup (known->started);
  }
  ful_project_put_run (self->project, run);
  return run;
}

static void
end_run (FulExecution *self, FulRun *run)
{
  if (self->summary->cancelled)
    run->state = FUL_RUN_CANCELLED;
  else if (g_atomic_int_get (&self->stop))
    run->state = FUL_RUN_CUT_OFF;
  else
    run->state = FUL_RUN_DONE;
  run->finished = now_text ();
  ful_project_put_run (self->project, run);
}

/* --- the whole --- */

static void
execution_clear (FulExecution *self)
{
  ful_scorer_free (self->scorer);
  ful_provider_free (self->matcher);
  ful_provider_free (self->specialist);
  g_hash_table_unref (self->train_inputs);
  g_mutex_clear (&self->mutex);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulExecution, execution_clear)

/* Trains where it must, asks, keeps. */
static gboolean
execute_open (FulExecution *self, const OpenJobs *jobs, GError **error)
{
  g_autoptr (GError) cut = NULL;
  FulRun *run;

  if (jobs->specialist && !obtain_specialist (self, &cut)) {
    if (!g_error_matches (cut, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      g_propagate_error (error, g_steal_pointer (&cut));
      return FALSE;
    }
    self->summary->cancelled = TRUE;
    return TRUE;
  }
  if (self->progress != NULL)
    g_atomic_int_set (&self->progress->stage, FUL_RUN_STAGE_ASKING);
  if (jobs->open == 0) {
    self->summary->run_id = self->history->same_run;
    work_in_threads (self);
    return TRUE;
  }
  run = begin_run (self, error);
  if (run == NULL)
    return FALSE;
  self->run_id = self->summary->run_id = run->id;
  work_in_threads (self);
  self->summary->cancelled = g_cancellable_is_cancelled (self->cancellable);
  end_run (self, run);
  ful_run_free (run);
  if (self->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return FALSE;
  }
  return ful_project_flush (self->project, error);
}

gboolean
ful_run_execute (FulProject *project,
                 const FulRunPlan *plan,
                 const FulRunLimits *limits,
                 FulRunProgress *progress,
                 GCancellable *cancellable,
                 FulRunSummary *out,
                 GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (FulHistory) history = NULL;
  FulRunSummary summary = { .planned = (gint64)ful_run_plan_n_jobs (plan) };
  g_auto (FulExecution) self = { .project = project,
                                 .plan = plan,
                                 .limits = limits,
                                 .progress = progress,
                                 .cancellable = cancellable,
                                 .summary = &summary };
  OpenJobs jobs;
  gboolean ok;

  g_mutex_init (&self.mutex);
  self.scorer = ful_scorer_new (plan->ground->snapshot);
  self.matcher = ful_matcher_new ();
  self.train_inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (summary.planned > MAX_JOBS)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "run",
                             "%" G_GINT64_FORMAT " answers planned, over %d; run fewer prompts, "
                             "models, cases or repeats at a time",
                             summary.planned, MAX_JOBS);
  history = ful_history_load (project, plan, error);
  if (history == NULL)
    return FALSE;
  self.history = history;
  jobs = count_open (plan, history);
  summary.asked_again = (gint64)jobs.asked_again;
  if (progress != NULL)
    g_atomic_int_set (&progress->planned, (gint)summary.planned);
  ok = execute_open (&self, &jobs, error);
  if (!ok)
    return FALSE;
  summary.seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  *out = summary;
  return TRUE;
}
