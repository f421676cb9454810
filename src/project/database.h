/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Debian's SQLite has sessions built in; its header shows them on demand. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

/* One SQLite connection to a project, hardened against what a stranger may have put into the file.
 * Used by one thread at a time. */
typedef struct _FulDatabase FulDatabase;

typedef enum {
  FUL_DATABASE_READ,      /* SQLITE_OPEN_READONLY */
  FUL_DATABASE_IMMUTABLE, /* read-only place: no locks, no journal */
  FUL_DATABASE_WRITE,     /* must exist */
  FUL_DATABASE_CREATE,    /* must not exist, or be empty */
} FulDatabaseMode;

/**
 * ful_database_open:
 * @path: absolute, without symbolic links
 *
 * Defensive mode, no trusted schema, no views, triggers or extensions, cell sizes checked, no
 * memory mapping, rows of at most FUL_MAX_CELL_BYTES.
 * Errors: %FUL_ERROR_STORAGE
 */
FulDatabase *ful_database_open (const char *path, FulDatabaseMode mode, GError **error);
void ful_database_close (FulDatabase *self); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulDatabase, ful_database_close)

sqlite3 *ful_database_handle (FulDatabase *self);
const char *ful_database_path (FulDatabase *self);

/**
 * ful_database_set_error:
 *
 * Says in words what the connection's last call met: %FUL_ERROR_BAD_INPUT for what is not a
 * project, damaged or out of its limits, %FUL_ERROR_READ_ONLY, else %FUL_ERROR_STORAGE.
 * Returns: FALSE
 */
gboolean ful_database_set_error (FulDatabase *self, GError **error);

/* Runs statements that give no rows (rows are ignored). */
gboolean ful_database_exec (FulDatabase *self, const char *sql, GError **error);

/* The first column of the first row; @missing where there is no row or it is NULL. */
gboolean ful_database_get_int (FulDatabase *self,
                               const char *sql,
                               gint64 missing,
                               gint64 *out,
                               GError **error);

/**
 * ful_database_statement:
 * @sql: a literal: statements are kept by its address until the connection is closed
 *
 * Returns: (transfer none): reset and without bindings, or NULL with @error
 */
sqlite3_stmt *ful_database_statement (FulDatabase *self, const char *sql, GError **error);

typedef enum { FUL_STEP_ROW, FUL_STEP_DONE, FUL_STEP_ERROR } FulStep;

/* One step; the statement is reset once it is done or has failed. */
FulStep ful_database_step (FulDatabase *self, sqlite3_stmt *statement, GError **error);

/* One step of a statement that changes rows. */
gboolean ful_database_run (FulDatabase *self, sqlite3_stmt *statement, GError **error);

/* NULL binds NULL; the text must stay until the statement is reset. */
void ful_bind_text (sqlite3_stmt *statement, int parameter, const char *text);

/* Borrowed until the next step; NULL for NULL. */
const char *ful_column_text (sqlite3_stmt *statement, int column);
/* NAN for NULL. */
double ful_column_double (sqlite3_stmt *statement, int column);
