/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli.h"

typedef struct {
  char *folder;
  char *project;
} Fixture;

/* Two kinds of question that share some words; every eighth is labelled wrong. */
static void
add_cases (GString *csv, const char *split, guint n)
{
  static const char *const about_card[] = { "lost", "blocked", "new", "stolen" };
  static const char *const about_cash[] = { "withdraw", "deposit", "exchange", "count" };

  for (guint i = 0; i < n; i++) {
    gboolean card = i % 2 == 0;

    g_string_append_printf (csv, "%s%03u,please help: %s %s number %u,%s,%s\n", split, i,
                            card ? about_card[i / 2 % 4] : about_cash[i / 2 % 4],
                            card ? "card" : "money", i, card == (i % 8 != 3) ? "card" : "cash",
                            split);
  }
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GString) csv = g_string_new ("id,text,expected,split\n");
  g_autofree char *path = NULL;

  self->folder = cli_folder_new ();
  self->project = g_build_filename (self->folder, "p.fulcrum", NULL);
  add_cases (csv, "train", 64);
  add_cases (csv, "test", 40);
  path = cli_write (self->folder, "cases.csv", csv->str);
  cli_do ("new", self->project, NULL);
  cli_do ("import", self->project, "cases", path, NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  cli_folder_remove (self->folder);
  g_free (self->project);
}

static JsonObject *
point_at (JsonObject *curve, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (curve, "points"), i);
}

static void
assert_point (JsonObject *curve, guint i, double n, gint64 seeds)
{
  JsonObject *point = point_at (curve, i);
  double error = json_object_get_double_member (point, "error");

  g_assert_cmpfloat (json_object_get_double_member (point, "n"), ==, n);
  g_assert_cmpint (json_object_get_int_member (point, "seeds"), ==, seeds);
  g_assert_cmpfloat (error, >=, 0);
  g_assert_cmpfloat (error, <=, 1);
  g_assert_true (json_object_get_null_member (point, "low") == (seeds == 1));
}

static void
test_measures (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) got = cli_json ("curve", self->project, NULL);
  JsonObject *fit = json_object_get_object_member (got, "fit");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (got, "points")), ==, 3);
  assert_point (got, 0, 16, 5);
  assert_point (got, 1, 32, 5);
  assert_point (got, 2, 64, 1);
  g_assert_cmpfloat (json_object_get_double_member (fit, "a"), >, 0);
  g_assert_true (json_object_has_member (json_object_get_object_member (fit, "low"), "c"));
  g_assert_true (json_object_has_member (json_object_get_object_member (fit, "high"), "b"));
  /* No bar: nothing to reach. */
  g_assert_true (json_object_get_null_member (got, "n_for_bar"));
  g_assert_true (json_object_get_null_member (got, "reachable"));
}

/* What was measured stays, until other sizes are asked for or the train split changes. */
static void
test_is_kept (Fixture *self, gconstpointer unused)
{
  g_autoptr (GString) more = g_string_new ("id,text,expected,split\n");
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) measured = NULL;
  g_autoptr (JsonObject) kept = NULL;
  g_autoptr (JsonObject) anew = NULL;

  cli_do ("set", self->project, "bar.quality=0.6", NULL);
  measured = cli_json ("curve", self->project, "--sizes", "10,20,40", "--seeds", "6", NULL);
  assert_point (measured, 2, 40, 6);
  g_assert_true (json_object_get_boolean_member (measured, "reachable"));
  kept = cli_json ("curve", self->project, NULL);
  assert_point (kept, 2, 40, 6);
  g_assert_cmpfloat (json_object_get_double_member (point_at (kept, 0), "error"), ==,
                     json_object_get_double_member (point_at (measured, 0), "error"));

  g_string_append (more, "extra,please help: lost card again,card,train\n");
  path = cli_write (self->folder, "more.csv", more->str);
  cli_do ("import", self->project, "cases", path, NULL);
  anew = cli_json ("curve", self->project, NULL);
  assert_point (anew, 2, 65, 1);
}

static char *
examples_basis (Fixture *self)
{
  g_autoptr (JsonObject) verdict = cli_json ("verdict", self->project, NULL);
  JsonObject *first =
      json_array_get_object_element (json_object_get_array_member (verdict, "readiness"), 0);

  g_assert_cmpstr (json_object_get_string_member (first, "item"), ==, "examples");
  return g_strdup (json_object_get_string_member (first, "basis"));
}

/* How many examples are needed is the curve's word where there is one. */
static void
test_verdict_reads_it (Fixture *self, gconstpointer unused)
{
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  cli_do ("set", self->project, "bar.quality=0.6", "workflow.examples_curated=50", NULL);
  without = examples_basis (self);
  g_assert_nonnull (strstr (without, "1,000"));
  cli_do ("curve", self->project, NULL);
  with = examples_basis (self);
  g_assert_nonnull (strstr (with, "learning curve, a proxy, asks for"));
}

static void
test_refuses (Fixture *self, gconstpointer unused)
{
  g_autofree char *empty = g_build_filename (self->folder, "empty.fulcrum", NULL);
  g_autoptr (CliRun) two = cli_run ("curve", self->project, "--sizes", "10,20", NULL);
  g_autoptr (CliRun) over = cli_run ("curve", self->project, "--sizes", "10,20,65", NULL);
  g_autoptr (CliRun) word = cli_run ("curve", self->project, "--sizes", "10,x,40", NULL);
  g_autoptr (CliRun) few = cli_run ("curve", self->project, "--seeds", "4", NULL);
  g_autoptr (CliRun) nothing = NULL;

  cli_do ("new", empty, NULL);
  nothing = cli_run ("curve", empty, NULL);
  g_assert_cmpint (two->status, ==, 1);
  g_assert_cmpint (over->status, ==, 1);
  g_assert_cmpint (word->status, ==, 1);
  g_assert_cmpint (few->status, ==, 1);
  g_assert_nonnull (strstr (few->err, "at least 5 seeds"));
  g_assert_cmpint (nothing->status, ==, 1);
  g_assert_nonnull (strstr (nothing->err, "too few"));
}

#define ADD(name, func) g_test_add ("/cli/curve/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("measures", test_measures);
  ADD ("is-kept", test_is_kept);
  ADD ("verdict-reads-it", test_verdict_reads_it);
  ADD ("refuses", test_refuses);
  return g_test_run ();
}
