/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli.h"

/* verdict, as a user meets it. */

typedef struct {
  char *folder;
  char *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  f->folder = cli_folder_new ();
  f->project = g_build_filename (f->folder, "p.fulcrum", NULL);
  cli_do ("new", f->project, "--title", "T", NULL);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_free (f->project);
  cli_folder_remove (f->folder);
}

/* Sixty answers on @split, @passed of them right; all on cases of their own. */
static void
import_answers (Fixture *f, const char *split, int first, int passed)
{
  g_autoptr (GString) rows = g_string_new ("case,split,group,prompt,model,repeat,score\n");
  g_autofree char *path = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append_printf (rows, "c%d,%s,,p,m,1,%d\n", first + i, split, i < passed ? 1 : 0);
  path = cli_write (f->folder, "results.csv", rows->str);
  cli_do ("import", f->project, "results", path, NULL);
}

static gint64
test_looks (Fixture *f)
{
  g_autoptr (JsonObject) info = cli_json ("info", f->project, NULL);

  return json_object_get_int_member (info, "test_looks");
}

static void
test_text (Fixture *f, gconstpointer unused)
{
  static const char *const parts[] = {
    "Stay with prompts: instructions alone (zero-shot)",
    "p#1@m reaches 100\u00a0% (94 to 100); your bar is 80\u00a0%.",
    "Next: record-decision",
    "Mind that",
    "(one-split)",
    "Five steps",
    "1 done",
    "Ladder, lightest first",
    "Seven factors",
    "Ready to train"
  };
  g_autoptr (CliRun) run = NULL;

  cli_do ("set", f->project, "bar.quality=0.8", NULL);
  import_answers (f, "test", 0, 60);
  run = cli_run ("verdict", f->project, NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (run->out, parts[i]) == NULL)
      g_assert_cmpstr (run->out, ==, parts[i]); /* shows both */
}

static void
test_json (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) verdict = NULL;

  verdict = cli_json ("verdict", f->project, NULL);
  g_assert_cmpstr (json_object_get_string_member (verdict, "code"), ==, "more-evidence");
  g_assert_cmpstr (json_object_get_string_member (verdict, "reason"), ==, "no-bar");
  g_assert_true (json_object_get_null_member (verdict, "leaning"));
}

/* A look is a first showing of test figures since new answers came in. */
static void
test_looks_are_counted (Fixture *f, gconstpointer unused)
{
  import_answers (f, "dev", 0, 40);
  cli_do ("verdict", f->project, NULL);
  g_assert_cmpint (test_looks (f), ==, 0);
  import_answers (f, "test", 60, 40);
  cli_do ("verdict", f->project, NULL);
  cli_do ("verdict", f->project, NULL);
  g_assert_cmpint (test_looks (f), ==, 1);
  import_answers (f, "test", 120, 40);
  cli_do ("verdict", f->project, NULL);
  g_assert_cmpint (test_looks (f), ==, 2);
}

/* The eleventh look says that the split is worn: the look that a verdict is counts for it. */
static void
test_worn (Fixture *f, gconstpointer unused)
{
  for (int i = 1; i <= 11; i++) {
    g_autoptr (CliRun) run = NULL;

    import_answers (f, "test", 60 * i, 40);
    run = cli_run ("verdict", f->project, NULL);
    g_assert_cmpint (strstr (run->out, "(test-worn)") != NULL, ==, i > 10);
  }
}

static void
test_refuses (Fixture *f, gconstpointer unused)
{
  g_autoptr (CliRun) none = cli_run ("verdict", NULL);
  g_autoptr (CliRun) missing = cli_run ("verdict", "/nowhere/p.fulcrum", NULL);
  g_autofree char *path = cli_write (f->folder, "text.fulcrum", "not a project");
  g_autoptr (CliRun) text = cli_run ("verdict", path, NULL);

  g_assert_cmpint (none->status, ==, 2);
  g_assert_cmpint (missing->status, ==, 1);
  g_assert_nonnull (strstr (missing->err, "/nowhere/p.fulcrum"));
  g_assert_cmpint (text->status, ==, 1);
  g_assert_cmpstr (text->out, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/verdict/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/cli/verdict/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/cli/verdict/looks", Fixture, NULL, set_up, test_looks_are_counted, tear_down);
  g_test_add ("/cli/verdict/test-worn", Fixture, NULL, set_up, test_worn, tear_down);
  g_test_add ("/cli/verdict/refuses", Fixture, NULL, set_up, test_refuses, tear_down);
  return g_test_run ();
}
