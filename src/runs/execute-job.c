/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/execute-private.h"

#include <math.h>
#include <string.h>

#include "models/target.h"

#define MAX_ERROR_BYTES 2000

typedef struct {
  const FulPlanArm *arm;
  const FulCase *item;
  guint case_index;
  int repeat;
  GBytes *body;
  GPtrArray *messages;
  char *hash;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->body, g_bytes_unref);
  g_clear_pointer (&job->messages, g_ptr_array_unref);
  g_free (job->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static void
find_job (const FulRunPlan *plan, gsize index, Job *job)
{
  gsize repeats = (gsize)plan->options.repeats;

  job->repeat = (int)(index % repeats) + 1;
  job->case_index = (guint)(index / repeats % plan->cases->len);
  job->item = g_ptr_array_index (plan->cases, job->case_index);
  job->arm = g_ptr_array_index (plan->arms, index / repeats / plan->cases->len);
}

static gboolean
is_leaked (const FulExecution *self, const Job *job)
{
  g_autofree char *input = NULL;

  if (!ful_model_is_specialist (job->arm->model))
    return ful_renderer_leaks (job->arm->maker.renderer, job->item);
  input = ful_case_input_text (job->item);
  return g_hash_table_contains (self->train_inputs, input);
}

static FulResult *
result_of_job (const FulExecution *self, const Job *job)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  FulResult *result = ful_result_new ();

  result->run_id = self->run_id;
  result->case_id = job->item->id;
  result->revision_id = job->arm->revision_id;
  result->model_id = job->arm->model_id;
  result->variables = g_strdup (job->arm->variables);
  result->repeat = job->repeat;
  result->request_hash = g_strdup (job->hash);
  result->input_hash = g_strdup (self->plan->input_hashes[job->case_index]);
  result->answered = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  result->invalid = is_leaked (self, job) ? FUL_INVALID_LEAKED : FUL_VALID;
  return result;
}

static void
score_result (const FulExecution *self, const Job *job, FulResult *result)
{
  result->score = ful_scorer_score (self->scorer, job->item, job->arm->body, result->output);
  result->text_mode =
      ful_scorer_text_mode (self->scorer, job->item, job->arm->body, result->output, result->score);
  result->check_version = g_strdup (self->plan->ground->snapshot->check_version);
}

/* An answer that another job got to the same request. */
static void
take_over (FulExecution *self, const Job *job, const FulPastAnswer *past)
{
  FulResult *result = result_of_job (self, job);

  result->output = g_strdup (past->output);
  result->tokens_in = past->tokens_in;
  result->tokens_cached = past->tokens_cached;
  result->tokens_out = past->tokens_out;
  result->tokens_estimated = past->tokens_estimated;
  result->cost_usd = 0;
  result->cached = TRUE;
  score_result (self, job, result);
  ful_project_append_result (self->project, result);
}

/* Offline models count no tokens: these are counted here, by the encoding nearest to the model. */
static void
fill_answer (FulExecutionWorker *worker, const Job *job, FulReply *reply, FulResult *result)
{
  const FulEncoding *encoding = ful_encoding_for_model (job->arm->model->model_id, NULL);

  result->output = g_steal_pointer (&reply->text);
  result->latency_ms = reply->latency_ms;
  result->tokens_in = reply->tokens_in;
  result->tokens_cached = reply->tokens_cached;
  result->tokens_out = reply->tokens_out;
  result->tokens_estimated = reply->tokens_estimated;
  if (isnan (reply->tokens_in)) {
    result->tokens_in =
        (double)ful_token_meter_count (worker->meter, job->arm->maker.shape, job->messages);
    result->tokens_cached = 0;
    result->tokens_out = (double)ful_encoding_count (encoding, result->output, -1);
    result->tokens_estimated = TRUE;
  }
  result->cost_usd = 0; /* offline models cost nothing */
  score_result (worker->execution, job, result);
}

static void
add_up (FulExecution *self, const FulResult *result, gint in_flight)
{
  FulRunSummary *summary = self->summary;

  g_mutex_lock (&self->mutex);
  summary->requests++;
  summary->max_in_flight = MAX (summary->max_in_flight, in_flight);
  if (result->error != NULL) {
    summary->failed++;
  } else {
    summary->done++;
    summary->tokens_in += result->tokens_in;
    summary->tokens_cached += result->tokens_cached;
    summary->tokens_out += result->tokens_out;
    summary->cost_usd += result->cost_usd;
  }
  g_mutex_unlock (&self->mutex);
  if (self->progress != NULL)
    g_atomic_int_inc (result->error != NULL ? &self->progress->failed : &self->progress->done);
}

static void
ask (FulExecutionWorker *worker, const Job *job)
{
  FulExecution *self = worker->execution;
  FulProvider *provider =
      ful_model_is_specialist (job->arm->model) ? self->specialist : self->matcher;
  FulResult *result = result_of_job (self, job);
  gint in_flight = g_atomic_int_add (&self->flying, 1) + 1;
  g_autoptr (GError) error = NULL;
  FulReply reply = FUL_REPLY_NONE;
  gboolean ok = ful_provider_ask (provider, job->body, &reply, &error);

  g_atomic_int_add (&self->flying, -1);
  result->in_flight = in_flight;
  if (ok)
    fill_answer (worker, job, &reply, result);
  else
    result->error =
        g_utf8_make_valid (error->message, MIN (strlen (error->message), MAX_ERROR_BYTES));
  add_up (self, result, in_flight);
  ful_project_append_result (self->project, result);
}

static void
count_cached (FulExecution *self)
{
  g_mutex_lock (&self->mutex);
  self->summary->done++;
  self->summary->cached++;
  g_mutex_unlock (&self->mutex);
  if (self->progress != NULL)
    g_atomic_int_inc (&self->progress->done);
}

static void
stop (FulExecution *self, GError *error)
{
  g_mutex_lock (&self->mutex);
  if (error == NULL)
    self->summary->over_budget = TRUE;
  else if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  g_mutex_unlock (&self->mutex);
  g_atomic_int_set (&self->stop, TRUE);
}

/* Whether the caps allow one more request. */
static gboolean
is_allowed (FulExecution *self)
{
  gint64 max = self->limits->max_requests;

  return max < 0 || g_atomic_int_add (&self->allowed, 1) < (gint)MIN (max, G_MAXINT / 2);
}

void
ful_execution_do_job (FulExecutionWorker *worker, gsize index)
{
  FulExecution *self = worker->execution;
  const FulHistory *history = self->history;
  g_auto (Job) job = { 0 };
  g_autofree char *key = NULL;
  const FulPastAnswer *past;
  GError *error = NULL;

  if (history->states[index] == FUL_JOB_ANSWERED) {
    count_cached (self);
    return;
  }
  if (!ful_history_is_open (history, self->plan, index))
    return;
  find_job (self->plan, index, &job);
  job.body = ful_request_maker_make (&job.arm->maker, job.item, &job.messages, &job.hash, &error);
  if (job.body == NULL) {
    stop (self, error);
    return;
  }
  if (g_strcmp0 (g_hash_table_lookup (history->hashes, GSIZE_TO_POINTER (index + 1)), job.hash) ==
      0) {
    count_cached (self);
    return;
  }
  key = ful_history_key (job.hash, job.repeat);
  past = g_hash_table_lookup (history->answers, key);
  if (past != NULL) {
    take_over (self, &job, past);
    count_cached (self);
  } else if (is_allowed (self)) {
    ask (worker, &job);
  } else {
    stop (self, NULL);
  }
}
