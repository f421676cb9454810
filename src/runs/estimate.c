/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/estimate.h"

#include <math.h>

#include "models/matcher.h"
#include "models/target.h"
#include "runs/history.h"
#include "runs/token-meter.h"

/* Seconds of one core that training takes for each example, measured on Banking77 (77 labels): the
 * range allows for fewer labels and a slower machine. */
#define TRAIN_LOW 0.0002
#define TRAIN_HIGH 0.004

typedef struct {
  double low, high; /* of all open requests of the arm */
  double seconds;   /* of one request: rendering, and asking where it is the matcher */
} ArmSample;

void
ful_estimate_clear (FulEstimate *self)
{
  g_clear_pointer (&self->arm_requests, g_free);
  g_clear_pointer (&self->basis, g_free);
}

/* @n_open requests like those of cases spread evenly over the plan. */
static gboolean
sample_arm (const FulRunPlan *plan,
            const FulPlanArm *arm,
            FulProvider *matcher,
            FulTokenMeter *meter,
            gsize n_open,
            ArmSample *out,
            GError **error)
{
  gsize n = MIN (FUL_ESTIMATE_SAMPLE, plan->cases->len);
  gint64 start = g_get_monotonic_time ();
  double sum = 0, squares = 0, mean, se;

  for (gsize i = 0; i < n; i++) {
    const FulCase *item = g_ptr_array_index (plan->cases, i * plan->cases->len / n);
    g_autoptr (GPtrArray) messages = NULL;
    g_autoptr (GBytes) body = ful_request_maker_make (&arm->maker, item, &messages, NULL, error);
    FulReply reply = FUL_REPLY_NONE;
    double tokens;

    if (body == NULL)
      return FALSE;
    tokens = (double)ful_token_meter_count (meter, arm->maker.shape, messages);
    sum += tokens;
    squares += tokens * tokens;
    if (ful_model_is_matcher (arm->model) && ful_provider_ask (matcher, body, &reply, NULL))
      ful_reply_clear (&reply);
  }
  mean = sum / (double)n;
  se = n > 1 ? sqrt (MAX (squares / (double)n - mean * mean, 0) / (double)(n - 1)) : 0;
  out->low = (double)n_open * MAX (mean - 2 * se, 0);
  out->high = (double)n_open * (mean + 2 * se);
  out->seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC / (double)n;
  return TRUE;
}

/* Tokens of the shortest and the longest expected answer; NAN without any. */
static FulRange
expected_tokens (const FulRunPlan *plan)
{
  const FulEncoding *encoding = ful_encoding_for_model (NULL, NULL);
  FulRange range = { (double)NAN, (double)NAN };

  for (guint i = 0; i < plan->cases->len; i++) {
    const FulCase *item = g_ptr_array_index (plan->cases, i);
    double tokens;

    if (item->expected == NULL)
      continue;
    tokens = (double)ful_encoding_count (encoding, item->expected, -1);
    range.low = fmin (range.low, tokens);
    range.high = fmax (range.high, tokens);
  }
  return range;
}

static gsize
count_open (const FulRunPlan *plan, const FulHistory *history, guint arm, gsize *answered)
{
  gsize per_arm = ful_run_plan_n_jobs (plan) / plan->arms->len;
  gsize n_open = 0;

  for (gsize job = arm * per_arm; job < (arm + 1) * per_arm; job++) {
    n_open += ful_history_is_open (history, plan, job) ? 1 : 0;
    *answered += history->states[job] == FUL_JOB_ANSWERED ? 1 : 0;
  }
  return n_open;
}

static void
add_training (FulProject *project, const FulRunPlan *plan, FulRange *seconds)
{
  g_autofree char *key = NULL;
  g_autoptr (GBytes) kept = ful_project_load_artifact (project, "specialist", &key, NULL);
  guint threads = g_get_num_processors ();
  double n = plan->ground->train->len;

  if (kept != NULL && g_strcmp0 (key, plan->ground->training_key) == 0)
    return;
  seconds->low += n * TRAIN_LOW / threads;
  seconds->high += n * TRAIN_HIGH / threads;
}

gboolean
ful_run_estimate (FulProject *project,
                  const FulRunPlan *plan,
                  const FulRunLimits *limits,
                  FulEstimate *out,
                  GError **error)
{
  g_autoptr (FulHistory) history = ful_history_load (project, plan, error);
  g_autoptr (FulProvider) matcher = ful_matcher_new ();
  g_autoptr (FulTokenMeter) meter = ful_token_meter_new (ful_encoding_for_model (NULL, NULL));
  guint threads = limits->concurrency > 0 ? limits->concurrency : g_get_num_processors ();
  FulEstimate estimate = { .planned = (gint64)ful_run_plan_n_jobs (plan),
                           .n_arms = plan->arms->len };
  g_autofree gint64 *arm_requests = g_new0 (gint64, plan->arms->len);
  FulRange expected = expected_tokens (plan);
  gsize answered = 0;
  gboolean training = FALSE;

  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < plan->arms->len; i++) {
    const FulPlanArm *arm = g_ptr_array_index (plan->arms, i);
    gsize n_open = count_open (plan, history, i, &answered);
    double longest = arm->body->max_tokens >= 0 ? arm->body->max_tokens : expected.high;
    ArmSample sample;

    arm_requests[i] = (gint64)n_open;
    if (n_open == 0)
      continue;
    if (!sample_arm (plan, arm, matcher, meter, n_open, &sample, error))
      return FALSE;
    estimate.requests += (gint64)n_open;
    estimate.tokens_in.low += sample.low;
    estimate.tokens_in.high += sample.high;
    estimate.tokens_out.low += (double)n_open * fmin (expected.low, longest);
    estimate.tokens_out.high += (double)n_open * longest;
    estimate.seconds.low += (double)n_open * sample.seconds / threads / 2;
    estimate.seconds.high += (double)n_open * sample.seconds / threads * 2;
    training |= ful_model_is_specialist (arm->model);
  }
  if (training)
    add_training (project, plan, &estimate.seconds);
  estimate.arm_requests = g_steal_pointer (&arm_requests);
  estimate.cached = (gint64)answered;
  estimate.basis = g_strdup_printf ("%d cases an arm rendered and counted with %s; answers as long "
                                    "as those expected; offline "
                                    "models cost nothing",
                                    (int)MIN (FUL_ESTIMATE_SAMPLE, plan->cases->len),
                                    ful_encoding_name (ful_encoding_for_model (NULL, NULL)));
  *out = estimate;
  return TRUE;
}
