/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "fixture.h"

#define N_CASES (N_DEV + N_TEST)

static void
test_answers (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  FulRunSummary summary = run (f, &options);
  g_auto (Rows) rows = rows_of (f);

  g_assert_cmpint (summary.planned, ==, 3 * N_CASES);
  g_assert_cmpint (summary.done, ==, 3 * N_CASES);
  g_assert_cmpint (summary.requests, ==, 3 * N_CASES);
  g_assert_cmpint (summary.failed, ==, 0);
  g_assert_cmpint (summary.cached, ==, 0);
  g_assert_cmpint (summary.asked_again, ==, 0);
  g_assert_true (summary.trained);
  g_assert_cmpfloat (summary.tokens_in, >, 3 * N_CASES);
  g_assert_cmpfloat (summary.cost_usd, ==, 0);
  g_assert_cmpuint (rows.rows, ==, 3 * N_CASES);
  g_assert_cmpuint (g_hash_table_size (rows.outputs), ==, 3 * N_CASES);
}

/* The same run again asks nothing and adds nothing; three repeats pay for two more. */
static void
test_cache (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  FulRunSummary first = run (f, &options);
  FulRunSummary again = run (f, &options);
  FulRunSummary more;
  g_autoptr (GPtrArray) runs = NULL;

  g_assert_cmpint (again.requests, ==, 0);
  g_assert_cmpint (again.cached, ==, 3 * N_CASES);
  g_assert_cmpint (again.done, ==, 3 * N_CASES);
  g_assert_cmpint (again.run_id, ==, first.run_id);
  g_assert_false (again.trained);
  options.repeats = 3;
  more = run (f, &options);
  g_assert_cmpint (more.requests, ==, 2 * 3 * N_CASES);
  g_assert_cmpint (more.cached, ==, 3 * N_CASES);
  g_assert_false (more.trained); /* kept in the file */
  options.repeats = 1;
  options.no_cache = TRUE;
  more = run (f, &options);
  g_assert_cmpint (more.requests, ==, 3 * N_CASES);
  runs = ful_project_load_runs (f->project, NULL);
  g_assert_cmpuint (runs->len, ==, 3);
  for (guint i = 0; i < runs->len; i++)
    g_assert_cmpint (((FulRun *)g_ptr_array_index (runs, i))->state, ==, FUL_RUN_DONE);
}

/* Another prompt that says the same gets the answers, marked as cached. */
static void
test_shared_request (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  FulRunSummary summary;
  g_autoptr (FulEvidence) evidence = NULL;
  const FulEvidenceArm *arm;

  run (f, &options);
  add_prompt (f, "twin", "Give the label.", "{{text}}", 5);
  summary = run (f, &options);
  g_assert_cmpint (summary.requests, ==, 0);
  g_assert_cmpint (summary.cached, ==, 4 * N_CASES);
  evidence = evidence_of (f);
  arm = arm_named (evidence, "twin@offline:matcher");
  g_assert_cmpuint (arm->n_answers, ==, N_CASES);
  g_assert_true (arm->answers[0].cached);
  g_assert_true (isnan (arm->answers[0].latency_ms));
}

static FulCase *
case_of (Fixture *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  FulCase *item = ful_project_load_case (f->project, name, &error);

  g_assert_no_error (error);
  return item;
}

/* An input that has changed is asked anew, and no other. */
static void
test_changed_input (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_autoptr (FulCase) item = NULL;
  FulEdit *edit = ful_edit_new ();
  FulRunSummary summary;

  run (f, &options);
  item = case_of (f, "test-12");
  g_free (item->var_values[0]);
  item->var_values[0] = g_strdup ("Something else entirely");
  ful_edit_put_case (edit, item);
  apply (f, edit);
  summary = run (f, &options);
  g_assert_cmpint (summary.requests, ==, 3);
}

/* The request can't hold what is expected: with the expected texts of dev and test permuted every
 * answer is the same, byte for byte. */
static void
permute (Fixture *f)
{
  g_autoptr (GPtrArray) cases =
      ful_project_load_cases (f->project, (1u << FUL_SPLIT_DEV) | (1u << FUL_SPLIT_TEST), NULL);
  FulEdit *edit = ful_edit_new ();

  for (guint i = 0; i < cases->len; i++) {
    FulCase *item = ful_case_copy (g_ptr_array_index (cases, i));

    g_free (item->expected);
    item->expected =
        g_strdup (((FulCase *)g_ptr_array_index (cases, (i + 7) % cases->len))->expected);
    ful_edit_take_case (edit, item);
  }
  apply (f, edit);
}

static void
test_permuted (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_auto (Rows) before = { 0 };
  g_auto (Rows) after = { 0 };
  GHashTableIter iter;
  gpointer key, output;

  run (f, &options);
  before = rows_of (f);
  permute (f);
  options.no_cache = TRUE;
  run (f, &options);
  after = rows_of (f);
  g_assert_cmpuint (after.rows, ==, 2 * before.rows);
  g_assert_cmpuint (g_hash_table_size (after.outputs), ==, g_hash_table_size (before.outputs));
  g_hash_table_iter_init (&iter, before.outputs);
  while (g_hash_table_iter_next (&iter, &key, &output))
    g_assert_cmpstr (g_hash_table_lookup (after.outputs, key), ==, output);
}

/* --- caps, cancelling, going on --- */

static FulRunSummary
run_limited (Fixture *f, const FulRunLimits *limits, GCancellable *cancellable)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_autoptr (FulRunPlan) plan = plan_of (f, &options);
  g_autoptr (GError) error = NULL;
  FulRunSummary summary;

  ful_run_execute (f->project, plan, limits, NULL, cancellable, &summary, &error);
  g_assert_no_error (error);
  return summary;
}

static void
test_budget (Fixture *f, gconstpointer unused)
{
  FulRunLimits limits = FUL_RUN_NO_LIMITS;
  FulRunOptions options = FUL_RUN_DEFAULTS;
  FulRunSummary first, second;
  g_auto (Rows) rows = { 0 };

  limits.max_requests = 50;
  first = run_limited (f, &limits, NULL);
  g_assert_true (first.over_budget);
  g_assert_cmpint (first.requests, ==, 50);
  g_assert_cmpint (first.done, ==, 50);
  second = run (f, &options); /* takes it up */
  g_assert_false (second.over_budget);
  g_assert_cmpint (second.run_id, ==, first.run_id);
  g_assert_cmpint (second.requests, ==, 3 * N_CASES - 50);
  g_assert_cmpint (second.cached, ==, 50);
  g_assert_cmpint (second.asked_again, <=, 256);
  rows = rows_of (f);
  g_assert_cmpuint (rows.rows, ==, 3 * N_CASES);
}

static void
test_cancelled (Fixture *f, gconstpointer unused)
{
  const FulRunLimits limits = FUL_RUN_NO_LIMITS;
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  FulRunSummary summary;
  g_auto (Rows) rows = { 0 };

  g_cancellable_cancel (cancellable);
  summary = run_limited (f, &limits, cancellable);
  g_assert_true (summary.cancelled);
  g_assert_cmpint (summary.requests, ==, 0);
  run (f, &options);
  rows = rows_of (f);
  g_assert_cmpuint (rows.rows, ==, 3 * N_CASES);
}

typedef struct {
  Fixture *f;
  FulRunProgress progress;
  GCancellable *cancellable;
  FulRunSummary summary;
} Going;

static gpointer
go (gpointer data)
{
  Going *going = data;
  FulRunOptions options = FUL_RUN_DEFAULTS;
  const FulRunLimits limits = FUL_RUN_NO_LIMITS;
  g_autoptr (FulRunPlan) plan = NULL;

  options.repeats = 20;
  plan = plan_of (going->f, &options);
  g_assert_true (ful_run_execute (going->f->project, plan, &limits, &going->progress,
                                  going->cancellable, &going->summary, NULL));
  return NULL;
}

/* Cancelled while it goes on: what was answered stays, the rest is asked by the next run. */
static void
test_cancelled_midway (Fixture *f, gconstpointer unused)
{
  Going going = { .f = f, .cancellable = g_cancellable_new () };
  FulRunOptions options = FUL_RUN_DEFAULTS;
  GThread *thread = g_thread_new ("run", go, &going);
  FulRunSummary rest;
  g_auto (Rows) rows = { 0 };

  while (g_atomic_int_get (&going.progress.done) < 100)
    g_thread_yield ();
  g_cancellable_cancel (going.cancellable);
  g_thread_join (thread);
  g_object_unref (going.cancellable);
  g_assert_true (going.summary.cancelled);
  g_assert_cmpint (going.summary.done, >=, 100);
  g_assert_cmpint (going.summary.done, ==, going.progress.done);
  options.repeats = 20;
  rest = run (f, &options);
  g_assert_cmpint (rest.cached, ==, going.summary.done);
  g_assert_cmpint (rest.done, ==, 20 * 3 * N_CASES);
  rows = rows_of (f);
  g_assert_cmpuint (rows.rows, ==, 20 * 3 * N_CASES);
  g_assert_cmpuint (g_hash_table_size (rows.outputs), ==, 20 * 3 * N_CASES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/runs/execute/answers", Fixture, NULL, set_up, test_answers, tear_down);
  g_test_add ("/runs/execute/cache", Fixture, NULL, set_up, test_cache, tear_down);
  g_test_add ("/runs/execute/shared-request", Fixture, NULL, set_up, test_shared_request,
              tear_down);
  g_test_add ("/runs/execute/changed-input", Fixture, NULL, set_up, test_changed_input, tear_down);
  g_test_add ("/runs/execute/permuted-expected", Fixture, NULL, set_up, test_permuted, tear_down);
  g_test_add ("/runs/execute/budget", Fixture, NULL, set_up, test_budget, tear_down);
  g_test_add ("/runs/execute/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/runs/execute/cancelled-midway", Fixture, NULL, set_up, test_cancelled_midway,
              tear_down);
  return g_test_run ();
}
