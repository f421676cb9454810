/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/history.h"

#include <string.h>

#include "base/number.h"

/* The note of how far a run has asked is an artifact "asked": its key is the run, its bytes the
 * number of jobs as text. It is written before these are asked and results go the same way after
 * it, so what it may miss after a cut is what was asked in the last tenth of a second. */
#define ASKED_ARTIFACT "asked"

typedef struct {
  const FulRunPlan *plan;
  FulHistory *history;
  GHashTable *arms;    /* "REVISION MODEL VARIABLES" -> index + 1 */
  GHashTable *cases;   /* gint64* id -> index + 1 */
  GHashTable *digests; /* gint64* run -> (arm name -> digest) */
} Reading;

static char *
arm_key (gint64 revision_id, gint64 model_id, const char *variables)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", revision_id, model_id,
                          variables != NULL ? variables : "");
}

char *
ful_history_key (const char *request_hash, int repeat)
{
  return g_strdup_printf ("%s %d", request_hash, repeat);
}

static void
past_answer_free (gpointer data)
{
  FulPastAnswer *answer = data;

  g_free (answer->output);
  g_free (answer);
}

void
ful_history_free (FulHistory *self)
{
  if (self == NULL)
    return;
  g_free (self->states);
  g_hash_table_unref (self->hashes);
  g_hash_table_unref (self->answers);
  g_free (self);
}

static void
remember_answer (FulHistory *history, const FulResult *result)
{
  FulPastAnswer *answer = g_new (FulPastAnswer, 1);

  *answer = (FulPastAnswer){ g_strdup (result->output), result->tokens_in, result->tokens_cached,
                             result->tokens_out, result->tokens_estimated };
  g_hash_table_replace (history->answers, ful_history_key (result->request_hash, result->repeat),
                        answer);
}

/* The job a result belongs to; FALSE where the plan has none such, or the case has other inputs
 * now.
 */
static gboolean
find_job (const Reading *reading, const FulResult *result, guint *arm, gsize *job)
{
  const FulRunPlan *plan = reading->plan;
  g_autofree char *key = arm_key (result->revision_id, result->model_id, result->variables);
  guint arm_index = GPOINTER_TO_UINT (g_hash_table_lookup (reading->arms, key));
  guint case_index = GPOINTER_TO_UINT (g_hash_table_lookup (reading->cases, &result->case_id));

  if (arm_index == 0 || case_index == 0 || result->repeat < 1 ||
      result->repeat > plan->options.repeats ||
      g_strcmp0 (result->input_hash, plan->input_hashes[case_index - 1]) != 0)
    return FALSE;
  *arm = arm_index - 1;
  *job = ((gsize)*arm * plan->cases->len + case_index - 1) * (gsize)plan->options.repeats +
         (gsize)result->repeat - 1;
  return TRUE;
}

static gboolean
has_same_digest (const Reading *reading, const FulResult *result, const FulPlanArm *arm)
{
  GHashTable *digests = g_hash_table_lookup (reading->digests, &result->run_id);
  const char *digest = digests != NULL ? g_hash_table_lookup (digests, arm->name) : NULL;

  return g_strcmp0 (digest, arm->digest) == 0;
}

static gboolean
read_result (const FulResult *result, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  FulHistory *history = reading->history;
  const FulRunPlan *plan = reading->plan;
  gboolean answered = result->error == NULL && result->output != NULL;
  guint arm;
  gsize job;

  if (result->request_hash == NULL)
    return TRUE;
  if (plan->options.no_cache && result->run_id != history->resumed_run)
    return TRUE;
  if (answered && result->invalid == FUL_VALID)
    remember_answer (history, result);
  if (!find_job (reading, result, &arm, &job))
    return TRUE;
  if (!answered) {
    if (history->states[job] == FUL_JOB_OPEN)
      history->states[job] = FUL_JOB_FAILED;
  } else if (result->invalid == FUL_VALID || result->invalid == FUL_INVALID_LEAKED) {
    if (has_same_digest (reading, result, g_ptr_array_index (plan->arms, arm)))
      history->states[job] = FUL_JOB_ANSWERED;
    else
      g_hash_table_replace (history->hashes, GSIZE_TO_POINTER (job + 1),
                            g_strdup (result->request_hash));
  }
  return TRUE;
}

/* Runs of this very plan; digests of all. */
static gboolean
read_runs (Reading *reading, FulProject *project, GError **error)
{
  g_autoptr (GPtrArray) runs = ful_project_load_runs (project, error);

  if (runs == NULL)
    return FALSE;
  for (guint i = 0; i < runs->len; i++) {
    const FulRun *run = g_ptr_array_index (runs, i);

    if (run->imported || run->plan == NULL)
      continue;
    g_hash_table_insert (reading->digests, g_memdup2 (&run->id, sizeof run->id),
                         ful_run_plan_read_digests (run->plan));
    if (strcmp (run->plan, reading->plan->json) != 0)
      continue;
    reading->history->same_run = run->id;
    reading->history->resumed_run =
        run->state == FUL_RUN_GOING || run->state == FUL_RUN_CUT_OFF ? run->id : 0;
  }
  return TRUE;
}

static gboolean
read_asked (FulHistory *history, FulProject *project, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *wanted = g_strdup_printf ("%" G_GINT64_FORMAT, history->resumed_run);
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (GBytes) bytes = ful_project_load_artifact (project, ASKED_ARTIFACT, &key, &unreadable);
  g_autofree char *text = NULL;
  gint64 until = 0;

  if (unreadable != NULL) {
    g_propagate_error (error, g_steal_pointer (&unreadable));
    return FALSE;
  }
  if (bytes == NULL || g_strcmp0 (key, wanted) != 0)
    return TRUE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (ful_number_parse_int (text, &until, NULL) && until > 0)
    history->asked_until = (gsize)until;
  return TRUE;
}

static void
reading_init (Reading *reading, const FulRunPlan *plan, FulHistory *history)
{
  reading->plan = plan;
  reading->history = history;
  reading->arms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->cases = g_hash_table_new (g_int64_hash, g_int64_equal);
  reading->digests = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                            (GDestroyNotify)g_hash_table_unref);
  for (guint i = 0; i < plan->arms->len; i++) {
    const FulPlanArm *arm = g_ptr_array_index (plan->arms, i);

    if (arm->revision_id != 0 && arm->model_id != 0)
      g_hash_table_insert (reading->arms, arm_key (arm->revision_id, arm->model_id, arm->variables),
                           GUINT_TO_POINTER (i + 1));
  }
  for (guint i = 0; i < plan->cases->len; i++) {
    FulCase *item = g_ptr_array_index (plan->cases, i);

    g_hash_table_insert (reading->cases, &item->id, GUINT_TO_POINTER (i + 1));
  }
}

FulHistory *
ful_history_load (FulProject *project, const FulRunPlan *plan, GError **error)
{
  g_autoptr (FulHistory) self = g_new0 (FulHistory, 1);
  Reading reading;
  gboolean ok;

  self->states = g_new0 (guint8, ful_run_plan_n_jobs (plan));
  self->hashes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, past_answer_free);
  reading_init (&reading, plan, self);
  ok = read_runs (&reading, project, error) &&
       ful_project_foreach_result (project, TRUE, read_result, &reading, error) &&
       read_asked (self, project, error);
  g_hash_table_unref (reading.arms);
  g_hash_table_unref (reading.cases);
  g_hash_table_unref (reading.digests);
  return ok ? g_steal_pointer (&self) : NULL;
}

gboolean
ful_history_is_open (const FulHistory *self, const FulRunPlan *plan, gsize job)
{
  switch (self->states[job]) {
  case FUL_JOB_ANSWERED:
    return FALSE;
  case FUL_JOB_FAILED:
    /* A run that is taken up keeps the errors it has met. */
    return plan->options.retry_failed || self->resumed_run == 0;
  default:
    return !plan->options.retry_failed;
  }
}

void
ful_history_note_asked (FulProject *project, gint64 run_id, gsize until)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, run_id);
  char *text = g_strdup_printf ("%" G_GSIZE_FORMAT, until);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  ful_project_put_artifact (project, ASKED_ARTIFACT, key, bytes);
}
