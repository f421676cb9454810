/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open project: made, opened and closed, and its state of now. */
#include "project/project-private.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "project/field.h"
#include "project/known-file.h"
#include "project/limits.h"
#include "project/schema.h"
#include "project/store-private.h"

static const char *const id_tables[FUL_N_IDS] = {
  [FUL_ID_PROMPT] = "prompts", [FUL_ID_REVISION] = "revisions", [FUL_ID_MODEL] = "models",
  [FUL_ID_CHECK] = "checks",   [FUL_ID_CASE] = "cases",         [FUL_ID_RUN] = "runs",
  [FUL_ID_RESULT] = "results",
};

static void
close_reader (gpointer reader)
{
  ful_database_close (reader);
}

static FulProject *
project_new (char *path /* (transfer full) */)
{
  FulProject *self = g_new0 (FulProject, 1);

  self->path = path;
  g_mutex_init (&self->editing);
  g_mutex_init (&self->mutex);
  self->readers = g_ptr_array_new_with_free_func (close_reader);
  self->own_runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < FUL_N_IDS; i++)
    self->next_id[i] = 1;
  return self;
}

void
ful_project_note_id (FulProject *self, FulIdKind kind, gint64 id)
{
  g_mutex_lock (&self->mutex);
  self->next_id[kind] = MAX (self->next_id[kind], id + 1);
  g_mutex_unlock (&self->mutex);
}

static gboolean
read_ids (FulProject *self, FulDatabase *database, GError **error)
{
  for (guint i = 0; i < FUL_N_IDS; i++) {
    g_autofree char *sequence =
        g_strdup_printf ("SELECT seq FROM sqlite_sequence WHERE name = '%s'", id_tables[i]);
    g_autofree char *most = g_strdup_printf ("SELECT max(id) FROM %s", id_tables[i]);
    g_autofree char *least = g_strdup_printf ("SELECT min(id) FROM %s", id_tables[i]);
    gint64 last, newest, oldest;

    if (!ful_database_get_int (database, sequence, 0, &last, error) ||
        !ful_database_get_int (database, most, 0, &newest, error) ||
        !ful_database_get_int (database, least, 1, &oldest, error))
      return FALSE;
    if (MAX (last, newest) > FUL_MAX_ID || oldest < 1)
      return ful_store_set_damaged (database, id_tables[i], newest, "number", error);
    ful_project_note_id (self, (FulIdKind)i, MAX (last, newest));
  }
  return TRUE;
}

/* Ready once the file is open and has been looked at: the state into memory, the writer started. */
static gboolean
start (FulProject *self, FulDatabase *database /* (transfer full) */, GError **error)
{
  g_autoptr (FulDatabase) own = database;
  struct stat status;

  if (stat (self->path, &status) == 0) {
    self->device = status.st_dev;
    self->inode = status.st_ino;
  }
  self->snapshot = ful_store_read_snapshot (own, error);
  if (self->snapshot == NULL || !read_ids (self, own, error))
    return FALSE;
  if (self->read_only_reason == NULL)
    self->writer = ful_writer_new (g_steal_pointer (&own));
  else
    g_ptr_array_add (self->readers, g_steal_pointer (&own));
  return TRUE;
}

/* --- creating, opening, closing --- */

/* The folder must be there; the name itself need not. */
static char *
resolve_new (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *target = NULL;
  char real[PATH_MAX];
  struct stat status;

  if (lstat (path, &status) == 0) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL,
                      "there is already a file of this name; choose another or remove it");
    return NULL;
  }
  if (realpath (folder, real) == NULL || stat (real, &status) != 0) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL, "the folder can't be used: %s",
                      g_strerror (errno));
    return NULL;
  }
  if (!S_ISDIR (status.st_mode)) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL, "%s is not a folder", folder);
    return NULL;
  }
  if (access (real, W_OK) != 0 || (status.st_mode & 0222) == 0) {
    ful_set_error_at (error, FUL_ERROR_READ_ONLY, path, 0, NULL,
                      "the folder is read-only; choose another");
    return NULL;
  }
  return g_build_filename (real, name, NULL);
}

static gboolean
fill_new (FulDatabase *database, const char *title, GError **error)
{
  g_autoptr (FulFieldValue) value = NULL;

  /* A project is read from end to end more often than looked up in: larger pages cost less. */
  if (!ful_database_exec (database, "PRAGMA page_size=8192; BEGIN IMMEDIATE", error) ||
      !ful_schema_create (database, error))
    return FALSE;
  if (title != NULL && *title != '\0') {
    value = ful_field_parse ("workflow.title", title, error);
    if (value == NULL || !ful_store_put_field (database, value, error))
      return FALSE;
  }
  return ful_database_exec (database, "COMMIT", error);
}

FulProject *
ful_project_create (const char *path, const char *title, GError **error)
{
  char *real = resolve_new (path, error);
  g_autoptr (FulProject) self = NULL;
  g_autoptr (FulDatabase) database = NULL;
  g_autofree char *holder = NULL;

  if (real == NULL)
    return NULL;
  self = project_new (real);
  self->lock = ful_lock_take (self->path, &holder, error);
  if (holder != NULL)
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL, "%s is making this file", holder);
  if (self->lock == NULL)
    return NULL;
  database = ful_database_open (self->path, FUL_DATABASE_CREATE, error);
  if (database == NULL)
    return NULL;
  if (!fill_new (database, title, error) || !start (self, g_steal_pointer (&database), error)) {
    g_clear_pointer (&database, ful_database_close);
    unlink (self->path);
    return NULL;
  }
  return g_steal_pointer (&self);
}

FulProject *
ful_project_open (const char *path, FulOpenFlags flags, GError **error)
{
  g_autoptr (FulProject) self = NULL;
  FulDatabase *database;
  char real[PATH_MAX];

  if (realpath (path, real) == NULL) {
    ful_set_error_at (error, errno == ENOENT ? FUL_ERROR_NOT_FOUND : FUL_ERROR_STORAGE, path, 0,
                      NULL, "%s", errno == ENOENT ? "there is no such file" : g_strerror (errno));
    return NULL;
  }
  self = project_new (g_strdup (real));
  database = ful_project_open_database (self, flags, error);
  return database != NULL && start (self, database, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
ful_project_close (FulProject *self, GError **error)
{
  gboolean ok = TRUE;

  if (self == NULL)
    return TRUE;
  g_ptr_array_unref (self->readers);
  if (self->writer != NULL) {
    ok = ful_writer_stop (self->writer, error);
    ful_known_file_add (self->path);
  }
  if (ok && self->lost != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->lost));
    ok = FALSE;
  }
  g_clear_error (&self->lost);
  ful_lock_release (self->lock);
  ful_snapshot_unref (self->snapshot);
  g_hash_table_unref (self->own_runs);
  g_mutex_clear (&self->editing);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self);
  return ok;
}

void
ful_project_free (FulProject *self)
{
  ful_project_close (self, NULL);
}

void
ful_project_keep_unwritten (FulProject *self)
{
  if (self->writer != NULL)
    ful_writer_keep_unwritten (self->writer);
}

const char *
ful_project_path (const FulProject *self)
{
  return self->path;
}

const char *
ful_project_read_only_reason (const FulProject *self)
{
  return self->read_only_reason;
}

gboolean
ful_project_require_writable (FulProject *self, GError **error)
{
  if (self->read_only_reason == NULL)
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_READ_ONLY, self->path, 0, NULL,
                           "the project can't be changed: %s", self->read_only_reason);
}

/* --- state --- */

FulSnapshot *
ful_project_snapshot (FulProject *self)
{
  FulSnapshot *snapshot;

  g_mutex_lock (&self->mutex);
  if (self->results_generation != self->snapshot->results_generation) {
    snapshot = ful_snapshot_fork (self->snapshot);
    snapshot->results_generation = self->results_generation;
    ful_snapshot_seal (snapshot);
    ful_snapshot_unref (self->snapshot);
    self->snapshot = snapshot;
  }
  snapshot = ful_snapshot_ref (self->snapshot);
  g_mutex_unlock (&self->mutex);
  return snapshot;
}

gint64
ful_project_new_id (FulProject *self, FulIdKind kind)
{
  gint64 id;

  g_mutex_lock (&self->mutex);
  id = self->next_id[kind]++;
  g_mutex_unlock (&self->mutex);
  return id;
}
