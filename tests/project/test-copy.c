/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of an open project, and edits that wait for room on the disk. */
#include <sys/stat.h>
#include <unistd.h>

#include "small-project.h"

static char *
beside (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
assert_copy_holds (const char *path, const char *title, guint results)
{
  g_autoptr (GError) error = NULL;
  FulProject *copy = ful_project_open (path, 0, &error);
  g_autoptr (FulSnapshot) snapshot = NULL;
  Seen seen = { 0, 0 };

  g_assert_no_error (error);
  snapshot = ful_project_snapshot (copy);
  g_assert_cmpstr (snapshot->title, ==, title);
  ful_project_foreach_result (copy, TRUE, see, &seen, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen.n, ==, results);
  close_project (copy);
}

/* One plain file: not in WAL, nothing beside it. */
static void
assert_plain (Fixture *f, const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpint (bytes[18], ==, 1);
  g_assert_cmpint (bytes[19], ==, 1);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".fulcrum-copy"));
}

static void
test_copy_holds_all (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = beside (f, "copy.fulcrum");
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  int permille = 0;

  set_title (project, "Written a moment ago");
  append (project, "an answer");
  g_assert_true (ful_project_save_copy (project, path, &permille, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (permille, ==, 1000);
  assert_plain (f, path);
  assert_copy_holds (path, "Written a moment ago", 1);
  /* The project goes on, undo and all; over an old copy too. */
  g_assert_true (ful_project_undo (project, &label, &error));
  g_assert_true (ful_project_save_copy (project, path, NULL, NULL, &error));
  assert_copy_holds (path, "Title", 1);
  close_project (project);
}

static void
test_copy_of_read_only (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = beside (f, "copy.fulcrum");
  g_autoptr (GError) error = NULL;
  FulProject *project = ful_project_open (f->path, FUL_OPEN_READ_ONLY, &error);

  g_assert_true (ful_project_save_copy (project, path, NULL, NULL, &error));
  g_assert_no_error (error);
  close_project (project);
  assert_copy_holds (path, "Title", 0);
}

static void
test_copy_of_what_is_gone (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = beside (f, "copy.fulcrum");
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;

  ful_project_keep_unwritten (project);
  set_title (project, "Before");
  g_assert_true (ful_project_retry (project, &error));
  g_assert_true (ful_project_is_in_place (project));
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_false (ful_project_is_in_place (project));
  set_title (project, "After");
  g_assert_true (ful_project_save_copy (project, path, NULL, NULL, &error));
  g_assert_no_error (error);
  ful_project_free (project);
  assert_copy_holds (path, "After", 0);
}

/* Where nothing had been written yet, SQLite sees it and refuses: then the edit waits. */
static void
test_copy_of_what_went_before (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = beside (f, "copy.fulcrum");
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;

  ful_project_keep_unwritten (project);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  set_title (project, "After");
  g_assert_false (ful_project_retry (project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "deleted, moved or replaced"));
  g_clear_error (&error);
  g_assert_true (ful_project_save_copy (project, path, NULL, NULL, &error));
  g_assert_no_error (error);
  ful_project_free (project);
  assert_copy_holds (path, "After", 0);
}

static void
assert_refuses (FulProject *project, const char *path, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ful_project_save_copy (project, path, NULL, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_copy_refuses (Fixture *f, gconstpointer unused)
{
  g_autofree char *link_path = beside (f, "link.fulcrum");
  g_autofree char *other = beside (f, "other.fulcrum");
  g_autofree char *late = beside (f, "late.fulcrum");
  g_autofree char *late_wal = beside (f, "late.fulcrum-wal");
  g_autofree char *nowhere = beside (f, "none/copy.fulcrum");
  FulProject *project = open_project (f);
  FulProject *second = ful_project_create (other, "Other", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  assert_refuses (project, f->path, "the project itself");
  g_assert_cmpint (link (f->path, link_path), ==, 0);
  assert_refuses (project, link_path, "the project itself");
  assert_refuses (project, other, "it is open in");
  assert_refuses (project, f->folder, "no plain file");
  assert_refuses (project, nowhere, "folder can't be used");
  g_assert_true (g_file_set_contents (late_wal, "x", 1, NULL));
  assert_refuses (project, late, "cut off lie beside it");
  g_cancellable_cancel (cancelled);
  g_unlink (late_wal);
  g_assert_false (ful_project_save_copy (project, late, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (late, G_FILE_TEST_EXISTS));
  close_project (second);
  close_project (project);
}

/* --- edits that wait --- */

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

static void
set_room (FulProject *project, int pages)
{
  g_autoptr (GError) error = NULL;

  ful_writer_call_bare (project->writer, limit_pages, GINT_TO_POINTER (pages), &error);
  g_assert_no_error (error);
}

static void
assert_title (FulProject *project, const char *title)
{
  g_autoptr (FulSnapshot) now = ful_project_snapshot (project);

  g_assert_cmpstr (now->title, ==, title);
}

static void
test_unwritten_waits (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = beside (f, "copy.fulcrum");
  g_autofree char *typed = g_strnfill (100000, 'x');
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  ful_project_keep_unwritten (project);
  set_room (project, 0);
  set_title (project, typed);
  g_assert_false (ful_project_retry (project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_STORAGE);
  g_clear_error (&error);
  set_title (project, "Typed later");
  assert_title (project, "Typed later");
  /* Nor is it lost to undo, which can't be done now, or to a run that ends. */
  g_assert_false (ful_project_undo (project, &label, &error));
  g_clear_error (&error);
  append (project, "an answer");
  g_assert_false (ful_project_flush (project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_STORAGE);
  g_clear_error (&error);
  assert_title (project, "Typed later");
  /* A copy elsewhere holds it. */
  g_assert_true (ful_project_save_copy (project, path, NULL, NULL, &error));
  assert_copy_holds (path, "Typed later", 0);
  set_room (project, 1000);
  g_assert_true (ful_project_retry (project, &error));
  g_assert_no_error (error);
  g_assert_true (ful_project_undo (project, &label, &error));
  assert_title (project, typed);
  close_project (project);
  project = open_project (f);
  assert_title (project, typed);
  close_project (project);
}

static void
test_unwritten_at_close (Fixture *f, gconstpointer unused)
{
  g_autofree char *typed = g_strnfill (100000, 'x');
  FulProject *project = open_project (f);
  g_autoptr (GError) error = NULL;

  ful_project_keep_unwritten (project);
  set_room (project, 0);
  set_title (project, typed);
  g_assert_false (ful_project_close (project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_STORAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/project/copy/holds-all", test_copy_holds_all);
  ADD ("/project/copy/read-only", test_copy_of_read_only);
  ADD ("/project/copy/gone", test_copy_of_what_is_gone);
  ADD ("/project/copy/gone-before", test_copy_of_what_went_before);
  ADD ("/project/copy/refuses", test_copy_refuses);
  ADD ("/project/unwritten/waits", test_unwritten_waits);
  ADD ("/project/unwritten/at-close", test_unwritten_at_close);
#undef ADD
  return g_test_run ();
}
