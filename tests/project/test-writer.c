/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the file after a crash, on a full disk, with two programs at once; what a run writes.
 * Called with a first argument it is the other program. */
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "project/field.h"
#include "project/project-private.h"
#include "temporary.h"

static const char *self_path;

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
fill (FulProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulPromptBody) body = ful_prompt_body_new ();
  FulPrompt prompt = { .id = 1, .name = (char *)"bare" };
  FulRevision revision = {
    .id = 1, .prompt_id = 1, .number = 1, .body = body, .rung = FUL_RUNG_UNSET
  };
  FulModel model = { .id = 1,
                     .name = (char *)"m",
                     .provider = (char *)"offline",
                     .rung = FUL_RUNG_UNSET,
                     .price_in = (double)NAN,
                     .price_cached = (double)NAN,
                     .price_out = (double)NAN };
  FulEdit *edit = ful_edit_new ();
  FulCase *item = ful_case_new ();

  g_ptr_array_add (body->messages, ful_message_new ("user", "{{text}}"));
  ful_edit_put_prompt (edit, &prompt);
  ful_edit_put_revision (edit, &revision);
  ful_edit_put_model (edit, &model);
  item->id = 1;
  item->name = g_strdup ("one");
  ful_edit_take_case (edit, item);
  ful_project_edit (project, "Fill", edit, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  FulProject *project;

  f->folder = temporary_new ();
  f->path = g_build_filename (f->folder, "p.fulcrum", NULL);
  project = ful_project_create (f->path, "Title", &error);
  g_assert_no_error (error);
  fill (project);
  ful_project_close (project, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_free (f->path);
  temporary_free (f->folder);
}

static FulProject *
open_project (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  FulProject *project = ful_project_open (f->path, 0, &error);

  g_assert_no_error (error);
  return project;
}

static void
close_project (FulProject *project)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (project, &error);
  g_assert_no_error (error);
}

static void
append (FulProject *project, const char *output)
{
  FulResult *result = ful_result_new ();

  result->run_id = result->revision_id = result->model_id = result->case_id = 1;
  result->variables = g_strdup ("");
  result->output = g_strdup (output);
  ful_project_append_result (project, result);
}

static void
set_title (FulProject *project, const char *title)
{
  FulEdit *edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  ful_edit_set_title (edit, title);
  ful_project_edit (project, title, edit, &error);
  g_assert_no_error (error);
}

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

typedef struct {
  guint n;
  gint64 last;
} Seen;

static gboolean
see (const FulResult *result, gpointer data, GError **error)
{
  Seen *seen = data;

  g_assert_cmpint (result->id, >, seen->last);
  g_assert_cmpstr (result->output, ==, "an answer");
  seen->last = result->id;
  seen->n++;
  return TRUE;
}

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
  g_assert_nonnull (strstr (reason, "test-project-writer"));
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

static gboolean
limit_pages (FulDatabase *database, gpointer more, GError **error)
{
  gint64 pages;
  g_autofree char *sql = NULL;

  if (!ful_database_get_int (database, "PRAGMA page_count", 0, &pages, error))
    return FALSE;
  sql = g_strdup_printf ("PRAGMA max_page_count=%d", (int)pages + GPOINTER_TO_INT (more));
  return ful_database_exec (database, sql, error);
}

/* No page more than there are: as full as a disk can be. */
static void
test_full (Fixture *f, gconstpointer unused)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) before = ful_project_snapshot (project);
  g_autoptr (FulSnapshot) now = NULL;
  FulProjectInfo info;

  ful_writer_call_bare (project->writer, limit_pages, GINT_TO_POINTER (0), &error);
  g_assert_no_error (error);
  set_title (project, long_text);
  append (project, "comes after the failure: not written either");
  now = ful_project_snapshot (project);
  g_assert_cmpstr (now->title, ==, long_text);
  g_assert_false (ful_project_flush (project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
  g_clear_error (&error);
  g_clear_pointer (&now, ful_snapshot_unref);
  now = ful_project_snapshot (project);
  g_assert_cmpstr (now->title, ==, "Title");
  g_assert_cmpuint (now->generation, >, before->generation);
  ful_project_info (project, &info, &error);
  g_assert_cmpint (info.results, ==, 0);
  /* Room again: it goes on. */
  ful_writer_call_bare (project->writer, limit_pages, GINT_TO_POINTER (1000), &error);
  set_title (project, long_text);
  ful_project_flush (project, &error);
  g_assert_no_error (error);
  close_project (project);
}

/* The error is there at the latest when closing. */
static void
test_full_at_close (Fixture *f, gconstpointer unused)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) now = NULL;

  ful_writer_call_bare (project->writer, limit_pages, GINT_TO_POINTER (0), &error);
  append (project, long_text);
  g_assert_false (ful_project_close (project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_STORAGE);
  project = open_project (f);
  now = ful_project_snapshot (project);
  g_assert_cmpstr (now->title, ==, "Title");
  close_project (project);
}

static void
test_looks (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  FulProjectInfo info;

  ful_project_note_look (project); /* nothing to see yet */
  append (project, "an answer");
  ful_project_note_look (project);
  ful_project_note_look (project);
  ful_project_info (project, &info, NULL);
  g_assert_cmpint (info.test_looks, ==, 1);
  close_project (project);
  project = open_project (f);
  ful_project_note_look (project);
  append (project, "an answer");
  ful_project_note_look (project);
  ful_project_info (project, &info, NULL);
  g_assert_cmpint (info.test_looks, ==, 2);
  close_project (project);
}

static void
test_artifacts (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  g_autofree char *text = g_strnfill (3 * 1024 * 1024 + 5, 'm');
  g_autoptr (GBytes) big = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) small = g_bytes_new ("small", 5);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) got = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ful_project_load_artifact (project, "specialist", &key, &error));
  g_assert_no_error (error);
  ful_project_put_artifact (project, "specialist", "hash-1", big);
  ful_project_put_artifact (project, "curve", NULL, empty);
  close_project (project);
  project = open_project (f);
  got = ful_project_load_artifact (project, "specialist", &key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, "hash-1");
  g_assert_true (g_bytes_equal (got, big));
  g_clear_pointer (&got, g_bytes_unref);
  got = ful_project_load_artifact (project, "curve", NULL, &error);
  g_assert_cmpuint (g_bytes_get_size (got), ==, 0);
  ful_project_put_artifact (project, "specialist", "hash-2", small);
  g_clear_pointer (&got, g_bytes_unref);
  g_clear_pointer (&key, g_free);
  got = ful_project_load_artifact (project, "specialist", &key, &error);
  g_assert_cmpstr (key, ==, "hash-2");
  g_assert_true (g_bytes_equal (got, small));
  ful_project_put_artifact (project, "specialist", NULL, NULL);
  g_clear_pointer (&key, g_free);
  g_assert_null (ful_project_load_artifact (project, "specialist", &key, &error));
  g_assert_no_error (error);
  close_project (project);
}

/* An answer longer than a project keeps is infrastructure's error, and never lost in silence. */
static gboolean
find_long (const FulResult *result, gpointer found, GError **error)
{
  g_assert_null (result->output);
  g_assert_nonnull (strstr (result->error, "longer than"));
  *(gboolean *)found = TRUE;
  return TRUE;
}

static void
test_long_answer (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  g_autofree char *text = g_strnfill (5000000, 'x');
  gboolean found = FALSE;
  g_autoptr (GError) error = NULL;

  append (project, text);
  ful_project_foreach_result (project, TRUE, find_long, &found, &error);
  g_assert_no_error (error);
  g_assert_true (found);
  close_project (project);
}

/* Many threads append and read at once: every answer is there once. */
static gpointer
append_many (gpointer project)
{
  for (guint i = 0; i < 200; i++)
    append (project, "an answer");
  return NULL;
}

static gpointer
read_many (gpointer project)
{
  for (guint i = 0; i < 5; i++) {
    Seen seen = { 0, 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, &error);

    g_assert_no_error (error);
    ful_project_foreach_result (project, TRUE, see, &seen, &error);
    g_assert_no_error (error);
  }
  return NULL;
}

static void
test_threads (Fixture *f, gconstpointer unused)
{
  FulProject *project = open_project (f);
  GThread *threads[6];
  Seen seen = { 0, 0 };
  g_autoptr (FulSnapshot) before = ful_project_snapshot (project);
  g_autoptr (FulSnapshot) after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, i % 2 == 0 ? append_many : read_many, project);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  ful_project_foreach_result (project, TRUE, see, &seen, NULL);
  g_assert_cmpuint (seen.n, ==, 600);
  after = ful_project_snapshot (project);
  g_assert_cmpuint (after->results_generation, ==, before->results_generation + 600);
  g_assert_cmpuint (after->generation, ==, before->generation);
  close_project (project);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "append") == 0)
    return child_append (argv[2]);
  if (argc == 3 && strcmp (argv[1], "hold") == 0) {
    g_set_prgname ("test-project-writer");
    return child_hold (argv[2]);
  }
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/project/writer/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kill", test_kill);
  ADD ("opened-twice", test_opened_twice);
  ADD ("reader-beside-writer", test_reader_beside_writer);
  ADD ("full", test_full);
  ADD ("full-at-close", test_full_at_close);
  ADD ("looks", test_looks);
  ADD ("artifacts", test_artifacts);
  ADD ("long-answer", test_long_answer);
  ADD ("threads", test_threads);
  return g_test_run ();
}
