/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things the machine made for the project (a trained model, a learning curve), in chunks. */
#include "project/artifact.h"

#include "base/error.h"
#include "project/limits.h"
#include "project/project-private.h"
#include "project/store-private.h"

FulArtifact *
ful_artifact_new (const char *name, const char *key, GBytes *bytes)
{
  FulArtifact *self = g_new (FulArtifact, 1);

  self->name = g_strdup (name);
  self->key = g_strdup (key);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  return self;
}

void
ful_artifact_free (FulArtifact *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->key);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gboolean
write_chunks (FulDatabase *database, const FulArtifact *artifact, GError **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (artifact->bytes, &length);

  for (gsize at = 0; at < length; at += FUL_CHUNK_BYTES) {
    sqlite3_stmt *statement = ful_database_statement (
        database, "INSERT INTO artifact_chunks (name, number, bytes) VALUES (?1, ?2, ?3)", error);

    if (statement == NULL)
      return FALSE;
    ful_bind_text (statement, 1, artifact->name);
    sqlite3_bind_int64 (statement, 2, (gint64)(at / FUL_CHUNK_BYTES));
    sqlite3_bind_blob64 (statement, 3, bytes + at, MIN (length - at, FUL_CHUNK_BYTES),
                         SQLITE_STATIC);
    if (!ful_database_run (database, statement, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
ful_store_put_artifact (FulDatabase *database, const FulArtifact *artifact, GError **error)
{
  sqlite3_stmt *statement;

  if (!ful_store_run_text (database, "DELETE FROM artifact_chunks WHERE name = ?1", artifact->name,
                           error) ||
      !ful_store_run_text (database, "DELETE FROM artifacts WHERE name = ?1", artifact->name,
                           error))
    return FALSE;
  if (artifact->bytes == NULL)
    return TRUE;
  statement =
      ful_database_statement (database, "INSERT INTO artifacts (name, key) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, artifact->name);
  ful_bind_text (statement, 2, artifact->key);
  return ful_database_run (database, statement, error) && write_chunks (database, artifact, error);
}

static gboolean
write_artifact (FulDatabase *database, gpointer artifact, GError **error)
{
  return ful_store_put_artifact (database, artifact, error);
}

static void
free_artifact (gpointer artifact)
{
  ful_artifact_free (artifact);
}

void
ful_project_put_artifact (FulProject *self, const char *name, const char *key, GBytes *bytes)
{
  if (self->writer != NULL) /* else it is made again next time */
    ful_writer_push (self->writer, 0, write_artifact, ful_artifact_new (name, key, bytes),
                     free_artifact);
}

/* FALSE with or without @error: not there. */
static gboolean
load_key (FulDatabase *reader, const char *name, char **key, GError **error)
{
  sqlite3_stmt *statement =
      ful_database_statement (reader, "SELECT key FROM artifacts WHERE name = ?1", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, name);
  found = ful_database_step (reader, statement, error) == FUL_STEP_ROW;
  if (found)
    *key = g_strdup (ful_column_text (statement, 0));
  sqlite3_reset (statement);
  return found;
}

GBytes *
ful_project_load_artifact (FulProject *self, const char *name, char **key, GError **error)
{
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *found = NULL;
  sqlite3_stmt *statement;
  FulStep step;

  if (reader == NULL || !load_key (reader, name, &found, error))
    return NULL;
  statement =
      ful_database_statement (reader,
                              "SELECT bytes FROM artifact_chunks WHERE name = ?1 ORDER BY number",
                              error);
  if (statement == NULL)
    return NULL;
  ful_bind_text (statement, 1, name);
  while ((step = ful_database_step (reader, statement, error)) == FUL_STEP_ROW) {
    gsize length = (gsize)sqlite3_column_bytes (statement, 0);

    if (length > G_MAXINT32 - bytes->len) {
      sqlite3_reset (statement);
      ful_store_set_damaged (reader, "artifact_chunks", bytes->len, "number of chunks", error);
      return NULL;
    }
    g_byte_array_append (bytes, sqlite3_column_blob (statement, 0), (guint)length);
  }
  if (step == FUL_STEP_ERROR)
    return NULL;
  if (key != NULL)
    *key = g_steal_pointer (&found);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
