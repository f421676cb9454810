/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the file after a crash, and with two programs at once. Called with a first argument it
 * is the other program. */
#include <signal.h>
#include <stdio.h>

#include "small-project.h"

static const char *self_path;

/* --- the other program --- */

/* Appends without end, with a title now and then, and tells how many are surely in the file. */
static int
child_append (const char *path)
{
  FulProject *project = ful_project_open (path, 0, NULL);
  FulRun run = { .id = 1, .state = FUL_RUN_GOING, .planned = 1000000 };

  ful_project_put_run (project, &run);
  for (guint i = 1;; i++) {
    append (project, "an answer");
    if (i % 50 == 0)
      set_title (project, i % 100 == 0 ? "Even" : "Odd");
    if (i % 97 == 0) {
      if (!ful_project_flush (project, NULL))
        return 1;
      printf ("%u\n", i);
      fflush (stdout);
    }
  }
}

static int
child_hold (const char *path)
{
  FulProject *project = ful_project_open (path, 0, NULL);

  printf ("%s\n", ful_project_read_only_reason (project) == NULL ? "writing" : "reading");
  fflush (stdout);
  getchar ();
  ful_project_free (project);
  return 0;
}

static GSubprocess *
start (const char *what, const char *path, GDataInputStream **out)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                        self_path, what, path, NULL);

  g_assert_no_error (error);
  *out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  return child;
}

static char *
read_line (GDataInputStream *stream)
{
  return g_data_input_stream_read_line (stream, NULL, NULL, NULL);
}

/* --- tests --- */

/* Killed at twelve moments, once after each number of acknowledged groups: what was acknowledged
 * is there, nothing is half there, and the next one goes on. */
static void
test_kill (Fixture *f, gconstpointer unused)
{
  guint before = 0;

  for (guint round = 0; round < 12; round++) {
    g_autoptr (GDataInputStream) out = NULL;
    g_autoptr (GSubprocess) child = start ("append", f->path, &out);
    g_autoptr (FulProject) project = NULL;
    g_autoptr (GPtrArray) runs = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (FulSnapshot) now = NULL;
    Seen seen = { 0, 0 };
    guint sure = 0;

    for (guint i = 0; i <= round % 5; i++) {
      g_autofree char *line = read_line (out);

      sure = (guint)g_ascii_strtoull (line, NULL, 10);
    }
    g_subprocess_send_signal (child, SIGKILL);
    g_subprocess_wait (child, NULL, NULL);
    project = open_project (f);
    g_assert_null (ful_project_read_only_reason (project));
    ful_project_foreach_result (project, TRUE, see, &seen, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (seen.n, >=, before + sure);
    runs = ful_project_load_runs (project, &error);
    g_assert_cmpuint (runs->len, ==, 1);
    g_assert_cmpint (((FulRun *)runs->pdata[0])->state, ==, FUL_RUN_CUT_OFF);
    now = ful_project_snapshot (project);
    g_assert_true (strcmp (now->title, "Even") == 0 || strcmp (now->title, "Odd") == 0);
    before = seen.n;
  }
}

static void
test_opened_twice (Fixture *f, gconstpointer unused)
{
  g_autoptr (GDataInputStream) out = NULL;
  g_autoptr (GSubprocess) child = start ("hold", f->path, &out);
  g_autofree char *line = read_line (out);
  FulProject *project = open_project (f);
  const char *reason = ful_project_read_only_reason (project);
  g_autoptr (GError) error = NULL;
  FulEdit *edit = ful_edit_new ();

  g_assert_cmpstr (line, ==, "writing");
  g_assert_nonnull (reason);
  g_test_message ("%s", reason);
  g_assert_nonnull (strstr (reason, g_subprocess_get_identifier (child)));
  g_assert_nonnull (strstr (reason, g_get_host_name ()));
  g_assert_nonnull (strstr (reason, "test-project-crash"));
  ful_edit_set_title (edit, "Other");
  g_assert_false (ful_project_edit (project, "Title", edit, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (child)));
  close_project (project);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  /* Who has died keeps nobody out. */
  project = open_project (f);
  g_assert_null (ful_project_read_only_reason (project));
  close_project (project);
}

/* Also within one program; the reader sees what the writer has written. */
static void
test_reader_beside_writer (Fixture *f, gconstpointer unused)
{
  FulProject *writer = open_project (f);
  FulProject *reader = open_project (f);
  g_autofree char *wal = NULL;
  FulProjectInfo info;
  g_autoptr (GError) error = NULL;

  g_assert_null (ful_project_read_only_reason (writer));
  g_assert_nonnull (ful_project_read_only_reason (reader));
  append (writer, "an answer");
  ful_project_flush (writer, &error);
  g_assert_no_error (error);
  ful_project_info (reader, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info.results, ==, 1);
  close_project (reader);
  close_project (writer);
  wal = g_strconcat (f->path, "-wal", NULL);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "append") == 0)
    return child_append (argv[2]);
  if (argc == 3 && strcmp (argv[1], "hold") == 0) {
    g_set_prgname ("test-project-crash");
    return child_hold (argv[2]);
  }
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/project/crash/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kill", test_kill);
  ADD ("opened-twice", test_opened_twice);
  ADD ("reader-beside-writer", test_reader_beside_writer);
  return g_test_run ();
}
