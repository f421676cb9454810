/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "fixture.h"

static char *
arms_text (const FulRunPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->arms->len; i++)
    g_string_append_printf (text, "%s ", ((FulPlanArm *)g_ptr_array_index (plan->arms, i))->name);
  return g_string_free (text, FALSE);
}

/* Names separated by spaces, NULL for not given; "!" before the code of a refusal. */
typedef struct {
  const char *prompts;
  const char *models;
  const char *arms;
  int refused;
} Reference;

static const Reference references[] = {
  { NULL, NULL, "bare#1@offline:matcher nearest#1@offline:matcher input-only#1@offline:specialist ",
    -1 },
  { "nearest", NULL, "nearest#1@offline:matcher ", -1 },
  { "nearest bare nearest#1", NULL, "bare#1@offline:matcher nearest#1@offline:matcher ", -1 },
  { NULL, "offline:specialist", "input-only#1@offline:specialist ", -1 },
  { NULL, "offline:matcher", "bare#1@offline:matcher nearest#1@offline:matcher ", -1 },
  { "input-only", NULL, "input-only#1@offline:matcher input-only#1@offline:specialist ", -1 },
  { "bare", "offline:specialist", NULL, FUL_ERROR_BAD_INPUT },
  { "none", NULL, NULL, FUL_ERROR_NOT_FOUND },
  { "bare#2", NULL, NULL, FUL_ERROR_NOT_FOUND },
  { NULL, "gpt", NULL, FUL_ERROR_NOT_FOUND },
  { NULL, "served", NULL, FUL_ERROR_REFUSED },
};

static void
test_arms (Fixture *f, gconstpointer unused)
{
  FulModel served = { .id = ful_project_new_id (f->project, FUL_ID_MODEL),
                      .name = (char *)"served",
                      .provider = (char *)"openai",
                      .endpoint = (char *)"http://localhost:1",
                      .model_id = (char *)"m",
                      .rung = FUL_RUNG_UNSET,
                      .price_in = (double)NAN,
                      .price_cached = (double)NAN,
                      .price_out = (double)NAN,
                      .position = 9 };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++) {
    const Reference *ref = &references[i];
    g_auto (GStrv) prompts = ref->prompts != NULL ? g_strsplit (ref->prompts, " ", -1) : NULL;
    g_auto (GStrv) models = ref->models != NULL ? g_strsplit (ref->models, " ", -1) : NULL;
    FulRunOptions options = FUL_RUN_DEFAULTS;
    g_autoptr (FulRunPlan) dry = NULL;
    g_autoptr (FulRunPlan) plan = NULL;
    g_autoptr (GError) error = NULL;

    if (g_strcmp0 (ref->models, "served") == 0) {
      FulEdit *edit = ful_edit_new ();

      ful_edit_put_model (edit, &served);
      apply (f, edit);
    }
    options.prompts = (const char *const *)prompts;
    options.models = (const char *const *)models;
    dry = ful_run_plan_new (f->project, &options, TRUE, &error);
    if (ref->refused >= 0) {
      g_assert_error (error, FUL_ERROR, ref->refused);
      continue;
    }
    g_assert_no_error (error);
    plan = plan_of (f, &options);
    for (guint j = 0; j < 2; j++) {
      g_autofree char *arms = arms_text (j == 0 ? dry : plan);

      g_assert_cmpstr (arms, ==, ref->arms);
    }
  }
}

static void
test_cases (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_autoptr (FulRunPlan) both = plan_of (f, &options);
  g_autoptr (FulRunPlan) test = NULL;
  g_autoptr (FulRunPlan) few = NULL;
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (both->cases->len, ==, N_DEV + N_TEST);
  g_assert_cmpuint (ful_run_plan_n_jobs (both), ==, 3 * (N_DEV + N_TEST));
  options.splits = 1u << FUL_SPLIT_TEST;
  options.repeats = 3;
  test = plan_of (f, &options);
  g_assert_cmpuint (ful_run_plan_n_jobs (test), ==, 3 * N_TEST * 3);
  options.limit = LABELS;
  few = plan_of (f, &options);
  g_assert_cmpuint (few->cases->len, ==, LABELS);
  /* The file is sorted by label: a limit takes some of each. */
  for (guint i = 0; i < few->cases->len; i++)
    g_hash_table_add (labels, ((FulCase *)g_ptr_array_index (few->cases, i))->expected);
  g_assert_cmpuint (g_hash_table_size (labels), ==, LABELS);
  g_assert_cmpstr (both->json, !=, test->json);
}

/* A project without any model has the offline ones; without labels to learn, the matcher alone. */
static void
test_defaults (void)
{
  Fixture f;
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_autoptr (FulRunPlan) plan = NULL;
  g_autofree char *arms = NULL;
  FulEdit *edit = ful_edit_new ();

  f.folder = temporary_new ();
  f.path = g_build_filename (f.folder, "p.fulcrum", NULL);
  f.project = ful_project_create (f.path, "Test", NULL);
  ful_edit_put_column (edit, "text", 0);
  add_case (&f, edit, FUL_SPLIT_NONE, 1, "hello", "x");
  apply (&f, edit);
  add_prompt (&f, "p", NULL, "{{text}}", 0);
  plan = plan_of (&f, &options);
  arms = arms_text (plan);
  g_assert_cmpstr (arms, ==, "p#1@offline:matcher ");
  g_assert_cmpuint (plan->cases->len, ==, 1); /* no split counts as test */
  tear_down (&f, NULL);
}

/* What a run keeps of its plan names its arms in its order. */
static void
test_read_arms (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_autoptr (FulRunPlan) plan = plan_of (f, &options);
  g_autoptr (GPtrArray) names = ful_run_plan_read_arms (plan->json);
  g_autoptr (GPtrArray) none = ful_run_plan_read_arms ("imported results.csv");
  g_autoptr (GPtrArray) nothing = ful_run_plan_read_arms (NULL);

  g_assert_cmpuint (names->len, ==, plan->arms->len);
  for (guint i = 0; i < names->len; i++)
    g_assert_cmpstr (names->pdata[i], ==, ((FulPlanArm *)plan->arms->pdata[i])->name);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* What can't be rendered is refused before anything is asked. */
static void
test_undefined_variable (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_autoptr (GError) error = NULL;

  add_prompt (f, "wrong", NULL, "{{txet}}", 0);
  g_assert_true (ful_run_prepare (f->project, &options, &error));
  g_assert_null (ful_run_plan_new (f->project, &options, FALSE, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "txet"));
  g_assert_nonnull (strstr (error->message, "wrong"));
}

static void
test_refused (Fixture *f, gconstpointer unused)
{
  FulRunOptions options = FUL_RUN_DEFAULTS;
  g_autoptr (GError) error = NULL;

  options.repeats = 0;
  g_assert_null (ful_run_plan_new (f->project, &options, TRUE, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/runs/plan/arms", Fixture, NULL, set_up, test_arms, tear_down);
  g_test_add ("/runs/plan/cases", Fixture, NULL, set_up, test_cases, tear_down);
  g_test_add_func ("/runs/plan/defaults", test_defaults);
  g_test_add ("/runs/plan/read-arms", Fixture, NULL, set_up, test_read_arms, tear_down);
  g_test_add ("/runs/plan/undefined-variable", Fixture, NULL, set_up, test_undefined_variable,
              tear_down);
  g_test_add ("/runs/plan/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
