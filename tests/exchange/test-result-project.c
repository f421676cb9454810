/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results into a project and out of it again. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "cases/case-import.h"
#include "exchange/result-export.h"
#include "exchange/result-import.h"
#include "prompts/levers.h"

#define HEADER                                                                                   \
  "case,split,group,prompt,model,repeat,score,output,error,mode,latency_ms,in_flight,tokens_in," \
  "tokens_cached,tokens_out,levers,rung\n"

typedef struct {
  char *dir;
  char *path;
  FulProject *project;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("fulcrum-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->dir, "p.fulcrum", NULL);
  fixture->project = ful_project_create (fixture->path, "Test", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ful_project_close (fixture->project, &error));
  g_assert_no_error (error);
  g_unlink (fixture->path);
  g_rmdir (fixture->dir);
  g_free (fixture->path);
  g_free (fixture->dir);
}

static FulResultImportCounts
import_text (FulProject *project, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulResultImport) import =
      ful_result_import_parse (text, strlen (text), "r.csv", FUL_SPLIT_TEST, &error);
  FulEdit *edit = ful_edit_new ();
  FulResultImportCounts counts = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (import->bad->len, ==, 0);
  g_assert_true (ful_result_import_apply (import, project, edit, &counts, &error));
  g_assert_no_error (error);
  ful_project_edit (project, "Import results", edit, &error);
  g_assert_no_error (error);
  ful_project_flush (project, &error);
  g_assert_no_error (error);
  return counts;
}

static char *
export_text (FulProject *project)
{
  g_autoptr (GError) error = NULL;
  gsize rows = 0;
  char *text = ful_result_export (project, FUL_N_SPLITS, &rows, &error);

  g_assert_no_error (error);
  return text;
}

static void
import_cases (FulProject *project, const char *text)
{
  const FulCaseImportOptions options = { .format = FUL_RECORDS_CSV, .file = "c.csv" };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulCaseImport) import = ful_case_import_parse (text, strlen (text), &options, &error);
  FulEdit *edit = ful_edit_new ();
  FulCaseImportCounts counts;

  g_assert_no_error (error);
  ful_case_import_apply (import, project, edit, &counts, &error);
  ful_project_edit (project, "Import cases", edit, &error);
  g_assert_no_error (error);
}

/* "PROMPT#N@MODEL rung levers" for an arm of the snapshot. */
static char *
describe_arm (FulProject *project, const char *prompt, int number, const char *model)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  const FulPrompt *p = ful_snapshot_prompt_named (snapshot, prompt);
  const FulRevision *revision = ful_snapshot_revision_numbered (snapshot, p->id, number);
  const FulModel *m = ful_snapshot_model_named (snapshot, model);
  g_autofree char *levers = ful_levers_format (ful_levers_of (snapshot, revision));

  return g_strdup_printf ("%s %s", ful_rung_name (ful_rung_of (snapshot, revision, m)), levers);
}

static void
assert_arm (FulProject *project,
            const char *prompt,
            int number,
            const char *model,
            const char *wanted)
{
  g_autofree char *got = describe_arm (project, prompt, number, model);

  g_assert_cmpstr (got, ==, wanted);
}

static void
test_makes_what_is_unknown (Fixture *fixture, gconstpointer unused)
{
  FulResultImportCounts counts =
      import_text (fixture->project,
                   HEADER "c1,dev,g,p#2,m1,1,1,,,,,,,,,examples,\nc2,,,q,m2,,,,,,,,,,,,\n");
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (fixture->project);
  const FulPrompt *p = ful_snapshot_prompt_named (snapshot, "p");
  const FulModel *model = ful_snapshot_model_named (snapshot, "m2");
  g_autoptr (FulCase) item = ful_project_load_case (fixture->project, "c1", NULL);
  g_autoptr (GPtrArray) runs = ful_project_load_runs (fixture->project, NULL);

  g_assert_cmpuint (counts.cases, ==, 2);
  g_assert_cmpuint (counts.prompts, ==, 2);
  g_assert_cmpuint (counts.models, ==, 2);
  g_assert_cmpuint (counts.results, ==, 2);
  g_assert_true (p->imported && model->imported && item->imported);
  g_assert_cmpstr (model->provider, ==, "imported");
  g_assert_cmpint (item->split, ==, FUL_SPLIT_DEV);
  g_assert_cmpstr (item->group, ==, "g");
  g_assert_cmpuint (runs->len, ==, 1);
  assert_arm (fixture->project, "p", 2, "m1", "few-shot examples");
  assert_arm (fixture->project, "q", 1, "m2", "zero-shot ");
}

/* One prompt with a base model and a tuned one: each arm has its own rung. */
static void
test_rung_by_arm (Fixture *fixture, gconstpointer unused)
{
  import_text (fixture->project, HEADER "c,,,short,ft,1,1,,,,,,,,,,tuned\n"
                                        "c,,,short,base,1,1,,,,,,,,,structure,zero-shot\n"
                                        "c,,,odd,base,1,1,,,,,,,,,,tuned\n");
  assert_arm (fixture->project, "short", 1, "ft", "tuned structure");
  assert_arm (fixture->project, "short", 1, "base", "zero-shot structure");
  assert_arm (fixture->project, "odd", 1, "base", "tuned ");
}

/* Each prompt, as written, is a text of its own; a later import finds them again. */
static void
test_texts (Fixture *fixture, gconstpointer unused)
{
  static const char rows[] = HEADER "c,,,p,m,1,1,,,,,,,,,examples,\nc,,,p#1,m,1,1,,,,,,,,,,\n"
                                    "c,,,p#4:x=1,m,1,1,,,,,,,,,,\nc,,,p#4:x=2,m,1,1,,,,,,,,,,\n";
  g_autoptr (FulSnapshot) snapshot = NULL;
  FulResultImportCounts counts = import_text (fixture->project, rows);

  g_assert_cmpuint (counts.prompts, ==, 1);
  assert_arm (fixture->project, "p", 5, "m", "few-shot examples");
  assert_arm (fixture->project, "p", 1, "m", "zero-shot ");
  counts = import_text (fixture->project, rows);
  g_assert_cmpuint (counts.prompts + counts.models + counts.cases, ==, 0);
  snapshot = ful_project_snapshot (fixture->project);
  g_assert_cmpuint (snapshot->revisions->len, ==, 3);
}

/* A known case keeps split, group and inputs; its answers belong to its present input. */
static void
test_known_case (Fixture *fixture, gconstpointer unused)
{
  static const char wanted[] = HEADER "c1,train,,p#1,m,1,1,,,,,,,,,,\n";
  g_autofree char *before = NULL, *after = NULL;

  import_cases (fixture->project, "id,text,split\nc1,hi,train\n");
  import_text (fixture->project, HEADER "c1,test,g,p,m,1,1,,,,,,,,,,\n");
  before = export_text (fixture->project);
  g_assert_cmpstr (before, ==, wanted);
  import_cases (fixture->project, "id,text\nc1,changed\n");
  after = export_text (fixture->project);
  g_assert_cmpstr (after, ==, HEADER);
}

static void
test_undo (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *label = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  FulProjectInfo info;

  import_text (fixture->project, HEADER "c,,,p,m,1,1,,,,,,,,,,\n");
  g_assert_true (ful_project_undo (fixture->project, &label, &error));
  g_assert_no_error (error);
  g_assert_true (ful_project_info (fixture->project, &info, &error));
  snapshot = ful_project_snapshot (fixture->project);
  g_assert_cmpint (info.results, ==, 0);
  g_assert_cmpuint (snapshot->prompts->len + snapshot->models->len, ==, 0);
  g_assert_true (ful_project_redo (fixture->project, NULL, &error));
  text = export_text (fixture->project);
  g_assert_cmpstr (text, ==, HEADER "c,test,,p#1,m,1,1,,,,,,,,,,\n");
}

/* What export writes, import reads back the same: in order, with texts of any kind. */
static void
test_round_trip (Fixture *fixture, gconstpointer unused)
{
  static const char rows[] =
      HEADER "c1,dev,g1,p#1,m,1,1,\"a, \"\"b\"\"\nc\",,,812.5,4,100,20,7,examples,few-shot\n"
             "c1,dev,g1,q#3:x=1,m,1,0.3333333333333333,,,format,,,,,,,\n"
             "c1,dev,g1,p#1,m,2,0, ,,,,,,,,examples,few-shot\n"
             "c2,none,,p#1,m,1,,,\"HTTP 500, gone\",,3,,,,,examples,few-shot\n"
             "c3,test,,p#1,ft,1,,unscored,,wrong-expected,,,0,,0,examples,tuned\n"
             "c1,dev,g1,p#1,m,1,0,later,,,,,,,,examples,few-shot\n";
  g_autofree char *text = NULL;

  import_text (fixture->project, rows);
  text = export_text (fixture->project);
  g_assert_cmpstr (text, ==, rows);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/exchange/result-import/makes-what-is-unknown", test_makes_what_is_unknown },
    { "/exchange/result-import/rung-by-arm", test_rung_by_arm },
    { "/exchange/result-import/each-text-its-own", test_texts },
    { "/exchange/result-import/known-case", test_known_case },
    { "/exchange/result-import/undo", test_undo },
    { "/exchange/result-export/round-trip", test_round_trip },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
