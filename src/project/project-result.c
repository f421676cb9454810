/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/project-result.h"

#include "project/project-private.h"
#include "project/store-private.h"

static void
result_free (gpointer result)
{
  ful_result_free (result);
}

GPtrArray *
ful_project_load_results (FulProject *self, const gint64 *ids, gsize n, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (result_free);
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;

  if (reader == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++) {
    sqlite3_stmt *statement = ful_database_statement (reader,
                                                      "SELECT " FUL_RESULT_COLUMNS
                                                      ", error, output FROM results WHERE id = ?1",
                                                      error);
    FulResult result;
    FulStep step;

    if (statement == NULL)
      return NULL;
    sqlite3_bind_int64 (statement, 1, ids[i]);
    step = ful_database_step (reader, statement, error);
    if (step == FUL_STEP_ERROR)
      return NULL;
    if (step == FUL_STEP_DONE)
      continue;
    if (!ful_store_read_result (reader, statement, TRUE, &result, error))
      return NULL;
    g_ptr_array_add (results, ful_result_copy (&result));
    sqlite3_reset (statement);
  }
  return g_steal_pointer (&results);
}

gboolean
ful_project_foreach_result_after (FulProject *self,
                                  gint64 after,
                                  FulResultFunc func,
                                  gpointer user_data,
                                  GError **error)
{
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  FulDatabase *reader = reading.database;
  sqlite3_stmt *statement = NULL;
  FulStep step;

  if (reader != NULL)
    statement = ful_database_statement (reader,
                                        "SELECT " FUL_RESULT_COLUMNS ", typeof (error) <> 'null',"
                                        " typeof (output) <> 'null' FROM results WHERE id > ?1"
                                        " ORDER BY id",
                                        error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, after);
  while ((step = ful_database_step (reader, statement, error)) == FUL_STEP_ROW) {
    FulResult result;

    if (!ful_store_read_result (reader, statement, FALSE, &result, error) ||
        !func (&result, user_data, error))
      return FALSE;
  }
  return step == FUL_STEP_DONE;
}
