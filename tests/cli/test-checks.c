/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli.h"

/* checks and labels, as a user meets them. */

typedef struct {
  char *folder;
  char *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  f->folder = cli_folder_new ();
  f->project = g_build_filename (f->folder, "p.fulcrum", NULL);
  cli_do ("new", f->project, NULL);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  cli_folder_remove (f->folder);
  g_free (f->project);
}

static void
assert_refused (CliRun *run, int status, const char *says)
{
  g_assert_cmpint (run->status, ==, status);
  if (strstr (run->err, says) == NULL)
    g_error ("“%s” does not say “%s”", run->err, says);
  cli_run_free (run);
}

static void
test_list (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) none = cli_json ("checks", f->project, "list", NULL);
  g_autoptr (JsonObject) all = NULL;
  JsonArray *checks;
  JsonObject *check;

  cli_do ("checks", f->project, "add", "contains", "--value", "lost", "--weight", "2", "--not",
          "--tag", "hard", "--tag", "long", NULL);
  cli_do ("checks", f->project, "add", "contains", "--name", "second", NULL);
  all = cli_json ("checks", f->project, "list", NULL);
  checks = json_object_get_array_member (all, "checks");
  g_assert_cmpuint (json_array_get_length (checks), ==, 2);
  check = json_array_get_object_element (checks, 0);
  g_assert_cmpstr (json_object_get_string_member (check, "name"), ==, "contains");
  g_assert_cmpstr (json_object_get_string_member (check, "kind"), ==, "contains");
  g_assert_cmpstr (json_object_get_string_member (check, "value"), ==, "lost");
  g_assert_cmpfloat (json_object_get_double_member (check, "weight"), ==, 2);
  g_assert_true (json_object_get_null_member (check, "threshold"));
  g_assert_true (json_object_get_boolean_member (check, "negated"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (check, "tags")), ==, 2);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (checks, 1), "value"));
  g_assert_cmpstr (json_object_get_string_member (none, "version"), !=,
                   json_object_get_string_member (all, "version"));

  cli_do ("checks", f->project, "remove", "second", NULL);
  cli_do ("checks", f->project, "remove", "contains", NULL);
  json_object_unref (all);
  all = cli_json ("checks", f->project, "list", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (all, "checks")), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (none, "version"), ==,
                   json_object_get_string_member (all, "version"));
}

static void
test_try (Fixture *f, gconstpointer unused)
{
  g_autofree char *output = cli_write (f->folder, "o.txt", "card_lost\n");
  g_autofree char *expected = cli_write (f->folder, "e.txt", "card_lost");
  g_autofree char *endless =
      cli_write (f->folder, "long.txt", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
  g_autoptr (JsonObject) pass = cli_json ("checks", f->project, "try", "equals", "--output", output,
                                          "--expected", expected, NULL);
  g_autoptr (JsonObject) fail =
      cli_json ("checks", f->project, "try", "one-of", "--value", "a,b", "--output", output, NULL);
  g_autoptr (JsonObject) silent =
      cli_json ("checks", f->project, "try", "equals", "--output", output, NULL);
  g_autoptr (JsonObject) broken = cli_json ("checks", f->project, "try", "regex", "--not",
                                            "--value", "^(a+)+$", "--output", endless, NULL);

  g_assert_true (json_object_get_boolean_member (pass, "pass"));
  g_assert_cmpfloat (json_object_get_double_member (pass, "score"), ==, 1);
  g_assert_false (json_object_get_boolean_member (fail, "pass"));
  g_assert_cmpfloat (json_object_get_double_member (fail, "score"), ==, 0);
  g_assert_true (json_object_get_null_member (silent, "score"));
  g_assert_true (json_object_get_null_member (silent, "pass"));
  g_assert_true (json_object_get_null_member (broken, "score"));
  g_assert_nonnull (strstr (json_object_get_string_member (broken, "why"), "takes too long"));
}

static void
test_checks_refuse (Fixture *f, gconstpointer unused)
{
  assert_refused (cli_run ("checks", f->project, "add", "equal", NULL), 1,
                  "there is no kind “equal”");
  assert_refused (cli_run ("checks", f->project, "add", "regex", "--value", "(", NULL), 1,
                  "is no regular expression");
  assert_refused (cli_run ("checks", f->project, "add", "equals", "--weight", "heavy", NULL), 1,
                  "--weight");
  assert_refused (cli_run ("checks", f->project, "remove", "x", NULL), 1, "there is no check “x”");
  assert_refused (cli_run ("checks", f->project, "try", "equals", NULL), 2, "--output");
  assert_refused (cli_run ("checks", f->project, "add", NULL), 2, "something is missing");
  cli_do ("checks", f->project, "add", "equals", "--name", "e", NULL);
  assert_refused (cli_run ("checks", f->project, "add", "equals", "--name", "e", NULL), 1,
                  "there is a check of that name");
}

static void
test_labels (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) all = NULL;
  JsonArray *labels;
  JsonObject *label;

  cli_do ("labels", f->project, "set", "lost=the card = gone", "top_up", NULL);
  cli_do ("labels", f->project, "set", "top_up=money in", "fee", NULL);
  cli_do ("labels", f->project, "set", "lost", NULL); /* keeps its description */
  all = cli_json ("labels", f->project, "list", NULL);
  labels = json_object_get_array_member (all, "labels");
  g_assert_cmpuint (json_array_get_length (labels), ==, 3);
  label = json_array_get_object_element (labels, 0);
  g_assert_cmpstr (json_object_get_string_member (label, "name"), ==, "lost");
  g_assert_cmpstr (json_object_get_string_member (label, "description"), ==, "the card = gone");
  label = json_array_get_object_element (labels, 1);
  g_assert_cmpstr (json_object_get_string_member (label, "description"), ==, "money in");

  assert_refused (cli_run ("labels", f->project, "set", "=x", NULL), 1, "needs a name");
  assert_refused (cli_run ("labels", f->project, "set", NULL), 2, "no label given");
  assert_refused (cli_run ("labels", f->project, "from-cases", NULL), 1, "import cases first");
}

#define ADD(name, func) g_test_add ("/cli/checks/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("try", test_try);
  ADD ("refuse", test_checks_refuse);
  ADD ("labels", test_labels);
  return g_test_run ();
}
