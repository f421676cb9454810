/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a project that may come from a stranger, from a newer Fulcrum, from a read-only place, or
 * that somebody else has open. Nothing here opens the file but SQLite. */
#include "project/project-private.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "project/known-file.h"
#include "project/migration.h"
#include "project/schema.h"

/* A mode without any write bit counts for root too: somebody meant it. */
static gboolean
can_write (const char *path)
{
  struct stat status;

  return access (path, W_OK) == 0 && stat (path, &status) == 0 && (status.st_mode & 0222) != 0;
}

static gboolean
check_kind_of_file (const char *path, GError **error)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return ful_set_error_at (error, errno == ENOENT ? FUL_ERROR_NOT_FOUND : FUL_ERROR_STORAGE, path,
                             0, NULL, "%s",
                             errno == ENOENT ? "there is no such file" : g_strerror (errno));
  if (S_ISDIR (status.st_mode))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL,
                             "this is a folder, not a Fulcrum project");
  if (!S_ISREG (status.st_mode))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL,
                             "this is a device or a pipe, not a Fulcrum project");
  if (status.st_size == 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL,
                             "the file is empty, not a Fulcrum project; make one with `new`");
  if (access (path, R_OK) != 0)
    return ful_set_error_at (error, FUL_ERROR_STORAGE, path, 0, NULL, "%s", g_strerror (errno));
  return TRUE;
}

/* Whether changes that were never put into the file itself lie beside it. */
static gboolean
has_leftover (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return stat (wal, &status) == 0 && status.st_size > 0;
}

/* Fills in the reason where the file can't be written, else takes the lock. */
static gboolean
decide (FulProject *self, FulOpenFlags flags, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *holder = NULL;

  if (!can_write (folder) || !can_write (self->path)) {
    gboolean file = can_write (folder);

    self->immutable = !file;
    self->read_only_reason =
        g_strdup_printf ("the %s is read-only%s; save a copy elsewhere",
                         file ? "file" : "folder it lies in",
                         self->immutable && has_leftover (self->path)
                             ? ", and the last changes of a program that was cut off are not shown"
                             : "");
    return TRUE;
  }
  if ((flags & FUL_OPEN_READ_ONLY) != 0) {
    holder = ful_lock_holder (self->path);
    self->others_write = holder != NULL;
    self->read_only_reason = g_strdup ("it was opened for reading only");
    return TRUE;
  }
  self->lock = ful_lock_take (self->path, &holder, error);
  if (holder != NULL) {
    self->others_write = TRUE;
    self->read_only_reason =
        g_strdup_printf ("it is open in %s; close it there to make changes", holder);
  }
  return self->lock != NULL || holder != NULL;
}

static gboolean
set_not_ours (const char *path, GError **error)
{
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL,
                           "this is a database of another program, not a Fulcrum project");
}

static gboolean
check_stamp (FulDatabase *database, gint64 *version, GError **error)
{
  const char *path = ful_database_path (database);
  gint64 id;

  if (!ful_database_get_int (database, "PRAGMA application_id", 0, &id, error) ||
      !ful_database_get_int (database, "PRAGMA user_version", 0, version, error))
    return FALSE;
  if (id != FUL_APPLICATION_ID)
    return set_not_ours (path, error);
  if (*version > FUL_SCHEMA_VERSION)
    return ful_set_error_at (error, FUL_ERROR_NEWER_FILE, path, 0, NULL,
                             "it was written by a newer Fulcrum, in version %" G_GINT64_FORMAT
                             " of the format; this one (" FUL_VERSION ") knows versions up to %d. "
                             "Install the newer Fulcrum to open it",
                             *version, FUL_SCHEMA_VERSION);
  return TRUE;
}

static gboolean
check_pages (FulDatabase *database, GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (database, "PRAGMA quick_check(1)", error);
  gboolean ok = FALSE;

  if (statement == NULL)
    return FALSE;
  switch (ful_database_step (database, statement, error)) {
  case FUL_STEP_ROW:
    ok = g_strcmp0 (ful_column_text (statement, 0), "ok") == 0;
    sqlite3_reset (statement);
    break;
  case FUL_STEP_ERROR:
    return FALSE;
  case FUL_STEP_DONE:
    break;
  }
  return ok || ful_set_error_at (error, FUL_ERROR_BAD_INPUT, ful_database_path (database), 0, NULL,
                                 "the file is damaged or cut short; use a backup copy");
}

FulDatabase *
ful_project_open_database (FulProject *self, FulOpenFlags flags, GError **error)
{
  g_autoptr (FulDatabase) database = NULL;
  gboolean known;
  gint64 version;

  if (!check_kind_of_file (self->path, error) || !decide (self, flags, error))
    return NULL;
  database = ful_database_open (self->path,
                                self->immutable                  ? FUL_DATABASE_IMMUTABLE
                                : self->read_only_reason != NULL ? FUL_DATABASE_READ
                                                                 : FUL_DATABASE_WRITE,
                                error);
  known = ful_known_file_check (self->path) && !has_leftover (self->path);
  if (database == NULL || !check_stamp (database, &version, error) ||
      (!known && !check_pages (database, error)))
    return NULL;
  if (version < FUL_SCHEMA_VERSION && !ful_migrate (database, self->read_only_reason, error))
    return NULL;
  if (!ful_schema_check (database, error))
    return NULL;
  if (!known && !self->others_write)
    ful_known_file_add (self->path);
  return g_steal_pointer (&database);
}
