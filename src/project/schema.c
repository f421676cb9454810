/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a project. Small tables (fields … checks) are the snapshot; cases and results stay
 * in the file; the rest is the file's own. Unset is NULL, never 0. Ids are never used again, also
 * after an undo (AUTOINCREMENT), so that a redo finds its place free. Words such as splits and
 * modes are kept by name.
 *
 * A change here is a new FUL_SCHEMA_VERSION and a step in migration.c. */
#include "project/schema.h"

#include <string.h>

#include "base/error.h"

static const char *const statements[] = {
  "CREATE TABLE fields (key TEXT PRIMARY KEY, value TEXT NOT NULL, source TEXT)"
  " STRICT, WITHOUT ROWID",

  "CREATE TABLE labels (name TEXT PRIMARY KEY, description TEXT NOT NULL,"
  " position INTEGER NOT NULL) STRICT, WITHOUT ROWID",

  "CREATE TABLE columns (name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID",

  "CREATE TABLE prompts (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
  " position INTEGER NOT NULL, imported INTEGER NOT NULL, hidden INTEGER NOT NULL,"
  " draft TEXT) STRICT",

  "CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, prompt_id INTEGER NOT NULL,"
  " number INTEGER NOT NULL, body TEXT, hash TEXT NOT NULL, imported INTEGER NOT NULL,"
  " levers TEXT NOT NULL, rung TEXT, created TEXT, UNIQUE (prompt_id, number)) STRICT",

  "CREATE TABLE lever_notes (lever TEXT PRIMARY KEY, why TEXT NOT NULL) STRICT, WITHOUT ROWID",

  "CREATE TABLE models (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
  " provider TEXT NOT NULL, endpoint TEXT, model_id TEXT, key_env TEXT, params TEXT, rung TEXT,"
  " price_ref TEXT, price_in REAL, price_cached REAL, price_out REAL, position INTEGER NOT NULL,"
  " imported INTEGER NOT NULL, hidden INTEGER NOT NULL) STRICT",

  "CREATE TABLE checks (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,"
  " kind TEXT NOT NULL, value TEXT, weight REAL NOT NULL, threshold REAL,"
  " negated INTEGER NOT NULL, tags TEXT, model TEXT, retry INTEGER NOT NULL,"
  " position INTEGER NOT NULL) STRICT",

  /* inputs: NAME NUL VALUE NUL … in the order of the columns. */
  "CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,"
  " split TEXT NOT NULL, \"group\" TEXT, inputs BLOB NOT NULL, expected TEXT, tags TEXT,"
  " imported INTEGER NOT NULL, hidden INTEGER NOT NULL, position INTEGER NOT NULL) STRICT",

  "CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, plan TEXT,"
  " imported INTEGER NOT NULL, baseline INTEGER NOT NULL, started TEXT, finished TEXT,"
  " planned INTEGER NOT NULL) STRICT",

  /* The long texts come last: a row is read without them where they are not asked for. */
  "CREATE TABLE results (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id INTEGER NOT NULL,"
  " case_id INTEGER NOT NULL, revision_id INTEGER NOT NULL, model_id INTEGER NOT NULL,"
  " variables TEXT NOT NULL, repeat INTEGER NOT NULL, request_hash TEXT, input_hash TEXT,"
  " mode TEXT, text_mode TEXT, given_score REAL, score REAL, check_version TEXT,"
  " latency_ms REAL, in_flight REAL, tokens_in REAL, tokens_cached REAL, tokens_out REAL,"
  " tokens_estimated INTEGER NOT NULL, cost_usd REAL, cached INTEGER NOT NULL, invalid TEXT,"
  " answered TEXT, error TEXT, output TEXT) STRICT",

  /* Part of the format from its first version, so that no file is migrated when their commands
   * come: people's ratings of answers, texts copied in for retrieval (long ones in pieces),
   * decisions with what the verdict said on the day, jobs of providers' batch interfaces. */
  "CREATE TABLE ratings (id INTEGER PRIMARY KEY AUTOINCREMENT, result_id INTEGER NOT NULL,"
  " rater TEXT NOT NULL, value REAL NOT NULL, note TEXT, rated TEXT,"
  " UNIQUE (result_id, rater)) STRICT",
  "CREATE TABLE documents (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,"
  " source TEXT, position INTEGER NOT NULL) STRICT",
  "CREATE TABLE document_chunks (document_id INTEGER NOT NULL, number INTEGER NOT NULL,"
  " text TEXT NOT NULL, PRIMARY KEY (document_id, number)) STRICT, WITHOUT ROWID",
  "CREATE TABLE decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, decided TEXT NOT NULL,"
  " code TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT, signed_by TEXT, signed TEXT) STRICT",
  "CREATE TABLE batches (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id INTEGER NOT NULL,"
  " model_id INTEGER NOT NULL, remote_id TEXT, state TEXT NOT NULL, submitted TEXT,"
  " finished TEXT) STRICT",

  /* Counters that no undo touches: test_looks, looked_at (newest result at the last look). */
  "CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",

  /* What undo.c keeps of each edit; see there. */
  "CREATE TABLE undo_steps (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL,"
  " undone INTEGER NOT NULL, size INTEGER NOT NULL) STRICT",
  "CREATE TABLE undo_chunks (step INTEGER NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,"
  " PRIMARY KEY (step, number)) STRICT, WITHOUT ROWID",
  "CREATE TABLE undo_ranges (step INTEGER NOT NULL, \"table\" TEXT NOT NULL,"
  " first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (step, \"table\","
  " first))"
  " STRICT, WITHOUT ROWID",

  "CREATE TABLE artifacts (name TEXT PRIMARY KEY, key TEXT) STRICT, WITHOUT ROWID",
  "CREATE TABLE artifact_chunks (name TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,"
  " PRIMARY KEY (name, number)) STRICT, WITHOUT ROWID",
  NULL,
};

const char *const *
ful_schema_statements (void)
{
  return statements;
}

gboolean
ful_schema_create (FulDatabase *database, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d;",
                                            FUL_APPLICATION_ID, FUL_SCHEMA_VERSION);

  for (guint i = 0; statements[i] != NULL; i++)
    if (!ful_database_exec (database, statements[i], error))
      return FALSE;
  return ful_database_exec (database, stamp, error);
}

static gboolean
is_ours (const char *name, const char *sql)
{
  if (sql == NULL) /* the index of a PRIMARY KEY or UNIQUE of ours: its table is compared */
    return g_str_has_prefix (name, "sqlite_autoindex_");
  if (strcmp (sql, "CREATE TABLE sqlite_sequence(name,seq)") == 0)
    return TRUE;
  return g_strv_contains (statements, sql);
}

gboolean
ful_schema_check (FulDatabase *database, GError **error)
{
  sqlite3_stmt *statement =
      ful_database_statement (database, "SELECT type, name, sql FROM sqlite_schema", error);
  guint found = 0;
  FulStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = ful_database_step (database, statement, error)) == FUL_STEP_ROW) {
    const char *type = ful_column_text (statement, 0);
    const char *name = ful_column_text (statement, 1);
    const char *sql = ful_column_text (statement, 2);

    if (name == NULL || !is_ours (name, sql)) {
      g_autofree char *quoted = ful_quote_untrusted (name);
      gboolean virtual = sql != NULL && g_ascii_strncasecmp (sql, "CREATE VIRTUAL", 14) == 0;

      ful_set_error_at (error, FUL_ERROR_BAD_INPUT, ful_database_path (database), 0, NULL,
                        "the file holds the %s%s %s, which no project has; it isn't opened",
                        virtual ? "virtual " : "", type != NULL ? type : "thing", quoted);
      sqlite3_reset (statement);
      return FALSE;
    }
    found += sql != NULL && g_strv_contains (statements, sql);
  }
  if (step == FUL_STEP_ERROR)
    return FALSE;
  if (found != G_N_ELEMENTS (statements) - 1)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, ful_database_path (database), 0, NULL,
                             "a table that every project has is missing; use a backup copy");
  return TRUE;
}
