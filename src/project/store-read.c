/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the small tables into a snapshot. The file may be forged: every value is looked at. */
#include "project/store-private.h"

#include <string.h>

#include "base/error.h"
#include "project/field.h"
#include "project/limits.h"

gboolean
ful_store_set_damaged (FulDatabase *database,
                       const char *table,
                       gint64 id,
                       const char *column,
                       GError **error)
{
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, ful_database_path (database), 0, table,
                           "row %" G_GINT64_FORMAT " holds a %s that no project has; the file is "
                           "damaged, use a backup copy",
                           id, column);
}

static int
column_int (sqlite3_stmt *statement, int column)
{
  return (int)CLAMP (sqlite3_column_int64 (statement, column), G_MININT, G_MAXINT);
}

static gboolean
column_rung (FulDatabase *database,
             const char *table,
             sqlite3_stmt *statement,
             int column,
             FulRung *out,
             GError **error)
{
  const char *name = ful_column_text (statement, column);

  *out = FUL_RUNG_UNSET;
  if (name == NULL || ful_rung_from_name (name, out))
    return TRUE;
  return ful_store_set_damaged (database, table, sqlite3_column_int64 (statement, 0), "rung",
                                error);
}

/* NULL gives NULL. */
static gboolean
column_body (FulDatabase *database,
             const char *table,
             sqlite3_stmt *statement,
             int column,
             FulPromptBody **out,
             GError **error)
{
  const char *text = ful_column_text (statement, column);
  g_autofree char *where = NULL;

  if (text == NULL)
    return TRUE;
  where = g_strdup_printf ("%s: %s %" G_GINT64_FORMAT, ful_database_path (database), table,
                           (gint64)sqlite3_column_int64 (statement, 0));
  *out = ful_prompt_body_from_json (text, where, error);
  return *out != NULL;
}

static gboolean
read_field (FulDatabase *database, sqlite3_stmt *statement, FulSnapshot *into, GError **error)
{
  g_autoptr (GError) local = NULL;
  FulFieldValue *value =
      ful_field_parse (ful_column_text (statement, 0), ful_column_text (statement, 1), &local);

  if (value == NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, ful_database_path (database), 0, NULL,
                             "%s", local->message);
  g_free (value->source);
  value->source = g_strdup (ful_column_text (statement, 2));
  g_hash_table_replace (into->fields, value->key, value);
  return TRUE;
}

static gboolean
read_label (FulDatabase *database, sqlite3_stmt *statement, FulSnapshot *into, GError **error)
{
  FulLabel label = { (char *)ful_column_text (statement, 0), (char *)ful_column_text (statement, 1),
                     column_int (statement, 2) };

  g_ptr_array_add (into->labels, ful_label_share (&label));
  return TRUE;
}

static gboolean
read_column (FulDatabase *database, sqlite3_stmt *statement, FulSnapshot *into, GError **error)
{
  int position = column_int (statement, 1);

  g_ptr_array_add (into->columns, g_strdup (ful_column_text (statement, 0)));
  g_array_append_val (into->positions, position);
  return TRUE;
}

static gboolean
read_prompt (FulDatabase *database, sqlite3_stmt *statement, FulSnapshot *into, GError **error)
{
  g_autoptr (FulPromptBody) draft = NULL;
  FulPrompt prompt = { .id = sqlite3_column_int64 (statement, 0),
                       .name = (char *)ful_column_text (statement, 1),
                       .position = column_int (statement, 2),
                       .imported = sqlite3_column_int (statement, 3) != 0,
                       .hidden = sqlite3_column_int (statement, 4) != 0 };

  if (!column_body (database, "prompts", statement, 5, &draft, error))
    return FALSE;
  prompt.draft = draft;
  g_ptr_array_add (into->prompts, ful_prompt_share (&prompt));
  return TRUE;
}

static gboolean
read_revision (FulDatabase *database, sqlite3_stmt *statement, FulSnapshot *into, GError **error)
{
  g_autoptr (FulPromptBody) body = NULL;
  FulRevision revision = { .id = sqlite3_column_int64 (statement, 0),
                           .prompt_id = sqlite3_column_int64 (statement, 1),
                           .number = column_int (statement, 2),
                           .hash = (char *)ful_column_text (statement, 4),
                           .imported = sqlite3_column_int (statement, 5) != 0,
                           .created = (char *)ful_column_text (statement, 8) };

  if (!column_body (database, "revisions", statement, 3, &body, error) ||
      !column_rung (database, "revisions", statement, 7, &revision.rung, error))
    return FALSE;
  if (!ful_levers_parse (ful_column_text (statement, 6), &revision.levers, NULL))
    return ful_store_set_damaged (database, "revisions", revision.id, "lever", error);
  revision.body = body;
  g_ptr_array_add (into->revisions, ful_revision_share (&revision));
  return TRUE;
}

static gboolean
read_lever_note (FulDatabase *database, sqlite3_stmt *statement, FulSnapshot *into, GError **error)
{
  FulLeverNote note = { .why = (char *)ful_column_text (statement, 1) };

  if (!ful_lever_from_name (ful_column_text (statement, 0), &note.lever))
    return ful_store_set_damaged (database, "lever_notes", 0, "lever", error);
  g_ptr_array_add (into->lever_notes, ful_lever_note_share (&note));
  return TRUE;
}

static gboolean
read_model (FulDatabase *database, sqlite3_stmt *statement, FulSnapshot *into, GError **error)
{
  FulModel model = { .id = sqlite3_column_int64 (statement, 0),
                     .name = (char *)ful_column_text (statement, 1),
                     .provider = (char *)ful_column_text (statement, 2),
                     .endpoint = (char *)ful_column_text (statement, 3),
                     .model_id = (char *)ful_column_text (statement, 4),
                     .key_env = (char *)ful_column_text (statement, 5),
                     .params = (char *)ful_column_text (statement, 6),
                     .price_ref = (char *)ful_column_text (statement, 8),
                     .price_in = ful_column_double (statement, 9),
                     .price_cached = ful_column_double (statement, 10),
                     .price_out = ful_column_double (statement, 11),
                     .position = column_int (statement, 12),
                     .imported = sqlite3_column_int (statement, 13) != 0,
                     .hidden = sqlite3_column_int (statement, 14) != 0 };

  if (!column_rung (database, "models", statement, 7, &model.rung, error))
    return FALSE;
  g_ptr_array_add (into->models, ful_model_share (&model));
  return TRUE;
}

static gboolean
read_check (FulDatabase *database, sqlite3_stmt *statement, FulSnapshot *into, GError **error)
{
  const char *tags = ful_column_text (statement, 7);
  g_auto (GStrv) list = tags != NULL ? g_strsplit (tags, ";", -1) : NULL;
  FulCheck check = { .id = sqlite3_column_int64 (statement, 0),
                     .name = (char *)ful_column_text (statement, 1),
                     .kind = (char *)ful_column_text (statement, 2),
                     .value = (char *)ful_column_text (statement, 3),
                     .weight = ful_column_double (statement, 4),
                     .threshold = ful_column_double (statement, 5),
                     .negated = sqlite3_column_int (statement, 6) != 0,
                     .tags = list,
                     .model = (char *)ful_column_text (statement, 8),
                     .retry = column_int (statement, 9),
                     .position = column_int (statement, 10) };

  g_ptr_array_add (into->checks, ful_check_share (&check));
  return TRUE;
}

typedef gboolean (*ReadRow) (FulDatabase *database,
                             sqlite3_stmt *statement,
                             FulSnapshot *into,
                             GError **error);

static const struct {
  const char *sql;
  ReadRow read;
} tables[] = {
  { "SELECT key, value, source FROM fields", read_field },
  { "SELECT name, description, position FROM labels ORDER BY position, name", read_label },
  { "SELECT name, position FROM columns ORDER BY position, name", read_column },
  { "SELECT id, name, position, imported, hidden, draft FROM prompts", read_prompt },
  { "SELECT id, prompt_id, number, body, hash, imported, levers, rung, created FROM revisions",
    read_revision },
  { "SELECT lever, why FROM lever_notes", read_lever_note },
  { "SELECT id, name, provider, endpoint, model_id, key_env, params, rung, price_ref, price_in,"
    " price_cached, price_out, position, imported, hidden FROM models",
    read_model },
  { "SELECT id, name, kind, value, weight, threshold, negated, tags, model, retry, position"
    " FROM checks",
    read_check },
};

static gboolean
read_table (FulDatabase *database, guint table, FulSnapshot *into, GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (database, tables[table].sql, error);
  guint n = 0;
  FulStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = ful_database_step (database, statement, error)) == FUL_STEP_ROW)
    if (++n > FUL_MAX_ROWS || !tables[table].read (database, statement, into, error)) {
      sqlite3_reset (statement);
      return n > FUL_MAX_ROWS
                 ? ful_store_set_damaged (database, tables[table].sql, n, "number of rows", error)
                 : FALSE;
    }
  return step == FUL_STEP_DONE;
}

FulSnapshot *
ful_store_read_snapshot (FulDatabase *database, GError **error)
{
  gboolean own = sqlite3_get_autocommit (ful_database_handle (database)) != 0;
  g_autoptr (FulSnapshot) snapshot = ful_snapshot_new ();
  gboolean ok = !own || ful_database_exec (database, "BEGIN", error);

  for (guint i = 0; ok && i < G_N_ELEMENTS (tables); i++)
    ok = read_table (database, i, snapshot, error);
  if (own && !sqlite3_get_autocommit (ful_database_handle (database)))
    ok = ful_database_exec (database, "COMMIT", ok ? error : NULL) && ok;
  if (!ok)
    return NULL;
  ful_snapshot_seal (snapshot);
  return ful_snapshot_check (snapshot, NULL, ful_database_path (database), error)
             ? g_steal_pointer (&snapshot)
             : NULL;
}
