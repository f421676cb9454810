/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs and results as rows. */
#include "project/store-private.h"

#include <string.h>

static const char *const run_states[] = { "going", "done", "cancelled", "cut-off" };
static const char *const invalids[] = { NULL, "cut-prompt", "cut-stream", "shared-answer",
                                        "leaked" };

const char *
ful_run_state_name (FulRunState state)
{
  return run_states[state];
}

const char *
ful_invalid_name (FulInvalid invalid)
{
  return invalids[invalid];
}

gboolean
ful_run_state_from_name (const char *name, FulRunState *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (run_states); i++)
    if (g_strcmp0 (name, run_states[i]) == 0) {
      *out = (FulRunState)i;
      return TRUE;
    }
  return FALSE;
}

gboolean
ful_invalid_from_name (const char *name, FulInvalid *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (invalids); i++)
    if (g_strcmp0 (name, invalids[i]) == 0) {
      *out = (FulInvalid)i;
      return TRUE;
    }
  return FALSE;
}

gboolean
ful_store_put_run (FulDatabase *database, const FulRun *run, GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (
      database,
      "INSERT INTO runs (" FUL_RUN_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
      " ON CONFLICT (id) DO UPDATE SET state = excluded.state, plan = excluded.plan,"
      " imported = excluded.imported, baseline = excluded.baseline,"
      " started = excluded.started, finished = excluded.finished, planned = excluded.planned",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, run->id);
  ful_bind_text (statement, 2, run_states[run->state]);
  ful_bind_text (statement, 3, run->plan);
  sqlite3_bind_int (statement, 4, run->imported != FALSE);
  sqlite3_bind_int (statement, 5, run->baseline != FALSE);
  ful_bind_text (statement, 6, run->started);
  ful_bind_text (statement, 7, run->finished);
  sqlite3_bind_int64 (statement, 8, run->planned);
  return ful_database_run (database, statement, error);
}

FulRun *
ful_store_read_run (FulDatabase *database, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (FulRun) run = g_new0 (FulRun, 1);

  run->id = sqlite3_column_int64 (statement, 0);
  if (!ful_run_state_from_name (ful_column_text (statement, 1), &run->state)) {
    ful_store_set_damaged (database, "runs", run->id, "state", error);
    return NULL;
  }
  run->plan = g_strdup (ful_column_text (statement, 2));
  run->imported = sqlite3_column_int (statement, 3) != 0;
  run->baseline = sqlite3_column_int (statement, 4) != 0;
  run->started = g_strdup (ful_column_text (statement, 5));
  run->finished = g_strdup (ful_column_text (statement, 6));
  run->planned = sqlite3_column_int64 (statement, 7);
  return g_steal_pointer (&run);
}

static void
bind_mode (sqlite3_stmt *statement, int parameter, FulMode mode)
{
  ful_bind_text (statement, parameter, mode == FUL_MODE_NONE ? NULL : ful_mode_name (mode));
}

gboolean
ful_store_put_result (FulDatabase *database, const FulResult *result, GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (
      database,
      "INSERT OR REPLACE INTO results (" FUL_RESULT_COLUMNS ", error, output)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
      " ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)",
      error);

  if (statement == NULL)
    return FALSE;
  if (result->id > 0)
    sqlite3_bind_int64 (statement, 1, result->id);
  sqlite3_bind_int64 (statement, 2, result->run_id);
  sqlite3_bind_int64 (statement, 3, result->case_id);
  sqlite3_bind_int64 (statement, 4, result->revision_id);
  sqlite3_bind_int64 (statement, 5, result->model_id);
  ful_bind_text (statement, 6, result->variables != NULL ? result->variables : "");
  sqlite3_bind_int (statement, 7, result->repeat);
  ful_bind_text (statement, 8, result->request_hash);
  ful_bind_text (statement, 9, result->input_hash);
  bind_mode (statement, 10, result->mode);
  bind_mode (statement, 11, result->text_mode);
  sqlite3_bind_double (statement, 12, result->given_score);
  sqlite3_bind_double (statement, 13, result->score);
  ful_bind_text (statement, 14, result->check_version);
  sqlite3_bind_double (statement, 15, result->latency_ms);
  sqlite3_bind_double (statement, 16, result->in_flight);
  sqlite3_bind_double (statement, 17, result->tokens_in);
  sqlite3_bind_double (statement, 18, result->tokens_cached);
  sqlite3_bind_double (statement, 19, result->tokens_out);
  sqlite3_bind_int (statement, 20, result->tokens_estimated != FALSE);
  sqlite3_bind_double (statement, 21, result->cost_usd);
  sqlite3_bind_int (statement, 22, result->cached != FALSE);
  ful_bind_text (statement, 23, invalids[result->invalid]);
  ful_bind_text (statement, 24, result->answered);
  ful_bind_text (statement, 25, result->error);
  ful_bind_text (statement, 26, result->output);
  return ful_database_run (database, statement, error);
}

static gboolean
column_mode (sqlite3_stmt *statement, int column, FulMode *out)
{
  const char *name = ful_column_text (statement, column);

  *out = FUL_MODE_NONE;
  return name == NULL || ful_mode_from_name (name, out);
}

static gboolean
is_text (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

gboolean
ful_store_read_result (FulDatabase *database,
                       sqlite3_stmt *statement,
                       gboolean with_text,
                       FulResult *out,
                       GError **error)
{
  out->id = sqlite3_column_int64 (statement, 0);
  out->run_id = sqlite3_column_int64 (statement, 1);
  out->case_id = sqlite3_column_int64 (statement, 2);
  out->revision_id = sqlite3_column_int64 (statement, 3);
  out->model_id = sqlite3_column_int64 (statement, 4);
  out->variables = (char *)ful_column_text (statement, 5);
  out->repeat = sqlite3_column_int (statement, 6);
  out->request_hash = (char *)ful_column_text (statement, 7);
  out->input_hash = (char *)ful_column_text (statement, 8);
  if (!column_mode (statement, 9, &out->mode) || !column_mode (statement, 10, &out->text_mode))
    return ful_store_set_damaged (database, "results", out->id, "mode", error);
  out->given_score = ful_column_double (statement, 11);
  out->score = ful_column_double (statement, 12);
  out->check_version = (char *)ful_column_text (statement, 13);
  out->latency_ms = ful_column_double (statement, 14);
  out->in_flight = ful_column_double (statement, 15);
  out->tokens_in = ful_column_double (statement, 16);
  out->tokens_cached = ful_column_double (statement, 17);
  out->tokens_out = ful_column_double (statement, 18);
  out->tokens_estimated = sqlite3_column_int (statement, 19) != 0;
  out->cost_usd = ful_column_double (statement, 20);
  out->cached = sqlite3_column_int (statement, 21) != 0;
  if (!ful_invalid_from_name (ful_column_text (statement, 22), &out->invalid))
    return ful_store_set_damaged (database, "results", out->id, "reason", error);
  out->answered = (char *)ful_column_text (statement, 23);
  if (with_text) {
    out->error = (char *)ful_column_text (statement, 24);
    out->output = (char *)ful_column_text (statement, 25);
  } else {
    out->error = sqlite3_column_int (statement, 24) != 0 ? (char *)"" : NULL;
    out->output = sqlite3_column_int (statement, 25) != 0 ? (char *)"" : NULL;
  }
  if (out->repeat < 1 || !is_text (out->variables) || !is_text (out->error) ||
      !is_text (out->output) || !(out->score >= 0 || out->score != out->score) || out->score > 1 ||
      out->given_score < 0 || out->given_score > 1)
    return ful_store_set_damaged (database, "results", out->id, "value", error);
  return TRUE;
}
