/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "fixture.h"

#define N_CASES (N_DEV + N_TEST)

static void
run_all (Fixture *f)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;

  run (f, &options);
}

static void
test_arms (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulEvidence) evidence = NULL;
  const FulEvidenceArm *bare, *specialist;

  run_all (f);
  evidence = evidence_of (f);
  g_assert_cmpuint (evidence->n_cases, ==, N_CASES);
  g_assert_cmpuint (evidence->n_clusters, ==, N_CASES);
  g_assert_cmpuint (evidence->arms->len, ==, 3);
  bare = g_ptr_array_index (evidence->arms, 0);
  specialist = g_ptr_array_index (evidence->arms, 2);
  g_assert_cmpstr (bare->name, ==, "bare#1@offline:matcher");
  g_assert_cmpuint (bare->first_order, ==, 0);
  g_assert_cmpint (bare->rung, ==, FUL_RUNG_ZERO_SHOT);
  g_assert_true (bare->offline);
  g_assert_true (bare->attempt);
  g_assert_cmpuint (bare->n_answers, ==, N_CASES);
  g_assert_cmpuint (bare->asked[FUL_SPLIT_DEV], ==, N_DEV);
  g_assert_cmpuint (bare->asked[FUL_SPLIT_TEST], ==, N_TEST);
  g_assert_cmpuint (bare->only_errors[FUL_SPLIT_TEST], ==, 0);
  for (gsize i = 0; i < bare->n_answers; i++) {
    const FulAnswer *answer = &bare->answers[i];

    g_assert_cmpuint (answer->case_index, ==, i);
    g_assert_true (answer->score >= 0 && answer->score <= 1);
    g_assert_true (answer->recorded && answer->output_key != 0);
    g_assert_true (answer->latency_ms >= 0 && answer->in_flight >= 1);
    g_assert_true (answer->tokens_in > 10 && answer->tokens_cached >= 0 && answer->tokens_out >= 1);
  }
  g_assert_cmpstr (specialist->prompt, ==, FUL_INPUT_ONLY);
  g_assert_cmpint (specialist->rung, ==, FUL_RUNG_SPECIALIST);
  g_assert_false (specialist->attempt);
}

static double
mean_of (const FulEvidenceArm *arm)
{
  double sum = 0;

  for (gsize i = 0; i < arm->n_answers; i++)
    sum += arm->answers[i].score;
  return sum / (double)arm->n_answers;
}

/* The models are what they say: nearest examples help, and training more. */
static void
test_quality (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulEvidence) evidence = NULL;

  run_all (f);
  evidence = evidence_of (f);
  g_test_message ("bare %.2f, nearest %.2f, specialist %.2f",
                  mean_of (arm_named (evidence, "bare@offline:matcher")),
                  mean_of (arm_named (evidence, "nearest@offline:matcher")),
                  mean_of (arm_named (evidence, "input-only@offline:specialist")));
  g_assert_cmpfloat (mean_of (arm_named (evidence, "nearest@offline:matcher")), >, 0.6);
  g_assert_cmpfloat (mean_of (arm_named (evidence, "input-only@offline:specialist")), >, 0.6);
}

static void
put_case (Fixture *f, FulCase *item)
{
  FulEdit *edit = ful_edit_new ();

  ful_edit_put_case (edit, item);
  apply (f, edit);
}

/* An answer to an input that has changed since is left out and counted; asked anew it counts. */
static void
test_changed_input (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulCase) item = NULL;
  g_autofree char *before = NULL;

  run_all (f);
  item = ful_project_load_case (f->project, "test-12", NULL);
  before = g_steal_pointer (&item->var_values[0]);
  item->var_values[0] = g_strdup ("changed");
  put_case (f, item);
  {
    g_autoptr (FulEvidence) evidence = evidence_of (f);
    const FulEvidenceArm *arm = arm_named (evidence, "bare@offline:matcher");

    g_assert_cmpuint (arm->n_answers, ==, N_CASES - 1);
    g_assert_cmpuint (arm->stale, ==, 1);
    g_assert_cmpuint (arm->asked[FUL_SPLIT_TEST], ==, N_TEST - 1);
  }
  run_all (f);
  {
    g_autoptr (FulEvidence) evidence = evidence_of (f);

    g_assert_cmpuint (arm_named (evidence, "bare@offline:matcher")->n_answers, ==, N_CASES);
  }
  /* Compared by content: back to the first input, and its first answer counts again. */
  g_free (item->var_values[0]);
  item->var_values[0] = g_steal_pointer (&before);
  put_case (f, item);
  {
    g_autoptr (FulEvidence) evidence = evidence_of (f);

    g_assert_cmpuint (arm_named (evidence, "bare@offline:matcher")->n_answers, ==, N_CASES);
  }
}

/* Another train split: the specialist is another model, and of the prompt with nearest examples
 * only those requests are stale that really changed. */
static void
test_changed_train (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulEvidence) evidence = NULL;
  g_autoptr (GPtrArray) train = NULL;
  const FulEvidenceArm *nearest, *specialist;
  FulEdit *edit = ful_edit_new ();
  FulRunOptions options = FUL_RUN_DEFAULTS;
  FulRunSummary summary;

  run_all (f);
  train = ful_project_load_cases (f->project, 1u << FUL_SPLIT_TRAIN, NULL);
  ful_edit_hide_case (edit, ((FulCase *)g_ptr_array_index (train, 0))->id);
  apply (f, edit);
  evidence = evidence_of (f);
  nearest = arm_named (evidence, "nearest@offline:matcher");
  g_assert_cmpuint (nearest->stale, >, 0);
  g_assert_cmpuint (nearest->stale, <, N_CASES / 2);
  g_assert_cmpuint (nearest->stale + nearest->n_answers, ==, N_CASES);
  specialist = arm_named (evidence, "input-only@offline:specialist");
  g_assert_cmpuint (specialist->stale, ==, N_CASES);
  g_assert_cmpuint (specialist->n_answers, ==, 0);
  g_assert_cmpuint (arm_named (evidence, "bare@offline:matcher")->stale, ==, 0);
  summary = run (f, &options);
  g_assert_true (summary.trained);
  g_assert_cmpint (summary.requests, ==, (gint64)nearest->stale + N_CASES);
}

/* Cases whose input stands in the examples or the training set are found and left out. */
static void
test_leaked (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulEvidence) evidence = NULL;
  g_autoptr (GPtrArray) train = ful_project_load_cases (f->project, 1u << FUL_SPLIT_TRAIN, NULL);
  const FulCase *known = g_ptr_array_index (train, 3);
  FulEdit *edit = ful_edit_new ();

  add_case (f, edit, FUL_SPLIT_TEST, 1000, known->var_values[0], known->expected);
  apply (f, edit);
  run_all (f);
  evidence = evidence_of (f);
  g_assert_cmpuint (arm_named (evidence, "input-only@offline:specialist")->invalid, ==, 1);
  g_assert_cmpuint (arm_named (evidence, "input-only@offline:specialist")->n_answers, ==, N_CASES);
  g_assert_cmpuint (arm_named (evidence, "bare@offline:matcher")->n_answers, ==, N_CASES + 1);
}

/* Other checks: all answers are scored again, at once. */
static void
test_changed_checks (Fixture *f, gconstpointer unused)
{
  FulCheck check = { .id = ful_project_new_id (f->project, FUL_ID_CHECK),
                     .name = (char *)"never",
                     .kind = (char *)"equals",
                     .value = (char *)"no such answer",
                     .weight = 1,
                     .threshold = (double)NAN };
  FulEdit *edit = ful_edit_new ();
  g_autoptr (FulEvidence) evidence = NULL;

  run_all (f);
  ful_edit_put_check (edit, &check);
  apply (f, edit);
  evidence = evidence_of (f);
  g_assert_cmpfloat (mean_of (arm_named (evidence, "nearest@offline:matcher")), ==, 0);
}

/* --- results from elsewhere --- */

typedef struct {
  const char *name; /* of the case */
  int repeat;
  double score;
  const char *error;
  FulMode mode;
} Row;

static void
import_rows (Fixture *f, const char *prompt_name, const Row *rows, guint n, int first_position)
{
  FulEdit *edit = ful_edit_new ();
  g_autoptr (GHashTable) ids = ful_project_case_ids (f->project, NULL);
  FulRun run = { .id = ful_project_new_id (f->project, FUL_ID_RUN),
                 .state = FUL_RUN_DONE,
                 .imported = TRUE,
                 .planned = n };
  FulPrompt prompt = { .id = ful_project_new_id (f->project, FUL_ID_PROMPT),
                       .name = (char *)prompt_name,
                       .position = first_position,
                       .imported = TRUE };
  FulRevision revision = { .id = ful_project_new_id (f->project, FUL_ID_REVISION),
                           .prompt_id = prompt.id,
                           .number = 1,
                           .hash = (char *)prompt_name,
                           .imported = TRUE,
                           .levers = FUL_LEVER_EXAMPLES,
                           .rung = FUL_RUNG_UNSET };
  FulModel model = { .id = ful_project_new_id (f->project, FUL_ID_MODEL),
                     .name = g_strdup_printf ("m-%s", prompt_name),
                     .provider = (char *)"imported",
                     .rung = FUL_RUNG_UNSET,
                     .price_in = (double)NAN,
                     .price_cached = (double)NAN,
                     .price_out = (double)NAN,
                     .imported = TRUE };

  ful_edit_put_run (edit, &run);
  ful_edit_put_prompt (edit, &prompt);
  ful_edit_put_revision (edit, &revision);
  ful_edit_put_model (edit, &model);
  for (guint i = 0; i < n; i++) {
    FulResult *result = ful_result_new ();

    result->id = ful_project_new_id (f->project, FUL_ID_RESULT);
    result->run_id = run.id;
    result->case_id = *(gint64 *)g_hash_table_lookup (ids, rows[i].name);
    result->revision_id = revision.id;
    result->model_id = model.id;
    result->variables = g_strdup ("");
    result->repeat = rows[i].repeat;
    result->given_score = rows[i].score;
    result->error = g_strdup (rows[i].error);
    result->mode = rows[i].mode;
    ful_edit_take_result (edit, result);
  }
  apply (f, edit);
  g_free (model.name);
}

/* The same case and repeat again: the later row counts, but an error takes no answer away. */
static void
test_imported (Fixture *f, gconstpointer unused)
{
  static const Row rows[] = {
    { "test-12", 1, 0, NULL, FUL_MODE_NONE },
    { "test-12", 1, 1, NULL, FUL_MODE_NONE },
    { "test-12", 1, (double)NAN, "timeout", FUL_MODE_NONE },
    { "test-12", 2, 0.5, NULL, FUL_MODE_FORMAT },
    { "test-13", 1, (double)NAN, "timeout", FUL_MODE_NONE },
    { "test-14", 1, (double)NAN, NULL, FUL_MODE_NONE },
    { "test-15", 1, 0, NULL, FUL_MODE_WRONG_EXPECTED },
  };
  g_autoptr (FulEvidence) evidence = NULL;
  const FulEvidenceArm *arm;

  import_rows (f, "elsewhere", rows, G_N_ELEMENTS (rows), 0);
  evidence = evidence_of (f);
  arm = arm_named (evidence, "elsewhere@m-elsewhere");
  g_assert_cmpuint (arm->n_answers, ==, 4);
  g_assert_cmpfloat (arm->answers[0].score, ==, 1);
  g_assert_cmpint (arm->answers[1].repeat, ==, 2);
  g_assert_cmpint (arm->answers[1].mode, ==, FUL_MODE_FORMAT);
  g_assert_false (arm->answers[0].recorded);
  g_assert_cmpuint (arm->answers[0].output_key, ==, 0);
  g_assert_true (isnan (arm->answers[2].score));
  g_assert_cmpuint (arm->asked[FUL_SPLIT_TEST], ==, 5);
  g_assert_cmpuint (arm->only_errors[FUL_SPLIT_TEST], ==, 1);
  g_assert_cmpuint (arm->levers, ==, FUL_LEVER_EXAMPLES);
  g_assert_cmpint (arm->rung, ==, FUL_RUNG_FEW_SHOT);
  g_assert_false (arm->offline);
  for (gsize i = 0; i < evidence->n_cases; i++)
    g_assert_cmpint (evidence->cases[i].wrong_expected, ==,
                     strcmp (evidence->cases[i].name, "test-15") == 0);
}

/* Runs in order; within one of ours prompts in order of the project, whatever was answered first.
 */
static void
test_order (Fixture *f, gconstpointer unused)
{
  static const Row row[] = { { "test-12", 1, 1, NULL, FUL_MODE_NONE } };
  static const char *const order[] = { "old", "bare", "nearest", "input-only", "new" };
  g_autoptr (FulEvidence) evidence = NULL;

  import_rows (f, "old", row, 1, 50);
  run_all (f);
  import_rows (f, "new", row, 1, 0);
  evidence = evidence_of (f);
  g_assert_cmpuint (evidence->arms->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (evidence->arms, i);

    g_assert_cmpstr (arm->prompt, ==, order[i]);
    g_assert_cmpuint (arm->first_order, ==, i);
  }
}

static void
test_find (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulEvidence) evidence = NULL;
  g_autoptr (GError) error = NULL;

  run_all (f);
  evidence = evidence_of (f);
  g_assert_nonnull (ful_evidence_find_arm (evidence, "bare#1@offline:matcher", NULL));
  g_assert_null (ful_evidence_find_arm (evidence, "bare#2@offline:matcher", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "bare#1@offline:matcher"));
}

/* Removed prompts take their arms with them; train and removed cases are not there. */
static void
test_hidden (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulEvidence) evidence = NULL;
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (f->project);
  g_autoptr (FulCase) item = ful_project_load_case (f->project, "test-12", NULL);
  FulPrompt prompt = *ful_snapshot_prompt_named (snapshot, "bare");
  FulEdit *edit = ful_edit_new ();

  run_all (f);
  prompt.hidden = TRUE;
  ful_edit_put_prompt (edit, &prompt);
  ful_edit_hide_case (edit, item->id);
  apply (f, edit);
  evidence = evidence_of (f);
  g_assert_cmpuint (evidence->arms->len, ==, 2);
  g_assert_cmpuint (evidence->n_cases, ==, N_CASES - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/runs/evidence/arms", Fixture, NULL, set_up, test_arms, tear_down);
  g_test_add ("/runs/evidence/quality", Fixture, NULL, set_up, test_quality, tear_down);
  g_test_add ("/runs/evidence/changed-input", Fixture, NULL, set_up, test_changed_input, tear_down);
  g_test_add ("/runs/evidence/changed-train", Fixture, NULL, set_up, test_changed_train, tear_down);
  g_test_add ("/runs/evidence/leaked", Fixture, NULL, set_up, test_leaked, tear_down);
  g_test_add ("/runs/evidence/changed-checks", Fixture, NULL, set_up, test_changed_checks,
              tear_down);
  g_test_add ("/runs/evidence/imported", Fixture, NULL, set_up, test_imported, tear_down);
  g_test_add ("/runs/evidence/order-of-first-run", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/runs/evidence/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/runs/evidence/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  return g_test_run ();
}
