/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of an open project, made by the thread that writes it: so nothing changes meanwhile, what
 * waits for room goes along, and a file that is gone can still be saved.
 *
 *   pages ──> temporary file beside the target ──> unwritten edits ──> fsync ──> rename
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "project/project-private.h"
#include "project/unwritten.h"

#define PAGES_A_STEP 128

typedef struct {
  FulProject *project;
  const char *path; /* of the temporary file */
  int *permille;
  GCancellable *cancellable;
} Copy;

/* The pages, a step at a time. */
static gboolean
copy_pages (Copy *self, FulDatabase *from, FulDatabase *to, GError **error)
{
  sqlite3_backup *backup =
      sqlite3_backup_init (ful_database_handle (to), "main", ful_database_handle (from), "main");
  int code = SQLITE_OK;

  if (backup == NULL)
    return ful_database_set_error (to, error);
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (self->cancellable)) {
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
    if (self->permille != NULL && sqlite3_backup_pagecount (backup) > 0)
      g_atomic_int_set (self->permille,
                        (int)(1000 - 1000 * (gint64)sqlite3_backup_remaining (backup) /
                                         sqlite3_backup_pagecount (backup)));
  }
  if (sqlite3_backup_finish (backup) != SQLITE_OK)
    return ful_database_set_error (to, error);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
copy_in (FulDatabase *database, gpointer data, GError **error)
{
  Copy *self = data;
  g_autoptr (FulDatabase) to = ful_database_open (self->path, FUL_DATABASE_CREATE, error);

  if (to == NULL || !copy_pages (self, database, to, error))
    return FALSE;
  if (self->project->writer != NULL &&
      !ful_unwritten_replay (ful_writer_unwritten (self->project->writer), to, error))
    return FALSE;
  /* The pages say that they are in WAL where the project is. */
  return ful_database_exec (to, "PRAGMA journal_mode=DELETE", error);
}

static gboolean
copy_out (Copy *self, GError **error)
{
  g_auto (FulReading) reading = { self->project, NULL };

  if (self->project->writer != NULL)
    return ful_writer_call_bare (self->project->writer, copy_in, self, error);
  reading = ful_reading_begin (self->project, error);
  return reading.database != NULL && copy_in (reading.database, self, error);
}

/* The absolute name, its folder without symbolic links. */
static char *
resolve (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real = realpath (folder, NULL);

  if (real != NULL)
    return g_build_filename (real, name, NULL);
  ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL, "the folder can't be used: %s",
                    g_strerror (errno));
  return NULL;
}

static gboolean
lies_beside (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

/* Whether a file of ours may take this name. */
static gboolean
check_target (FulProject *self, const char *target, GError **error)
{
  g_autofree char *holder = ful_lock_holder (target);
  struct stat status;

  if (g_strcmp0 (target, self->path) == 0 ||
      (stat (target, &status) == 0 && status.st_dev == self->device &&
       status.st_ino == self->inode))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, target, 0, NULL,
                             "this is the project itself; choose another name");
  if (holder != NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, target, 0, NULL,
                             "it is open in %s; close it there or choose another name", holder);
  if (lstat (target, &status) == 0 && !S_ISREG (status.st_mode))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, target, 0, NULL,
                             "this is no plain file; choose another name");
  /* SQLite would take them for changes of the new file. */
  if (lies_beside (target, "-wal") || lies_beside (target, "-journal"))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, target, 0, NULL,
                             "changes of a program that was cut off lie beside it; choose another "
                             "name");
  return TRUE;
}

static gboolean
set_from_errno (const char *path, GError **error)
{
  return ful_set_error_at (error,
                           errno == EROFS || errno == EACCES ? FUL_ERROR_READ_ONLY
                                                             : FUL_ERROR_STORAGE,
                           path, 0, NULL, "%s", g_strerror (errno));
}

/* So that the new name outlives a loss of power. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
put_in_place (const char *temporary, const char *target, GError **error)
{
  if (rename (temporary, target) != 0)
    return set_from_errno (target, error);
  sync_folder (target);
  return TRUE;
}

static char *
make_temporary (const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *path = g_build_filename (folder, ".fulcrum-copy-XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0644);

  if (fd < 0) {
    set_from_errno (target, error);
    return NULL;
  }
  close (fd);
  return g_steal_pointer (&path);
}

gboolean
ful_project_save_copy (FulProject *self,
                       const char *path,
                       int *permille,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *target = resolve (path, error);
  g_autofree char *temporary = NULL;
  g_autofree char *journal = NULL;
  Copy copy = { .project = self, .permille = permille, .cancellable = cancellable };

  if (target == NULL || !check_target (self, target, error))
    return FALSE;
  temporary = make_temporary (target, error);
  if (temporary == NULL)
    return FALSE;
  copy.path = temporary;
  if (copy_out (&copy, error) && put_in_place (temporary, target, error))
    return TRUE;
  journal = g_strconcat (temporary, "-journal", NULL);
  unlink (journal);
  unlink (temporary);
  return FALSE;
}

gboolean
ful_project_is_in_place (const FulProject *self)
{
  struct stat status;

  return stat (self->path, &status) == 0 && status.st_dev == self->device &&
         status.st_ino == self->inode;
}
