/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/migration.h"

#include <string.h>

#include "base/error.h"
#include "project/schema.h"

/* Version 1 is the first that was ever released, so no step leads to it. A step from version N is
 * { N, "ALTER TABLE t RENAME TO old_t; CREATE TABLE t …; INSERT INTO t SELECT … FROM old_t;"
 *      "DROP TABLE old_t;" } */
static const FulMigration steps[] = { { 0, NULL } };

static char *
backup_path (const char *path, gint64 version)
{
  g_autofree char *stem = g_str_has_suffix (path, ".fulcrum")
                              ? g_strndup (path, strlen (path) - strlen (".fulcrum"))
                              : g_strdup (path);
  char *name = g_strdup_printf ("%s.v%" G_GINT64_FORMAT ".fulcrum", stem, version);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++) {
    g_free (name);
    name = g_strdup_printf ("%s.v%" G_GINT64_FORMAT "-%u.fulcrum", stem, version, i);
  }
  return name;
}

/* A copy by SQLite itself: it takes what still lies in the journal along. */
static gboolean
back_up (FulDatabase *database, gint64 version, GError **error)
{
  g_autofree char *name = backup_path (ful_database_path (database), version);
  sqlite3_stmt *statement = ful_database_statement (database, "VACUUM INTO ?1", error);

  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, name);
  if (ful_database_run (database, statement, error))
    return TRUE;
  g_prefix_error (error,
                  "%s: the copy that is made before an older project is brought up to date: ",
                  name);
  return FALSE;
}

static const FulMigration *
find_step (const FulMigration *all, gsize n, gint64 from)
{
  for (gsize i = 0; i < n; i++)
    if (all[i].from == from && all[i].sql != NULL)
      return &all[i];
  return NULL;
}

static gboolean
run_steps (FulDatabase *database,
           const FulMigration *all,
           gsize n,
           gint64 from,
           int to,
           GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version=%d", to);

  for (gint64 version = from; version < to; version++)
    if (!ful_database_exec (database, find_step (all, n, version)->sql, error))
      return FALSE;
  return ful_database_exec (database, stamp, error) && ful_schema_check (database, error);
}

gboolean
ful_migrate_with (FulDatabase *database, const FulMigration *all, gsize n, int to, GError **error)
{
  gint64 from;

  if (!ful_database_get_int (database, "PRAGMA user_version", 0, &from, error))
    return FALSE;
  for (gint64 version = from; version < to; version++)
    if (find_step (all, n, version) == NULL)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, ful_database_path (database), 0, NULL,
                               "its format has version %" G_GINT64_FORMAT
                               ", which no Fulcrum has written; it isn't opened",
                               from);
  if (!back_up (database, from, error) || !ful_database_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_steps (database, all, n, from, to, error) &&
      ful_database_exec (database, "COMMIT", error))
    return TRUE;
  ful_database_exec (database, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
ful_migrate (FulDatabase *database, const char *read_only_reason, GError **error)
{
  if (read_only_reason != NULL)
    return ful_set_error_at (error, FUL_ERROR_READ_ONLY, ful_database_path (database), 0, NULL,
                             "it was written by an older Fulcrum and must be brought up to date, "
                             "but %s",
                             read_only_reason);
  return ful_migrate_with (database, steps, G_N_ELEMENTS (steps), FUL_SCHEMA_VERSION, error);
}
