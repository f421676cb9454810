/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's story is what its numbers say: fewer cases give other figures. */
#include "exchange/sample.h"

#include <glib/gstdio.h>

#include "base/error.h"
#include "project/field.h"
#include "runs/execute.h"
#include "verdict/verdict.h"

typedef struct {
  char *folder;
  FulProject *project;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("fulcrum-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "sample.fulcrum", NULL);
  fixture->project = ful_project_create (path, "Untitled", &error);
  g_assert_no_error (error);
  g_assert_true (ful_sample_fill (fixture->project, "banking77", &error));
  g_assert_no_error (error);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (ful_project_path (fixture->project));

  ful_project_free (fixture->project);
  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
test_holds_what_it_says (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (fixture->project);
  const FulFieldValue *price = ful_snapshot_field (snapshot, "cost.prompt.price_in");
  FulProjectInfo info;

  g_assert_true (ful_project_info (fixture->project, &info, &error));
  g_assert_no_error (error);
  g_assert_cmpint (info.cases[FUL_SPLIT_TRAIN], ==, 8003);
  g_assert_cmpint (info.cases[FUL_SPLIT_DEV], ==, 2000);
  g_assert_cmpint (info.cases[FUL_SPLIT_TEST], ==, 3080);
  g_assert_cmpint (info.prompts, ==, 8);
  g_assert_cmpint (info.models, ==, 2);
  g_assert_cmpuint (snapshot->labels->len, ==, 77);
  g_assert_cmpint (ful_snapshot_levers_not_applicable (snapshot), ==,
                   FUL_LEVER_TOOLS | FUL_LEVER_RETRIEVAL);
  g_assert_nonnull (price);
  g_assert_true (g_str_has_prefix (price->source, "price list "));
}

/* Quality of the described labels on test, from a run of that arm alone. */
static FulInterval
measure (Fixture *fixture)
{
  const char *prompts[] = { "described-labels", NULL };
  const char *models[] = { "offline:matcher", NULL };
  FulRunOptions options = FUL_RUN_DEFAULTS;
  FulRunLimits limits = FUL_RUN_NO_LIMITS;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulRunPlan) plan = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  g_autoptr (FulEvidence) evidence = NULL;
  g_autoptr (FulStandings) standings = NULL;
  FulRunSummary summary;

  options.prompts = prompts;
  options.models = models;
  options.splits = 1 << FUL_SPLIT_TEST;
  g_assert_true (ful_run_prepare (fixture->project, &options, &error));
  g_assert_no_error (error);
  plan = ful_run_plan_new (fixture->project, &options, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (ful_run_execute (fixture->project, plan, &limits, NULL, NULL, &summary, &error));
  g_assert_no_error (error);
  snapshot = ful_project_snapshot (fixture->project);
  evidence = ful_evidence_load (fixture->project, snapshot, &error);
  g_assert_no_error (error);
  standings = ful_standings_new (evidence);
  g_assert_cmpuint (evidence->arms->len, ==, 1);
  return ful_standings_mean (standings, 0, FUL_SPLIT_TEST).interval;
}

static void
test_half_the_cases_tell_another_story (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (FulEdit) edit = ful_edit_new ();
  FulInterval whole = measure (fixture), half;

  cases = ful_project_load_cases (fixture->project, 1 << FUL_SPLIT_TEST, &error);
  g_assert_no_error (error);
  for (guint i = 1; i < cases->len; i += 2)
    ful_edit_hide_case (edit, ((const FulCase *)cases->pdata[i])->id);
  g_assert_true (ful_project_edit (fixture->project, "Remove every second test case",
                                   g_steal_pointer (&edit), &error));
  g_assert_no_error (error);
  half = measure (fixture);
  g_assert_cmpfloat (whole.estimate, !=, half.estimate);
  /* Half as many cases: about 1.41 times as wide. */
  g_assert_cmpfloat (half.high - half.low, >, 1.3 * (whole.high - whole.low));
  g_assert_cmpfloat (half.high - half.low, <, 1.5 * (whole.high - whole.low));
}

static void
test_unknown_sample_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ful_sample_fill (fixture->project, "iris", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/sample/holds-what-it-says", Fixture, NULL, setup, test_holds_what_it_says,
              teardown);
  g_test_add ("/exchange/sample/half-the-cases-tell-another-story", Fixture, NULL, setup,
              test_half_the_cases_tell_another_story, teardown);
  g_test_add ("/exchange/sample/unknown-is-refused", Fixture, NULL, setup,
              test_unknown_sample_is_refused, teardown);
  return g_test_run ();
}
