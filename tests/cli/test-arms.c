/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare, consistency, confusion, plateau and power on answers that were brought in from a file,
 * so that every count is known. */
#include <string.h>

#include "cli.h"
#include "stats/permutation.h"

#define N_CASES 100

typedef struct {
  char *folder;
  char *project;
} Fixture;

/* Case i is expected to be "card" where i is even, else "cash". */
static const char *
label_of (guint i, gboolean right)
{
  return (i % 2 == 0) == right ? "card" : "cash";
}

static void
add_rows (GString *csv, const char *prompt, int repeat, guint first, guint last, const char *levers)
{
  for (guint i = 0; i < N_CASES; i++) {
    gboolean right = i >= first && i < last;

    g_string_append_printf (csv, "c%03u,test,%s,m1,%d,%d,%s,%s\n", i, prompt, repeat, right,
                            label_of (i, right), levers);
  }
}

/* p0 is right on 0–59, p1 on 5–84; p2, asked three times, on 0–69, 0–69 and 0–59. */
static void
make_project (const char *folder, const char *project)
{
  g_autoptr (GString) cases = g_string_new ("id,text,expected,split\n");
  g_autoptr (GString) results =
      g_string_new ("case,split,prompt,model,repeat,score,output,levers\n");
  g_autofree char *cases_path = NULL;
  g_autofree char *results_path = NULL;

  for (guint i = 0; i < N_CASES; i++)
    g_string_append_printf (cases, "c%03u,question %u,%s,test\n", i, i, label_of (i, TRUE));
  add_rows (results, "p0", 1, 0, 60, "");
  add_rows (results, "p1", 1, 5, 85, "examples");
  add_rows (results, "p2", 1, 0, 70, "examples;structure");
  add_rows (results, "p2", 2, 0, 70, "examples;structure");
  add_rows (results, "p2", 3, 0, 60, "examples;structure");
  cases_path = cli_write (folder, "cases.csv", cases->str);
  results_path = cli_write (folder, "results.csv", results->str);
  cli_do ("new", project, NULL);
  cli_do ("import", project, "cases", cases_path, NULL);
  cli_do ("import", project, "results", results_path, NULL);
}

/* Each test gets a copy of the project, which is a plain file while it is closed. */
static void
set_up (Fixture *self, gconstpointer made)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  self->folder = cli_folder_new ();
  self->project = g_build_filename (self->folder, "p.fulcrum", NULL);
  g_file_get_contents (made, &text, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (self->project, text, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  cli_folder_remove (self->folder);
  g_free (self->project);
}

static double
number (JsonObject *object, const char *member)
{
  g_assert_true (json_object_has_member (object, member));
  g_assert_false (json_object_get_null_member (object, member));
  return json_object_get_double_member (object, member);
}

static void
assert_null (JsonObject *object, const char *member)
{
  g_assert_true (json_object_has_member (object, member));
  g_assert_true (json_object_get_null_member (object, member));
}

static gint64
test_looks (Fixture *self)
{
  g_autoptr (JsonObject) info = cli_json ("info", self->project, NULL);

  return json_object_get_int_member (info, "test_looks");
}

static void
test_compare (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got = cli_json ("compare", self->project, "p0@m1", "p1@m1", NULL);
  JsonObject *difference = json_object_get_object_member (got, "difference");
  JsonObject *discordant = json_object_get_object_member (got, "discordant");
  double p = ful_mcnemar_exact (5, 25);

  g_assert_cmpstr (json_object_get_string_member (got, "a"), ==, "p0#1@m1");
  g_assert_cmpstr (json_object_get_string_member (got, "b"), ==, "p1#1@m1");
  g_assert_cmpstr (json_object_get_string_member (got, "split"), ==, "test");
  g_assert_cmpfloat (number (got, "n"), ==, N_CASES);
  g_assert_cmpfloat (number (got, "clusters"), ==, N_CASES);
  g_assert_cmpfloat_with_epsilon (number (json_object_get_object_member (got, "mean_a"),
                                          "estimate"),
                                  0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (json_object_get_object_member (got, "mean_b"),
                                          "estimate"),
                                  0.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (difference, "estimate"), -0.2, 1e-12);
  g_assert_cmpfloat (number (difference, "low"), <, number (difference, "estimate"));
  g_assert_cmpfloat (number (difference, "high"), <, 0);
  g_assert_cmpfloat (number (difference, "se"), >, 0);
  g_assert_cmpfloat_with_epsilon (number (got, "p_value"), p, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (got, "p_adjusted"), p, 1e-12);
  g_assert_cmpstr (json_object_get_string_member (got, "test"), ==, "mcnemar-exact");
  g_assert_cmpfloat (number (discordant, "a_only"), ==, 5);
  g_assert_cmpfloat (number (discordant, "b_only"), ==, 25);
  g_assert_cmpfloat (number (got, "mde"), >, 0);
  g_assert_cmpfloat (number (got, "n_needed"), >, N_CASES);
  g_assert_false (json_object_get_boolean_member (got, "non_inferior"));
}

static void
test_compare_in_words (Fixture *self, gconstpointer unused)
{
  g_autoptr (CliRun) got = cli_run ("compare", self->project, "p0@m1", "p1@m1", NULL);

  g_assert_cmpint (got->status, ==, 0);
  g_assert_nonnull (strstr (got->out, "p1#1@m1 is better by 20.0 points. 95 % sure: between "));
  g_assert_cmpstr (got->err, ==, "");
}

/* An arm with itself: nothing between them, and no case needed to see it. */
static void
test_compare_equal (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got = cli_json ("compare", self->project, "p1@m1", "p1#1@m1", NULL);

  g_assert_cmpfloat (number (got, "p_value"), ==, 1);
  g_assert_cmpfloat (number (got, "n_needed"), ==, 0);
  g_assert_true (json_object_get_boolean_member (got, "non_inferior"));
}

static void
test_compare_nothing_shared (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got =
      cli_json ("compare", self->project, "p0@m1", "p1@m1", "--split", "dev", NULL);
  g_autoptr (CliRun) words =
      cli_run ("compare", self->project, "p0@m1", "p1@m1", "--split", "dev", NULL);
  static const char *const nulls[] = { "mean_a",  "mean_b",     "difference",
                                       "p_value", "p_adjusted", "test",
                                       "mde",     "n_needed",   "non_inferior" };

  g_assert_cmpfloat (number (got, "n"), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (nulls); i++)
    assert_null (got, nulls[i]);
  g_assert_cmpint (words->status, ==, 0);
  g_assert_nonnull (strstr (words->out, "not comparable"));
}

static void
test_refuses (Fixture *self, gconstpointer unused)
{
  g_autoptr (CliRun) no_arm = cli_run ("compare", self->project, "p0@m1", "p9@m1", NULL);
  g_autoptr (CliRun) no_split =
      cli_run ("compare", self->project, "p0@m1", "p1@m1", "--split", "train", NULL);
  g_autoptr (CliRun) no_b = cli_run ("compare", self->project, "p0@m1", NULL);
  g_autoptr (CliRun) no_text =
      cli_run ("confusion", self->project, "p0@m1", "--split", "dev", NULL);
  g_autoptr (CliRun) no_file = cli_run ("plateau", "/nowhere/p.fulcrum", NULL);

  g_assert_cmpint (no_arm->status, ==, 1);
  g_assert_nonnull (strstr (no_arm->err, "p9"));
  g_assert_nonnull (strstr (no_arm->err, "p1#1@m1"));
  g_assert_cmpint (no_split->status, ==, 1);
  g_assert_nonnull (strstr (no_split->err, "--split"));
  g_assert_cmpint (no_b->status, ==, 2);
  g_assert_cmpint (no_text->status, ==, 1);
  g_assert_cmpint (no_file->status, ==, 1);
  g_assert_cmpstr (no_arm->out, ==, "");
}

/* One look however often the same answers are shown; dev is none, and only these two count. */
static void
test_counts_looks (Fixture *self, gconstpointer unused)
{
  gint64 before = test_looks (self);

  cli_do ("consistency", self->project, "p2@m1", NULL);
  cli_do ("plateau", self->project, NULL);
  cli_do ("power", self->project, NULL);
  cli_do ("compare", self->project, "p0@m1", "p1@m1", "--split", "dev", NULL);
  g_assert_cmpint (test_looks (self), ==, before);
  cli_do ("compare", self->project, "p0@m1", "p1@m1", NULL);
  g_assert_cmpint (test_looks (self), ==, before + 1);
  cli_do ("confusion", self->project, "p0@m1", NULL);
  cli_do ("compare", self->project, "p0@m1", "p2@m1", NULL);
  g_assert_cmpint (test_looks (self), ==, before + 1);
}

static void
test_consistency (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got = cli_json ("consistency", self->project, "p2@m1", NULL);
  JsonObject *agreement = json_object_get_object_member (got, "mean_agreement");

  g_assert_cmpstr (json_object_get_string_member (got, "arm"), ==, "p2#1@m1");
  g_assert_cmpfloat (number (got, "n"), ==, N_CASES);
  g_assert_cmpfloat (number (got, "repeats"), ==, 3);
  /* Ten cases agree in one pair of three. */
  g_assert_cmpfloat_with_epsilon (number (agreement, "estimate"), 0.9 + 0.1 / 3, 1e-12);
  g_assert_cmpfloat (number (agreement, "low"), <, 0.93);
  g_assert_cmpfloat_with_epsilon (number (json_object_get_object_member (got, "flaky_share"),
                                          "estimate"),
                                  0.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (json_object_get_object_member (got, "all_pass_share"),
                                          "estimate"),
                                  0.6, 1e-12);
}

static void
test_consistency_asked_once (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got = cli_json ("consistency", self->project, "p0@m1", NULL);

  g_assert_cmpfloat (number (got, "n"), ==, 0);
  g_assert_cmpfloat (number (got, "repeats"), ==, 1);
  assert_null (got, "mean_agreement");
  assert_null (got, "flaky_share");
  assert_null (got, "all_pass_share");
}

static gint64
cell (JsonObject *confusion, guint row, guint column)
{
  JsonArray *matrix = json_object_get_array_member (confusion, "matrix");

  return json_array_get_int_element (json_array_get_array_element (matrix, row), column);
}

static void
test_confusion (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got = cli_json ("confusion", self->project, "p0@m1", NULL);
  JsonArray *labels = json_object_get_array_member (got, "labels");
  JsonObject *card =
      json_array_get_object_element (json_object_get_array_member (got, "per_label"), 0);

  g_assert_cmpstr (json_object_get_string_member (got, "arm"), ==, "p0#1@m1");
  g_assert_cmpstr (json_object_get_string_member (got, "split"), ==, "test");
  g_assert_cmpuint (json_array_get_length (labels), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (labels, 0), ==, "card");
  g_assert_cmpint (cell (got, 0, 0), ==, 30);
  g_assert_cmpint (cell (got, 0, 1), ==, 20);
  g_assert_cmpint (cell (got, 1, 0), ==, 20);
  g_assert_cmpint (cell (got, 1, 1), ==, 30);
  g_assert_cmpfloat (number (card, "n"), ==, 50);
  g_assert_cmpfloat_with_epsilon (number (card, "precision"), 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (card, "recall"), 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (card, "f1"), 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (got, "macro_f1"), 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (json_object_get_object_member (got, "accuracy"),
                                          "estimate"),
                                  0.6, 1e-12);
}

/* A label that is never answered has no precision; what is no label is counted as other. */
static void
test_confusion_with_labels (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got = NULL;
  JsonObject *loan;

  cli_do ("labels", self->project, "set", "card", "loan", NULL);
  got = cli_json ("confusion", self->project, "p0@m1", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (got, "labels")), ==, 3);
  loan = json_array_get_object_element (json_object_get_array_member (got, "per_label"), 1);
  g_assert_cmpstr (json_object_get_string_member (loan, "label"), ==, "loan");
  assert_null (loan, "precision");
  assert_null (loan, "recall");
  assert_null (loan, "f1");
  g_assert_cmpint (cell (got, 0, 2), ==, 20);
  g_assert_cmpint (cell (got, 2, 2), ==, 30);
  g_assert_cmpfloat_with_epsilon (number (json_object_get_object_member (got, "accuracy"),
                                          "estimate"),
                                  0.6, 1e-12);
}

static void
test_plateau (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got = cli_json ("plateau", self->project, NULL);
  JsonArray *history = json_object_get_array_member (got, "history");
  JsonObject *first = json_array_get_object_element (history, 0);
  JsonObject *second = json_array_get_object_element (history, 1);

  g_assert_false (json_object_get_boolean_member (got, "proven"));
  g_assert_cmpstr (json_object_get_string_member (got, "reason"), ==, "levers-untried");
  g_assert_cmpfloat (number (got, "delta"), ==, 0.05);
  assert_null (got, "n_needed");
  g_assert_cmpstr (json_object_get_string_member (got, "best"), ==, "p1#1");
  g_assert_cmpuint (json_array_get_length (history), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (first, "revision"), ==, "p0#1");
  assert_null (first, "gain");
  g_assert_cmpfloat_with_epsilon (number (json_object_get_object_member (second, "gain"),
                                          "estimate"),
                                  0.2, 1e-12);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (second, "levers"),
                                                  0),
                   ==, "examples");
  g_assert_cmpfloat (number (got, "mde"), >, 0);
}

static void
test_plateau_in_words (Fixture *self, gconstpointer unused)
{
  g_autoptr (CliRun) got = cli_run ("plateau", self->project, NULL);

  g_assert_cmpint (got->status, ==, 0);
  g_assert_nonnull (strstr (got->out, "tools, validation, retrieval"));
  g_assert_nonnull (strstr (got->out, "a real gain"));
}

static void
test_power_measured (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got =
      cli_json ("power", self->project, "--delta", "0.05", "--split", "test", NULL);

  g_assert_cmpfloat (number (got, "delta"), ==, 0.05);
  g_assert_cmpstr (json_object_get_string_member (got, "split"), ==, "test");
  g_assert_cmpfloat (number (got, "n"), ==, N_CASES);
  g_assert_cmpfloat (number (got, "n_needed"), >, N_CASES);
  g_assert_cmpfloat (number (got, "mde"), >, 0.05);
  g_assert_nonnull (strstr (json_object_get_string_member (got, "basis"), "p1#1@m1"));
}

/* Before a run: 621 cases for five points (the reference plan); half the range is refused. */
static void
test_power_planned (Fixture *self, gconstpointer unused)
{
  g_autofree char *empty = g_build_filename (self->folder, "empty.fulcrum", NULL);
  g_autoptr (JsonObject) got = NULL;
  g_autoptr (CliRun) refused = NULL;

  cli_do ("new", empty, NULL);
  got = cli_json ("power", empty, "--delta", "0.05", NULL);
  g_assert_cmpfloat (number (got, "n_needed"), ==, 621);
  g_assert_cmpfloat (number (got, "n"), ==, 0);
  assert_null (got, "mde");
  g_assert_nonnull (strstr (json_object_get_string_member (got, "basis"), "20 %"));
  refused = cli_run ("power", empty, "--delta", "0.5", NULL);
  g_assert_cmpint (refused->status, ==, 1);
  g_assert_nonnull (strstr (refused->err, "0.447"));
}

#define ADD(name, func) g_test_add ("/cli/arms/" name, Fixture, project, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *project = NULL;
  char *folder;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = cli_folder_new ();
  project = g_build_filename (folder, "made.fulcrum", NULL);
  make_project (folder, project);
  ADD ("compare", test_compare);
  ADD ("compare/in-words", test_compare_in_words);
  ADD ("compare/equal", test_compare_equal);
  ADD ("compare/nothing-shared", test_compare_nothing_shared);
  ADD ("refuses", test_refuses);
  ADD ("counts-looks", test_counts_looks);
  ADD ("consistency", test_consistency);
  ADD ("consistency/asked-once", test_consistency_asked_once);
  ADD ("confusion", test_confusion);
  ADD ("confusion/with-labels", test_confusion_with_labels);
  ADD ("plateau", test_plateau);
  ADD ("plateau/in-words", test_plateau_in_words);
  ADD ("power/measured", test_power_measured);
  ADD ("power/planned", test_power_planned);
  status = g_test_run ();
  cli_folder_remove (folder);
  return status;
}
