/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays in the file: cases, runs and results, each reading with a connection of its own. */
#include "project/project-private.h"

#include <sys/stat.h>

#include "base/error.h"
#include "project/schema.h"
#include "project/store-private.h"

FulReading
ful_reading_begin (FulProject *project, GError **error)
{
  FulReading reading = { project, NULL };

  if (project->writer != NULL)
    ful_writer_drain (project->writer);
  g_mutex_lock (&project->mutex);
  if (project->readers->len > 0)
    reading.database = g_ptr_array_steal_index_fast (project->readers, project->readers->len - 1);
  g_mutex_unlock (&project->mutex);
  if (reading.database == NULL)
    reading.database =
        ful_database_open (project->path,
                           project->immutable ? FUL_DATABASE_IMMUTABLE : FUL_DATABASE_READ, error);
  return reading;
}

void
ful_reading_end (FulReading *reading)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *handle;

  if (reading->database == NULL)
    return;
  /* A reading that was broken off must not keep the file's present state from going. */
  handle = ful_database_handle (reading->database);
  while ((statement = sqlite3_next_stmt (handle, statement)) != NULL)
    sqlite3_reset (statement);
  g_mutex_lock (&reading->project->mutex);
  g_ptr_array_add (reading->project->readers, g_steal_pointer (&reading->database));
  g_mutex_unlock (&reading->project->mutex);
}

/* --- cases --- */

static void
case_free (gpointer item)
{
  ful_case_free (item);
}

static GPtrArray *
read_cases (FulProject *self, const char *sql, guint split_mask, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;
  sqlite3_stmt *statement = NULL;
  FulStep step;

  if (reader != NULL)
    statement = ful_database_statement (reader, sql, error);
  if (statement == NULL)
    return NULL;
  while ((step = ful_database_step (reader, statement, error)) == FUL_STEP_ROW) {
    FulSplit split;
    FulCase *item;

    if (split_mask != 0 && ful_split_from_name (ful_column_text (statement, 2), &split) &&
        (split_mask & (1u << split)) == 0)
      continue;
    item = ful_store_read_case (reader, statement, error);
    if (item == NULL)
      return NULL;
    g_ptr_array_add (cases, item);
  }
  return step == FUL_STEP_DONE ? g_steal_pointer (&cases) : NULL;
}

GPtrArray *
ful_project_load_cases (FulProject *self, guint split_mask, GError **error)
{
  return read_cases (self,
                     "SELECT " FUL_CASE_COLUMNS
                     " FROM cases WHERE hidden = 0 ORDER BY position, id",
                     split_mask, error);
}

GPtrArray *
ful_project_load_all_cases (FulProject *self, GError **error)
{
  return read_cases (self, "SELECT " FUL_CASE_COLUMNS " FROM cases ORDER BY position, id", 0,
                     error);
}

FulCase *
ful_project_load_case (FulProject *self, const char *name, GError **error)
{
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;
  sqlite3_stmt *statement = NULL;
  g_autofree char *quoted = NULL;
  FulStep step;

  if (reader != NULL)
    statement = ful_database_statement (reader,
                                        "SELECT " FUL_CASE_COLUMNS
                                        " FROM cases WHERE name = ?1 AND hidden = 0",
                                        error);
  if (statement == NULL)
    return NULL;
  ful_bind_text (statement, 1, name);
  step = ful_database_step (reader, statement, error);
  if (step == FUL_STEP_ROW)
    return ful_store_read_case (reader, statement, error);
  quoted = ful_quote_untrusted (name);
  if (step == FUL_STEP_DONE)
    ful_set_error_at (error, FUL_ERROR_NOT_FOUND, self->path, 0, NULL, "there is no case %s",
                      quoted);
  return NULL;
}

GHashTable *
ful_project_case_ids (FulProject *self, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;
  sqlite3_stmt *statement = NULL;
  FulStep step;

  if (reader != NULL)
    statement = ful_database_statement (reader, "SELECT name, id FROM cases", error);
  if (statement == NULL)
    return NULL;
  while ((step = ful_database_step (reader, statement, error)) == FUL_STEP_ROW) {
    gint64 id = sqlite3_column_int64 (statement, 1);

    g_hash_table_insert (ids, g_utf8_make_valid (ful_column_text (statement, 0), -1),
                         g_memdup2 (&id, sizeof id));
  }
  return step == FUL_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* --- runs and results --- */

gboolean
ful_project_foreach_result (FulProject *self,
                            gboolean with_text,
                            FulResultFunc func,
                            gpointer user_data,
                            GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (self);
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;
  sqlite3_stmt *statement = NULL;
  FulStep step;

  if (reader != NULL)
    statement =
        ful_database_statement (reader,
                                with_text ? "SELECT " FUL_RESULT_COLUMNS
                                            ", error, output FROM results ORDER BY id"
                                          : "SELECT " FUL_RESULT_COLUMNS
                                            ", typeof (error) <> 'null',"
                                            " typeof (output) <> 'null' FROM results ORDER BY id",
                                error);
  if (statement == NULL)
    return FALSE;
  while ((step = ful_database_step (reader, statement, error)) == FUL_STEP_ROW) {
    FulResult result;
    gboolean ok = ful_store_read_result (reader, statement, with_text, &result, error);

    if (ok && (ful_snapshot_revision (snapshot, result.revision_id) == NULL ||
               ful_snapshot_model (snapshot, result.model_id) == NULL))
      ok = ful_store_set_damaged (reader, "results", result.id, "revision or model", error);
    if (!ok || !func (&result, user_data, error))
      return FALSE;
  }
  return step == FUL_STEP_DONE;
}

/* A run that is going but not in this opening, where nobody else writes, was cut off. */
static void
find_cut_off (FulProject *self, FulRun *run)
{
  if (run->state != FUL_RUN_GOING || self->others_write)
    return;
  g_mutex_lock (&self->mutex);
  if (!g_hash_table_contains (self->own_runs, &run->id))
    run->state = FUL_RUN_CUT_OFF;
  g_mutex_unlock (&self->mutex);
}

static void
run_free (gpointer run)
{
  ful_run_free (run);
}

GPtrArray *
ful_project_load_runs (FulProject *self, GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (run_free);
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;
  sqlite3_stmt *statement = NULL;
  FulStep step;

  if (reader != NULL)
    statement =
        ful_database_statement (reader, "SELECT " FUL_RUN_COLUMNS " FROM runs ORDER BY id", error);
  if (statement == NULL)
    return NULL;
  while ((step = ful_database_step (reader, statement, error)) == FUL_STEP_ROW) {
    FulRun *run = ful_store_read_run (reader, statement, error);

    if (run == NULL)
      return NULL;
    find_cut_off (self, run);
    g_ptr_array_add (runs, run);
  }
  return step == FUL_STEP_DONE ? g_steal_pointer (&runs) : NULL;
}

/* --- counts --- */

static gboolean
count_cases (FulDatabase *reader, gint64 *counts, GError **error)
{
  sqlite3_stmt *statement =
      ful_database_statement (reader,
                              "SELECT split, count(*) FROM cases WHERE hidden = 0 GROUP BY split",
                              error);
  FulStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = ful_database_step (reader, statement, error)) == FUL_STEP_ROW) {
    FulSplit split;

    if (ful_split_from_name (ful_column_text (statement, 0), &split))
      counts[split] = sqlite3_column_int64 (statement, 1);
  }
  return step == FUL_STEP_DONE;
}

gboolean
ful_project_info (FulProject *self, FulProjectInfo *out, GError **error)
{
  FulProjectInfo info = { .schema = FUL_SCHEMA_VERSION };
  const struct {
    const char *sql;
    gint64 *count;
  } counts[] = {
    { "SELECT count(*) FROM prompts WHERE hidden = 0", &info.prompts },
    { "SELECT count(*) FROM revisions", &info.revisions },
    { "SELECT count(*) FROM models WHERE hidden = 0", &info.models },
    { "SELECT count(*) FROM checks", &info.checks },
    { "SELECT count(*) FROM runs", &info.runs },
    { "SELECT count(*) FROM results", &info.results },
    { "SELECT count(*) FROM undo_steps WHERE undone = 0", &info.undo_steps },
    { "SELECT value FROM state WHERE name = 'test_looks'", &info.test_looks },
    { "SELECT value FROM state WHERE name = 'looked_at'", &info.looked_at },
  };
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;
  struct stat status;

  if (reader == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!ful_database_get_int (reader, counts[i].sql, 0, counts[i].count, error))
      return FALSE;
  if (!count_cases (reader, info.cases, error))
    return FALSE;
  if (stat (self->path, &status) == 0)
    info.size_bytes = status.st_size;
  *out = info;
  return TRUE;
}
