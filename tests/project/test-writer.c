/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run writes, on a full disk and from many threads. */
#include "small-project.h"

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
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/project/writer/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("full", test_full);
  ADD ("full-at-close", test_full_at_close);
  ADD ("looks", test_looks);
  ADD ("artifacts", test_artifacts);
  ADD ("long-answer", test_long_answer);
  ADD ("threads", test_threads);
  return g_test_run ();
}
