/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo steps as rows: what undo and its recorder share. */
#include "project/undo-private.h"

#include "base/error.h"
#include "project/limits.h"

gboolean
ful_undo_set_error (FulDatabase *database, int code, GError **error)
{
  if (code == SQLITE_NOMEM)
    return ful_set_error_at (error, FUL_ERROR_STORAGE, ful_database_path (database), 0, NULL,
                             "there is not enough memory for this step");
  if (code == SQLITE_CORRUPT)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, ful_database_path (database), 0, NULL,
                             "what was kept for undo is damaged");
  return ful_database_set_error (database, error);
}

gboolean
ful_undo_run_int (FulDatabase *database, const char *sql, gint64 value, GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (database, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, value);
  return ful_database_run (database, statement, error);
}

gboolean
ful_undo_drop_contents (FulDatabase *database, gint64 step, GError **error)
{
  return ful_undo_run_int (database, "DELETE FROM undo_chunks WHERE step = ?1", step, error) &&
         ful_undo_run_int (database, "DELETE FROM undo_ranges WHERE step = ?1", step, error);
}

gboolean
ful_undo_put_chunks (FulDatabase *database,
                     gint64 step,
                     const guint8 *bytes,
                     gsize length,
                     GError **error)
{
  for (gsize at = 0; at < length; at += FUL_CHUNK_BYTES) {
    sqlite3_stmt *statement =
        ful_database_statement (database,
                                "INSERT INTO undo_chunks (step, number, bytes) VALUES (?1, ?2, ?3)",
                                error);

    if (statement == NULL)
      return FALSE;
    sqlite3_bind_int64 (statement, 1, step);
    sqlite3_bind_int64 (statement, 2, (gint64)(at / FUL_CHUNK_BYTES));
    sqlite3_bind_blob64 (statement, 3, bytes + at, MIN (length - at, FUL_CHUNK_BYTES),
                         SQLITE_STATIC);
    if (!ful_database_run (database, statement, error))
      return FALSE;
  }
  return TRUE;
}

/* Drops the oldest steps until the rest keeps the limits. */
gboolean
ful_undo_trim (FulDatabase *database, GError **error)
{
  gint64 count, bytes;

  for (;;) {
    gint64 oldest;

    if (!ful_database_get_int (database, "SELECT count(*) FROM undo_steps", 0, &count, error) ||
        !ful_database_get_int (database, "SELECT sum(size) FROM undo_steps", 0, &bytes, error))
      return FALSE;
    if (count <= FUL_UNDO_MAX_STEPS && bytes <= FUL_UNDO_MAX_BYTES)
      return TRUE;
    if (!ful_database_get_int (database, "SELECT min(id) FROM undo_steps", 0, &oldest, error) ||
        !ful_undo_drop_contents (database, oldest, error) ||
        !ful_undo_run_int (database, "DELETE FROM undo_steps WHERE id = ?1", oldest, error))
      return FALSE;
  }
}
