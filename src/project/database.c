/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/database.h"

#include <errno.h>
#include <math.h>

#include "base/error.h"
#include "project/limits.h"

#define BUSY_TIMEOUT_MS 10000

struct _FulDatabase {
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* address of the SQL -> sqlite3_stmt */
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Numbers as SQLite's URIs want them: everything but letters, digits, '/', '-', '.', '_', '~'. */
static char *
uri_of (const char *path, FulDatabaseMode mode)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat ("file:", escaped, mode == FUL_DATABASE_IMMUTABLE ? "?immutable=1" : "", NULL);
}

static gboolean
harden (FulDatabase *self, GError **error)
{
  static const struct {
    int option, value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (sqlite3_db_config (self->handle, options[i].option, options[i].value, NULL) != SQLITE_OK)
      return ful_database_set_error (self, error);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, FUL_MAX_CELL_BYTES);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (self->handle, 1);
  return ful_database_exec (self,
                            "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; "
                            "PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; "
                            "PRAGMA cache_size=-2048;",
                            error);
}

FulDatabase *
ful_database_open (const char *path, FulDatabaseMode mode, GError **error)
{
  static const int flags[] = {
    [FUL_DATABASE_READ] = SQLITE_OPEN_READONLY,
    [FUL_DATABASE_IMMUTABLE] = SQLITE_OPEN_READONLY,
    [FUL_DATABASE_WRITE] = SQLITE_OPEN_READWRITE,
    [FUL_DATABASE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
  };
  g_autoptr (FulDatabase) self = g_new0 (FulDatabase, 1);
  g_autofree char *uri = uri_of (path, mode);

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  if (sqlite3_open_v2 (uri, &self->handle,
                       flags[mode] | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
                       NULL) != SQLITE_OK) {
    ful_database_set_error (self, error);
    return NULL;
  }
  return harden (self, error) ? g_steal_pointer (&self) : NULL;
}

void
ful_database_close (FulDatabase *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
ful_database_handle (FulDatabase *self)
{
  return self->handle;
}

const char *
ful_database_path (FulDatabase *self)
{
  return self->path;
}

gboolean
ful_database_set_error (FulDatabase *self, GError **error)
{
  int code = sqlite3_extended_errcode (self->handle);
  int cause = sqlite3_system_errno (self->handle);

  if ((code & 0xff) == SQLITE_FULL || ((code & 0xff) == SQLITE_IOERR && cause == ENOSPC))
    return ful_set_error_at (error, FUL_ERROR_STORAGE, self->path, 0, NULL,
                             "the disk is full; nothing of this step was written, the project is "
                             "as it was. Free some space and do it again");
  if (code == SQLITE_READONLY_DBMOVED)
    return ful_set_error_at (error, FUL_ERROR_READ_ONLY, self->path, 0, NULL,
                             "the file was deleted, moved or replaced while it was open; save a "
                             "copy to keep what is here");
  switch (code & 0xff) {
  case SQLITE_NOTADB:
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, self->path, 0, NULL,
                             "this is not a Fulcrum project");
  case SQLITE_CORRUPT:
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, self->path, 0, NULL,
                             "the file is damaged or cut short; use a backup copy");
  case SQLITE_TOOBIG:
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, self->path, 0, NULL,
                             "a cell is larger than the %d MB a project allows",
                             FUL_MAX_CELL_BYTES / (1024 * 1024));
  case SQLITE_CONSTRAINT:
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, self->path, 0, NULL,
                             "the change contradicts what is there (%s)",
                             sqlite3_errmsg (self->handle));
  case SQLITE_READONLY:
    return ful_set_error_at (error, FUL_ERROR_READ_ONLY, self->path, 0, NULL,
                             "the file can't be written");
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return ful_set_error_at (error, FUL_ERROR_STORAGE, self->path, 0, NULL,
                             "another program keeps the file locked; close it there and try again");
  default:
    return ful_set_error_at (error, FUL_ERROR_STORAGE, self->path, 0, NULL, "%s%s%s",
                             sqlite3_errmsg (self->handle), cause != 0 ? ": " : "",
                             cause != 0 ? g_strerror (cause) : "");
  }
}

gboolean
ful_database_exec (FulDatabase *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return ful_database_set_error (self, error);
  return TRUE;
}

gboolean
ful_database_get_int (FulDatabase *self,
                      const char *sql,
                      gint64 missing,
                      gint64 *out,
                      GError **error)
{
  sqlite3_stmt *statement = NULL;
  int step;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL) != SQLITE_OK)
    return ful_database_set_error (self, error);
  step = sqlite3_step (statement);
  if (step == SQLITE_ROW)
    *out = sqlite3_column_type (statement, 0) == SQLITE_NULL ? missing
                                                             : sqlite3_column_int64 (statement, 0);
  else if (step == SQLITE_DONE)
    *out = missing;
  else
    ful_database_set_error (self, error);
  sqlite3_finalize (statement);
  return step == SQLITE_ROW || step == SQLITE_DONE;
}

sqlite3_stmt *
ful_database_statement (FulDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL) {
    sqlite3_reset (statement);
    sqlite3_clear_bindings (statement);
    return statement;
  }
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK) {
    ful_database_set_error (self, error);
    return NULL;
  }
  g_hash_table_insert (self->statements, (gpointer)sql, statement);
  return statement;
}

FulStep
ful_database_step (FulDatabase *self, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return FUL_STEP_ROW;
  if (code != SQLITE_DONE)
    ful_database_set_error (self, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE ? FUL_STEP_DONE : FUL_STEP_ERROR;
}

gboolean
ful_database_run (FulDatabase *self, sqlite3_stmt *statement, GError **error)
{
  FulStep step = ful_database_step (self, statement, error);

  if (step == FUL_STEP_ROW)
    sqlite3_reset (statement);
  return step != FUL_STEP_ERROR;
}

void
ful_bind_text (sqlite3_stmt *statement, int parameter, const char *text)
{
  sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC);
}

const char *
ful_column_text (sqlite3_stmt *statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

double
ful_column_double (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL
             ? (double)NAN
             : sqlite3_column_double (statement, column);
}
