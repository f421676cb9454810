/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no projects, from the future, in read-only places. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "closed-project.h"

static void
test_not_a_project (Fixture *f, gconstpointer unused)
{
  g_autofree char *missing = g_build_filename (f->folder, "none.fulcrum", NULL);
  g_autofree char *empty = g_build_filename (f->folder, "empty.fulcrum", NULL);
  g_autofree char *text = g_build_filename (f->folder, "text.fulcrum", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.fulcrum", NULL);
  g_autofree char *device = g_build_filename (f->folder, "device.fulcrum", NULL);
  g_autofree char *pipe_path = g_build_filename (f->folder, "pipe.fulcrum", NULL);

  assert_refused (missing, FUL_ERROR_NOT_FOUND, "none.fulcrum: there is no such file");
  assert_refused (f->folder, FUL_ERROR_BAD_INPUT, "folder");
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  assert_refused (empty, FUL_ERROR_BAD_INPUT, "empty");
  g_assert_true (g_file_set_contents (text, "case,expected\n1,yes\n", -1, NULL));
  assert_refused (text, FUL_ERROR_BAD_INPUT, "not a Fulcrum project");
  sql (other, "CREATE TABLE t (a)");
  assert_refused (other, FUL_ERROR_BAD_INPUT, "database of another program");
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  assert_refused (device, FUL_ERROR_BAD_INPUT, "device");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, FUL_ERROR_BAD_INPUT, "pipe");
}

static void
test_newer (Fixture *f, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  sql (f->path, "PRAGMA user_version = 99");
  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  assert_refused (f->path, FUL_ERROR_NEWER_FILE, "version 99");
  assert_refused (f->path, FUL_ERROR_NEWER_FILE, "up to 1");
  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_no_version (Fixture *f, gconstpointer unused)
{
  sql (f->path, "PRAGMA user_version = 0");
  assert_refused (f->path, FUL_ERROR_BAD_INPUT, "version 0");
}

/* Known files aren't read through again, but a change behind our back is seen, even one that puts
 * size and time back. */
static void
test_known_file (Fixture *f, gconstpointer unused)
{
  g_autofree char *bytes = NULL;
  struct stat before;
  struct timespec times[2];
  gsize length;

  g_clear_pointer (&bytes, g_free);
  ful_project_free (ful_project_open (f->path, 0, NULL));
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  g_assert_cmpint (stat (f->path, &before), ==, 0);
  for (gsize i = length / 2; i < length; i++)
    bytes[i] = (char)(bytes[i] ^ 0x55);
  {
    FILE *file = fopen (f->path, "r+b");

    g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
    fclose (file);
  }
  times[0] = before.st_atim;
  times[1] = before.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, f->path, times, 0), ==, 0);
  assert_refused (f->path, FUL_ERROR_BAD_INPUT, "damaged");
}

static void
assert_read_only (const char *path, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = ful_project_open (path, 0, &error);
  g_autoptr (GPtrArray) cases = NULL;
  FulEdit *edit = ful_edit_new ();

  g_assert_no_error (error);
  g_assert_nonnull (strstr (ful_project_read_only_reason (project), says));
  cases = ful_project_load_cases (project, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 300);
  ful_project_note_look (project);
  ful_edit_set_title (edit, "Other");
  g_assert_false (ful_project_edit (project, "Title", edit, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (ful_project_undo (project, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
  g_clear_error (&error);
  ful_project_append_result (project, ful_result_new ());
  g_assert_false (ful_project_flush (project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
}

static void
test_read_only (Fixture *f, gconstpointer unused)
{
  g_autofree char *new_path = g_build_filename (f->folder, "new.fulcrum", NULL);
  g_autoptr (GError) error = NULL;

  g_chmod (f->path, 0444);
  assert_read_only (f->path, "the file is read-only");
  g_chmod (f->path, 0644);
  g_chmod (f->folder, 0555);
  assert_read_only (f->path, "the folder it lies in is read-only");
  g_assert_null (ful_project_create (new_path, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
  g_chmod (f->folder, 0755);
}

static void
test_create_refuses (Fixture *f, gconstpointer unused)
{
  g_autofree char *nowhere = g_build_filename (f->folder, "none", "p.fulcrum", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ful_project_create (f->path, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "already"));
  g_clear_error (&error);
  g_assert_null (ful_project_create (nowhere, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

/* A closed project is one plain file, in no journal mode that leaves others beside it. */
static void
test_one_plain_file (Fixture *f, gconstpointer unused)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  g_autofree char *bytes = NULL;

  g_assert_cmpstr (g_dir_read_name (dir), ==, "p.fulcrum");
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_get_contents (f->path, &bytes, NULL, NULL));
  g_assert_cmpint (bytes[18], ==, 1); /* file format write version: a rollback journal, not WAL */
  g_assert_cmpmem (bytes + 68, 4, "FULC", 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/project/open/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("not-a-project", test_not_a_project);
  ADD ("newer", test_newer);
  ADD ("no-version", test_no_version);
  ADD ("known-file", test_known_file);
  ADD ("read-only", test_read_only);
  ADD ("create-refuses", test_create_refuses);
  ADD ("one-plain-file", test_one_plain_file);
  return g_test_run ();
}
