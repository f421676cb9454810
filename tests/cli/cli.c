/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/json.h"

void
cli_run_free (CliRun *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

static GPtrArray *
collect (const char *command, va_list rest)
{
  GPtrArray *argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer)g_getenv ("FULCRUM_CLI"));
  g_ptr_array_add (argv, (gpointer)command);
  for (const char *arg = va_arg (rest, const char *); arg != NULL;
       arg = va_arg (rest, const char *))
    g_ptr_array_add (argv, (gpointer)arg);
  return argv;
}

static CliRun *
run (GPtrArray *argv)
{
  CliRun *self = g_new0 (CliRun, 1);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LC_ALL", "C.UTF-8", TRUE);
  g_autoptr (GError) error = NULL;
  int wait_status;

  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **)argv->pdata, environment, G_SPAWN_DEFAULT, NULL, NULL, &self->out,
                &self->err, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  self->status = WEXITSTATUS (wait_status);
  return self;
}

static void
assert_done (const CliRun *done, GPtrArray *argv)
{
  if (done->status == 0)
    return;
  g_test_message ("%s %s exited with %d: %s", (const char *)argv->pdata[0],
                  (const char *)argv->pdata[1], done->status, done->err);
  g_assert_cmpint (done->status, ==, 0);
}

CliRun *
cli_run (const char *command, ...)
{
  g_autoptr (GPtrArray) argv = NULL;
  va_list rest;

  va_start (rest, command);
  argv = collect (command, rest);
  va_end (rest);
  return run (argv);
}

void
cli_do (const char *command, ...)
{
  g_autoptr (GPtrArray) argv = NULL;
  g_autoptr (CliRun) done = NULL;
  va_list rest;

  va_start (rest, command);
  argv = collect (command, rest);
  va_end (rest);
  done = run (argv);
  assert_done (done, argv);
}

JsonObject *
cli_json (const char *command, ...)
{
  g_autoptr (GPtrArray) argv = NULL;
  g_autoptr (CliRun) done = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  va_list rest;

  va_start (rest, command);
  argv = collect (command, rest);
  va_end (rest);
  g_ptr_array_add (argv, (gpointer) "--json");
  done = run (argv);
  assert_done (done, argv);
  root = ful_json_parse (done->out, strlen (done->out), command, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
  return json_node_dup_object (root);
}

char *
cli_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fulcrum-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
cli_folder_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      cli_folder_remove (path);
      continue;
    }
    g_remove (path);
    g_free (path);
  }
  g_rmdir (folder);
  g_free (folder);
}

char *
cli_write (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}
