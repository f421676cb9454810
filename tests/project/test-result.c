/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/project-result.h"

#include "small-project.h"

static void
add_answers (FulProject *project, guint n)
{
  for (guint i = 0; i < n; i++)
    append (project, "an answer");
}

/* Texts come with them, in the order asked for; ids that are not there are left out. */
static void
test_load (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  const gint64 ids[] = { 3, 1, 77, -1 };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  append (project, "first");
  append (project, "");
  append (project, "third");
  results = ful_project_load_results (project, ids, G_N_ELEMENTS (ids), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 2);
  g_assert_cmpint (((FulResult *)results->pdata[0])->id, ==, 3);
  g_assert_cmpstr (((FulResult *)results->pdata[0])->output, ==, "third");
  g_assert_cmpstr (((FulResult *)results->pdata[1])->output, ==, "first");
  g_assert_null (((FulResult *)results->pdata[1])->error);
  close_project (project);
}

static void
test_load_none (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = ful_project_load_results (project, NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 0);
  close_project (project);
}

/* An answer that is an error has its text, and no output. */
static void
test_load_error (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  FulResult *result = ful_result_new ();
  const gint64 id = 1;
  g_autoptr (GPtrArray) results = NULL;
  const FulResult *got;

  result->run_id = result->revision_id = result->model_id = result->case_id = 1;
  result->variables = g_strdup ("");
  result->error = g_strdup ("the server hung up");
  ful_project_append_result (project, result);
  results = ful_project_load_results (project, &id, 1, NULL);
  g_assert_cmpuint (results->len, ==, 1);
  got = results->pdata[0];
  g_assert_cmpstr (got->error, ==, "the server hung up");
  g_assert_null (got->output);
  g_assert_true (isnan (got->latency_ms));
  close_project (project);
}

static gboolean
count (const FulResult *result, gpointer data, GError **error)
{
  Seen *seen = data;

  g_assert_cmpint (result->id, >, seen->last);
  g_assert_cmpstr (result->output, ==, ""); /* recorded; its text is not read */
  seen->last = result->id;
  seen->n++;
  return TRUE;
}

/* Each answer is seen once, also those that were still with the writer. */
static void
test_after (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };

  for (guint round = 1; round <= 5; round++) {
    add_answers (project, 100);
    g_assert_true (ful_project_foreach_result_after (project, seen.last, count, &seen, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (seen.n, ==, round * 100);
  }
  g_assert_true (ful_project_foreach_result_after (project, seen.last, count, &seen, &error));
  g_assert_cmpuint (seen.n, ==, 500);
  close_project (project);
}

static gboolean
stop_at_ten (const FulResult *result, gpointer data, GError **error)
{
  return ++*(guint *)data < 10;
}

static void
test_after_stops (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_answers (project, 50);
  g_assert_false (ful_project_foreach_result_after (project, 20, stop_at_ten, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 10);
  close_project (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/project/result/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/project/result/load/none", Fixture, NULL, set_up, test_load_none, tear_down);
  g_test_add ("/project/result/load/error", Fixture, NULL, set_up, test_load_error, tear_down);
  g_test_add ("/project/result/after", Fixture, NULL, set_up, test_after, tear_down);
  g_test_add ("/project/result/after/stops", Fixture, NULL, set_up, test_after_stops, tear_down);
  return g_test_run ();
}
