/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli.h"

/* undo and redo, as a user meets them: each command is a program of its own. */

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

static void
assert_value (Fixture *f, const char *key, const char *value)
{
  g_autoptr (CliRun) run = cli_run ("get", f->project, key, NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->out, value));
}

static void
test_turns (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (CliRun) nothing = NULL;

  cli_do ("set", f->project, "bar.quality=0.81", NULL);
  cli_do ("set", f->project, "bar.quality=0.92", "workflow.owner=Us", NULL);
  first = cli_json ("undo", f->project, NULL);
  assert_value (f, "bar.quality", "0.81");
  g_assert_nonnull (strstr (json_object_get_string_member (first, "undone"), "2"));
  g_assert_nonnull (strstr (json_object_get_string_member (first, "undo_next"), "0.81"));
  again = cli_json ("redo", f->project, NULL);
  g_assert_true (json_object_get_null_member (again, "redo_next"));
  assert_value (f, "bar.quality", "0.92");
  assert_value (f, "workflow.owner", "Us");
  nothing = cli_run ("redo", f->project, NULL);
  g_assert_cmpint (nothing->status, ==, 1);
  g_assert_nonnull (strstr (nothing->err, "nothing to redo"));
  cli_do ("undo", f->project, NULL);
  cli_do ("undo", f->project, NULL);
  g_clear_pointer (&nothing, cli_run_free);
  nothing = cli_run ("undo", f->project, NULL);
  g_assert_cmpint (nothing->status, ==, 1);
  g_assert_nonnull (strstr (nothing->err, "nothing to undo"));
}

static void
test_usage (Fixture *f, gconstpointer unused)
{
  g_autoptr (CliRun) none = cli_run ("undo", NULL);
  g_autoptr (CliRun) many = cli_run ("redo", f->project, "2", NULL);

  g_assert_cmpint (none->status, ==, 2);
  g_assert_cmpint (many->status, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/undo/turns", Fixture, NULL, set_up, test_turns, tear_down);
  g_test_add ("/cli/undo/usage", Fixture, NULL, set_up, test_usage, tear_down);
  return g_test_run ();
}
