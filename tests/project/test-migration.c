/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Version 1 is the first that was released, so the steps here are the test's own: a format 0 whose
 * labels had no description. */
#include <string.h>

#include "base/error.h"
#include "project/migration.h"
#include "project/project.h"
#include "project/schema.h"
#include "temporary.h"

#define LABELS                                                             \
  "CREATE TABLE labels (name TEXT PRIMARY KEY, description TEXT NOT NULL," \
  " position INTEGER NOT NULL) STRICT, WITHOUT ROWID"

static const FulMigration steps[] = {
  { 0, "ALTER TABLE labels RENAME TO old_labels;" LABELS ";"
       "INSERT INTO labels SELECT name, '', position FROM old_labels; DROP TABLE old_labels;" },
};

/* Ends half way. */
static const FulMigration broken[] = {
  { 0, "ALTER TABLE labels RENAME TO old_labels;" LABELS ";"
       "INSERT INTO labels SELECT name, NULL, position FROM old_labels; DROP TABLE old_labels;" },
};

/* Ends with another schema than ours. */
static const FulMigration incomplete[] = { { 0, "DROP TABLE labels" } };

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulDatabase) database = NULL;

  f->folder = temporary_new ();
  f->path = g_build_filename (f->folder, "p.fulcrum", NULL);
  ful_project_free (ful_project_create (f->path, "Old", &error));
  g_assert_no_error (error);
  database = ful_database_open (f->path, FUL_DATABASE_WRITE, &error);
  ful_database_exec (database,
                     "DROP TABLE labels; CREATE TABLE labels (name TEXT PRIMARY KEY,"
                     " position INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
                     "INSERT INTO labels VALUES ('a', 1), ('b', 0); PRAGMA user_version = 0;",
                     &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_free (f->path);
  temporary_free (f->folder);
}

static gboolean
migrate (Fixture *f, const FulMigration *with, GError **error)
{
  g_autoptr (FulDatabase) database = ful_database_open (f->path, FUL_DATABASE_WRITE, error);

  return ful_migrate_with (database, with, 1, FUL_SCHEMA_VERSION, error);
}

static gint64
number (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulDatabase) database = ful_database_open (path, FUL_DATABASE_READ, &error);
  gint64 value = -1;

  g_assert_no_error (error);
  ful_database_get_int (database, sql, -1, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_migrates (Fixture *f, gconstpointer unused)
{
  g_autofree char *backup = g_build_filename (f->folder, "p.v0.fulcrum", NULL);
  g_autofree char *second = g_build_filename (f->folder, "p.v0-2.fulcrum", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) now = NULL;

  g_assert_true (g_file_set_contents (backup, "somebody else's", -1, NULL));
  g_assert_true (migrate (f, steps, &error));
  g_assert_no_error (error);
  project = ful_project_open (f->path, 0, &error);
  g_assert_no_error (error);
  now = ful_project_snapshot (project);
  g_assert_cmpstr (now->title, ==, "Old");
  g_assert_cmpuint (now->labels->len, ==, 2);
  g_assert_cmpstr (((FulLabel *)now->labels->pdata[0])->name, ==, "b");
  g_assert_cmpint (number (second, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (number (second, "SELECT count(*) FROM labels"), ==, 2);
  g_assert_cmpint (number (second, "SELECT count(*) FROM pragma_table_info ('labels')"), ==, 2);
}

static void
assert_as_it_was (Fixture *f)
{
  g_assert_cmpint (number (f->path, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (number (f->path, "SELECT count(*) FROM labels"), ==, 2);
  g_assert_cmpint (number (f->path, "SELECT count(*) FROM pragma_table_info ('labels')"), ==, 2);
}

static void
test_whole_or_nothing (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (migrate (f, broken, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  assert_as_it_was (f);
  g_assert_false (migrate (f, incomplete, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  assert_as_it_was (f);
}

static void
test_no_step (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulDatabase) database = ful_database_open (f->path, FUL_DATABASE_WRITE, &error);

  g_assert_false (ful_migrate (database, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "version 0"));
  g_clear_error (&error);
  g_assert_false (ful_migrate (database, "the folder is read-only", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/project/migration/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("migrates", test_migrates);
  ADD ("whole-or-nothing", test_whole_or_nothing);
  ADD ("no-step", test_no_step);
  return g_test_run ();
}
