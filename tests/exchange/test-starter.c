/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From real tables to a project that can be run. */
#include "exchange/starter.h"

#include <string.h>

#include "../project/temporary.h"
#include "base/error.h"
#include "base/resource.h"
#include "runs/execute.h"
#include "verdict/verdict.h"

typedef struct {
  FulCaseImport *import;
  FulExpected *expected;
  FulStarter starter;
} Start;

static void
clear_start (Start *start)
{
  ful_case_import_free (start->import);
  ful_expected_free (start->expected);
  ful_starter_clear (&start->starter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Start, clear_start)

static void
start_from (Start *start, const char *text, gsize length, const char *file)
{
  g_autoptr (GError) error = NULL;
  const FulCaseImportOptions options = { .format = ful_record_format_guess (file, text, length),
                                         .file = file };

  start->import = ful_case_import_parse (text, length, &options, &error);
  g_assert_no_error (error);
  start->expected = ful_expected_new (start->import->cases);
  ful_starter_suggest (&start->starter, "Started", start->import->columns, start->expected,
                       start->import->has_field[FUL_CASE_FIELD_SPLIT]);
}

static void
start_from_test_data (Start *start, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("FUL_TEST_DATA"), "starter", name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  start_from (start, text, length, name);
}

static FulProject *
fill (Start *start, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "started.fulcrum", NULL);
  FulProject *project = ful_project_create (path, "Untitled", &error);

  g_assert_no_error (error);
  ful_starter_fill (&start->starter, project, start->import, start->expected, "Start", &error);
  g_assert_no_error (error);
  return project;
}

/* 3,080 messages in 77 labels: filled as one step, run, and judged. */
static void
test_banking77 (void)
{
  g_autoptr (GBytes) bytes = ful_resource_load ("samples/banking77/test.csv");
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_auto (Start) start = { NULL };
  char *folder = temporary_new ();
  g_autoptr (FulProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  g_autoptr (FulRunPlan) plan = NULL;
  FulRunOptions options = FUL_RUN_DEFAULTS;
  FulRunLimits limits = FUL_RUN_NO_LIMITS;
  FulRunSummary summary;
  FulProjectInfo info;
  char *label = NULL;

  start_from (&start, text, length, "test.csv");
  g_assert_cmpint (start.expected->kind, ==, FUL_EXPECTED_LABELS);
  g_assert_true (start.starter.specialist);
  g_assert_cmpstr (start.starter.message, ==, "{{text}}");
  start.starter.specialist = FALSE;
  project = fill (&start, folder);
  snapshot = ful_project_snapshot (project);
  g_assert_cmpuint (snapshot->labels->len, ==, 77);
  g_assert_cmpuint (snapshot->prompts->len, ==, 1);
  g_assert_cmpuint (snapshot->models->len, ==, 1);
  g_assert_cmpuint (snapshot->checks->len, ==, 1);
  g_assert_cmpfloat (ful_snapshot_number (snapshot, "bar.quality"), ==, 0.9);
  g_assert_true (ful_project_info (project, &info, &error));
  g_assert_cmpint (info.cases[FUL_SPLIT_TRAIN], ==, 1848);
  g_assert_cmpint (info.cases[FUL_SPLIT_DEV], ==, 616);
  g_assert_cmpint (info.cases[FUL_SPLIT_TEST], ==, 616);
  g_assert_cmpint (info.undo_steps, ==, 1);

  options.limit = 100;
  g_assert_true (ful_run_prepare (project, &options, &error));
  plan = ful_run_plan_new (project, &options, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (ful_run_execute (project, plan, &limits, NULL, NULL, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpint (summary.done, ==, 100);
  g_assert_cmpint (summary.failed, ==, 0);
  g_assert_cmpstr (ful_project_undo_label (project), ==, "Start");
  ful_project_undo (project, &label, NULL);
  g_free (label);
  g_clear_pointer (&project, ful_project_free);
  temporary_free (folder);
}

/* Splits that the file has are kept; two inputs are named in the prompt. */
static void
test_pubmedqa (void)
{
  g_auto (Start) start = { NULL };
  g_autofree FulSplit *splits = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  gsize counts[FUL_N_SPLITS];

  start_from_test_data (&start, "pubmedqa.jsonl");
  g_assert_cmpint (start.expected->kind, ==, FUL_EXPECTED_LABELS);
  g_assert_true (start.starter.keep_splits);
  splits = g_new0 (FulSplit, start.import->cases->len);
  g_assert_true (ful_starter_split (&start.starter, start.import->cases, splits, counts, &error));
  g_assert_cmpuint (counts[FUL_SPLIT_DEV], ==, 40);
  g_assert_cmpuint (counts[FUL_SPLIT_TEST], ==, 40);
  start.starter.keep_splits = FALSE;
  g_assert_true (ful_starter_split (&start.starter, start.import->cases, splits, counts, &error));
  g_assert_cmpuint (counts[FUL_SPLIT_TRAIN], ==, 48);
  messages = ful_starter_preview (&start.starter, start.import->columns, start.expected,
                                  start.import->cases, splits, 79, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, 2 + 2 * 5);
  g_assert_nonnull (strstr (((FulMessage *)messages->pdata[0])->content, "\n- maybe"));
  g_assert_nonnull (strstr (((FulMessage *)messages->pdata[11])->content, "context: "));
}

static void
test_gsm8k (void)
{
  g_auto (Start) start = { NULL };
  char *folder = temporary_new ();
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;

  start_from_test_data (&start, "gsm8k.jsonl");
  g_assert_cmpint (start.expected->kind, ==, FUL_EXPECTED_NUMBERS);
  g_assert_cmpstr (start.starter.check, ==, "number");
  g_assert_false (start.starter.specialist);
  start.starter.tolerance = 0.5;
  project = fill (&start, folder);
  snapshot = ful_project_snapshot (project);
  g_assert_cmpuint (snapshot->labels->len, ==, 0);
  g_assert_cmpfloat (((FulCheck *)snapshot->checks->pdata[0])->threshold, ==, 0.5);
  g_clear_pointer (&project, ful_project_free);
  temporary_free (folder);
}

/* What is out of its domain is refused, and nothing is written. */
static void
test_refuses (void)
{
  static const char text[] = "text,label\na,x\nb,y\nc,x\nd,y\n";
  char *folder = temporary_new ();
  g_autofree char *path = g_build_filename (folder, "a.fulcrum", NULL);
  g_autoptr (FulProject) project = ful_project_create (path, "Untitled", NULL);

  for (int i = 0; i < 7; i++) {
    g_auto (Start) start = { NULL };
    g_autoptr (GError) error = NULL;
    FulProjectInfo info;

    start_from (&start, text, strlen (text), "a.csv");
    switch (i) {
    case 0:
      start.starter.bar = 1;
      break;
    case 1:
      start.starter.shares.train = 0.9;
      break;
    case 2:
      start.starter.matcher = start.starter.specialist = FALSE;
      break;
    case 3:
      g_free (start.starter.message);
      start.starter.message = g_strdup ("{{#open}}");
      break;
    case 4:
      start.starter.tolerance = -1;
      break;
    case 5:
      g_free (start.starter.prompt);
      start.starter.prompt = g_strdup ("a@b");
      break;
    default:
      g_ptr_array_set_size (start.import->cases, 0);
    }
    g_assert_false (
        ful_starter_fill (&start.starter, project, start.import, start.expected, "Start", &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_true (ful_project_info (project, &info, NULL));
    g_assert_cmpint (info.undo_steps, ==, 0);
    g_assert_cmpint (info.prompts, ==, 0);
  }
  g_clear_pointer (&project, ful_project_free);
  temporary_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/starter/banking77", test_banking77);
  g_test_add_func ("/exchange/starter/pubmedqa", test_pubmedqa);
  g_test_add_func ("/exchange/starter/gsm8k", test_gsm8k);
  g_test_add_func ("/exchange/starter/refuses", test_refuses);
  return g_test_run ();
}
