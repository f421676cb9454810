/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small tables' records into rows. Every statement is an insert that updates where the key is
 * there, so that an undo step records the columns that changed and no more. */
#include "project/store-private.h"

#include <string.h>

#include "base/error.h"

static void
bind_int (sqlite3_stmt *statement, int parameter, gint64 value)
{
  sqlite3_bind_int64 (statement, parameter, value);
}

gboolean
ful_store_run_text (FulDatabase *database, const char *sql, const char *text, GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (database, sql, error);

  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, text);
  return ful_database_run (database, statement, error);
}

gboolean
ful_store_run_int_text (FulDatabase *database,
                        const char *sql,
                        gint64 number,
                        const char *text,
                        GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (database, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_int (statement, 1, number);
  ful_bind_text (statement, 2, text);
  return ful_database_run (database, statement, error);
}

gboolean
ful_store_put_field (FulDatabase *database, const FulFieldValue *value, GError **error)
{
  sqlite3_stmt *statement =
      ful_database_statement (database,
                              "INSERT INTO fields (key, value, source) VALUES (?1, ?2, ?3)"
                              " ON CONFLICT (key) DO UPDATE SET value = excluded.value, source = "
                              "excluded.source",
                              error);

  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, value->key);
  ful_bind_text (statement, 2, value->text);
  ful_bind_text (statement, 3, value->source);
  return ful_database_run (database, statement, error);
}

gboolean
ful_store_put_label (FulDatabase *database, const FulLabel *label, GError **error)
{
  sqlite3_stmt *statement =
      ful_database_statement (database,
                              "INSERT INTO labels (name, description, position) VALUES (?1, ?2, ?3)"
                              " ON CONFLICT (name) DO UPDATE SET description = "
                              "excluded.description,"
                              " position = excluded.position",
                              error);

  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, label->name);
  ful_bind_text (statement, 2, label->description);
  bind_int (statement, 3, label->position);
  return ful_database_run (database, statement, error);
}

gboolean
ful_store_put_column (FulDatabase *database, const char *name, int position, GError **error)
{
  return ful_store_run_int_text (database,
                                 "INSERT INTO columns (position, name) VALUES (?1, ?2)"
                                 " ON CONFLICT (name) DO UPDATE SET position = excluded.position",
                                 position, name, error);
}

gboolean
ful_store_put_prompt (FulDatabase *database, const FulPrompt *prompt, GError **error)
{
  g_autofree char *draft = NULL;
  sqlite3_stmt *statement = ful_database_statement (
      database,
      "INSERT INTO prompts (id, name, position, imported, hidden, draft)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
      " position = excluded.position, imported = excluded.imported, hidden = excluded.hidden,"
      " draft = excluded.draft",
      error);

  if (statement == NULL)
    return FALSE;
  if (prompt->draft != NULL)
    draft = ful_prompt_body_to_json (prompt->draft);
  bind_int (statement, 1, prompt->id);
  ful_bind_text (statement, 2, prompt->name);
  bind_int (statement, 3, prompt->position);
  bind_int (statement, 4, prompt->imported != FALSE);
  bind_int (statement, 5, prompt->hidden != FALSE);
  ful_bind_text (statement, 6, draft);
  return ful_database_run (database, statement, error);
}

gboolean
ful_store_put_revision (FulDatabase *database, const FulRevision *revision, GError **error)
{
  g_autofree char *body = NULL;
  g_autofree char *levers = ful_levers_format (revision->levers);
  sqlite3_stmt *statement = ful_database_statement (
      database,
      "INSERT INTO revisions (id, prompt_id, number, body, hash, imported, levers, rung, created)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET"
      " prompt_id = excluded.prompt_id, number = excluded.number, body = excluded.body,"
      " hash = excluded.hash, imported = excluded.imported, levers = excluded.levers,"
      " rung = excluded.rung, created = excluded.created",
      error);

  if (statement == NULL)
    return FALSE;
  if (revision->body != NULL)
    body = ful_prompt_body_to_json (revision->body);
  bind_int (statement, 1, revision->id);
  bind_int (statement, 2, revision->prompt_id);
  bind_int (statement, 3, revision->number);
  ful_bind_text (statement, 4, body);
  ful_bind_text (statement, 5, revision->hash);
  bind_int (statement, 6, revision->imported != FALSE);
  ful_bind_text (statement, 7, levers);
  ful_bind_text (statement, 8,
                 revision->rung == FUL_RUNG_UNSET ? NULL : ful_rung_name (revision->rung));
  ful_bind_text (statement, 9, revision->created);
  return ful_database_run (database, statement, error);
}

gboolean
ful_store_put_lever_note (FulDatabase *database, const FulLeverNote *note, GError **error)
{
  sqlite3_stmt *statement =
      ful_database_statement (database,
                              "INSERT INTO lever_notes (lever, why) VALUES (?1, ?2)"
                              " ON CONFLICT (lever) DO UPDATE SET why = excluded.why",
                              error);

  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, ful_lever_name (note->lever));
  ful_bind_text (statement, 2, note->why);
  return ful_database_run (database, statement, error);
}

gboolean
ful_store_put_model (FulDatabase *database, const FulModel *model, GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (
      database,
      "INSERT INTO models (id, name, provider, endpoint, model_id, key_env, params, rung,"
      " price_ref, price_in, price_cached, price_out, position, imported, hidden)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name, provider = excluded.provider,"
      " endpoint = excluded.endpoint, model_id = excluded.model_id, key_env = excluded.key_env,"
      " params = excluded.params, rung = excluded.rung, price_ref = excluded.price_ref,"
      " price_in = excluded.price_in, price_cached = excluded.price_cached,"
      " price_out = excluded.price_out, position = excluded.position,"
      " imported = excluded.imported, hidden = excluded.hidden",
      error);

  if (statement == NULL)
    return FALSE;
  bind_int (statement, 1, model->id);
  ful_bind_text (statement, 2, model->name);
  ful_bind_text (statement, 3, model->provider);
  ful_bind_text (statement, 4, model->endpoint);
  ful_bind_text (statement, 5, model->model_id);
  ful_bind_text (statement, 6, model->key_env);
  ful_bind_text (statement, 7, model->params);
  ful_bind_text (statement, 8, model->rung == FUL_RUNG_UNSET ? NULL : ful_rung_name (model->rung));
  ful_bind_text (statement, 9, model->price_ref);
  sqlite3_bind_double (statement, 10, model->price_in); /* NaN goes in as NULL, here and below */
  sqlite3_bind_double (statement, 11, model->price_cached);
  sqlite3_bind_double (statement, 12, model->price_out);
  bind_int (statement, 13, model->position);
  bind_int (statement, 14, model->imported != FALSE);
  bind_int (statement, 15, model->hidden != FALSE);
  return ful_database_run (database, statement, error);
}

gboolean
ful_store_put_check (FulDatabase *database, const FulCheck *check, GError **error)
{
  g_autofree char *tags = check->tags != NULL ? g_strjoinv (";", check->tags) : NULL;
  sqlite3_stmt *statement = ful_database_statement (
      database,
      "INSERT INTO checks (id, name, kind, value, weight, threshold, negated, tags, model, retry,"
      " position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,"
      " value = excluded.value, weight = excluded.weight, threshold = excluded.threshold,"
      " negated = excluded.negated, tags = excluded.tags, model = excluded.model,"
      " retry = excluded.retry, position = excluded.position",
      error);

  if (statement == NULL)
    return FALSE;
  bind_int (statement, 1, check->id);
  ful_bind_text (statement, 2, check->name);
  ful_bind_text (statement, 3, check->kind);
  ful_bind_text (statement, 4, check->value);
  sqlite3_bind_double (statement, 5, check->weight);
  sqlite3_bind_double (statement, 6, check->threshold);
  bind_int (statement, 7, check->negated != FALSE);
  ful_bind_text (statement, 8, tags);
  ful_bind_text (statement, 9, check->model);
  bind_int (statement, 10, check->retry);
  bind_int (statement, 11, check->position);
  return ful_database_run (database, statement, error);
}
