/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo steps in the file, oldest first:
 *
 *   undo_steps   id, label, undone (0: undo would take it, 1: redo would), bytes it takes
 *   undo_chunks  the step's changeset, forward, as an SQLite session recorded it, in pieces
 *   undo_ranges  ids of cases and results that the step brought in new: undo deletes them, and
 *                only then records them whole, so that an import costs nothing twice
 *
 * Undo applies the inverse of the changeset and deletes the ranges; what that did is recorded,
 * and its inverse becomes the step's changeset for redo. Steps with undone = 1 are always the
 * newest ones. */
#include "project/undo-private.h"

#include <string.h>

#include "base/error.h"

static gboolean
find_step (FulDatabase *database, gboolean redo, gint64 *id, char **label, GError **error)
{
  sqlite3_stmt *statement = ful_database_statement (
      database,
      redo ? "SELECT id, label FROM undo_steps WHERE undone = 1 ORDER BY id LIMIT 1"
           : "SELECT id, label FROM undo_steps WHERE undone = 0 ORDER BY id DESC LIMIT 1",
      error);
  FulStep step;

  if (statement == NULL)
    return FALSE;
  step = ful_database_step (database, statement, error);
  if (step == FUL_STEP_ERROR)
    return FALSE;
  if (step == FUL_STEP_DONE) {
    *id = 0;
    return TRUE;
  }
  *id = sqlite3_column_int64 (statement, 0);
  *label = g_utf8_make_valid (ful_column_text (statement, 1), -1);
  sqlite3_reset (statement);
  return TRUE;
}

char *
ful_undo_label (FulDatabase *database, gboolean redo, GError **error)
{
  g_autofree char *label = NULL;
  gint64 id;

  return find_step (database, redo, &id, &label, error) ? g_steal_pointer (&label) : NULL;
}

static GByteArray *
load_chunks (FulDatabase *database, gint64 step, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  sqlite3_stmt *statement =
      ful_database_statement (database,
                              "SELECT bytes FROM undo_chunks WHERE step = ?1 ORDER BY number",
                              error);
  FulStep found;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, step);
  while ((found = ful_database_step (database, statement, error)) == FUL_STEP_ROW) {
    gsize length = (gsize)sqlite3_column_bytes (statement, 0);

    if (bytes->len + length > 2 * FUL_UNDO_MAX_BYTES) { /* a forged file */
      sqlite3_reset (statement);
      ful_undo_set_error (database, SQLITE_CORRUPT, error);
      return NULL;
    }
    g_byte_array_append (bytes, sqlite3_column_blob (statement, 0), (guint)length);
  }
  return found == FUL_STEP_DONE ? g_steal_pointer (&bytes) : NULL;
}

/* Looks are never taken back. A result may have been scored, and a thing the machine makes may
 * have been made anew, since the step: it becomes what it was before all the same. Anything else
 * must be as the step left it. */
static int
on_conflict (void *unused, int conflict, sqlite3_changeset_iter *iter)
{
  static const char *const changing[] = { "results", "runs", "artifacts", "artifact_chunks", NULL };
  const char *table = NULL;
  int columns, operation, indirect;

  if (sqlite3changeset_op (iter, &table, &columns, &operation, &indirect) != SQLITE_OK)
    return SQLITE_CHANGESET_ABORT;
  if (strcmp (table, "state") == 0)
    return SQLITE_CHANGESET_OMIT;
  if (!g_strv_contains (changing, table))
    return SQLITE_CHANGESET_ABORT;
  if (conflict == SQLITE_CHANGESET_NOTFOUND)
    return SQLITE_CHANGESET_OMIT;
  if (conflict == SQLITE_CHANGESET_DATA ||
      (conflict == SQLITE_CHANGESET_CONFLICT && g_str_has_prefix (table, "artifact")))
    return SQLITE_CHANGESET_REPLACE;
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (FulDatabase *database, gpointer bytes, int length, GError **error)
{
  int code;

  if (length == 0)
    return TRUE;
  code = sqlite3changeset_apply (ful_database_handle (database), length, bytes, NULL, on_conflict,
                                 NULL);
  if (code == SQLITE_ABORT)
    return ful_set_error_at (error, FUL_ERROR_REFUSED, ful_database_path (database), 0, NULL,
                             "what this step changed has been changed again by a run since");
  return code == SQLITE_OK || ful_undo_set_error (database, code, error);
}

static gboolean
apply_inverse (FulDatabase *database, gpointer bytes, int length, GError **error)
{
  gpointer inverse = NULL;
  int n = 0, code;
  gboolean ok;

  if (length == 0)
    return TRUE;
  code = sqlite3changeset_invert (length, bytes, &n, &inverse);
  ok = code == SQLITE_OK ? apply (database, inverse, n, error)
                         : ful_undo_set_error (database, code, error);
  sqlite3_free (inverse);
  return ok;
}

static gboolean
delete_ranges (FulDatabase *database, gint64 step, GError **error)
{
  return ful_undo_run_int (
             database,
             "DELETE FROM cases WHERE id IN (SELECT cases.id FROM undo_ranges JOIN cases ON"
             " cases.id BETWEEN first AND last WHERE step = ?1 AND \"table\" = 'cases')",
             step, error) &&
         ful_undo_run_int (database,
                           "DELETE FROM results WHERE id IN (SELECT results.id FROM undo_ranges "
                           "JOIN"
                           " results ON results.id BETWEEN first AND last"
                           " WHERE step = ?1 AND \"table\" = 'results')",
                           step, error);
}

/* Whether the changeset deletes rows of @table. */
static gboolean
deletes_from (const FulChangeset *did, const char *table)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean found = FALSE;

  if (did->length == 0 || sqlite3changeset_start (&iter, did->length, did->bytes) != SQLITE_OK)
    return FALSE;
  while (!found && sqlite3changeset_next (iter) == SQLITE_ROW) {
    const char *name = NULL;
    int columns, operation, indirect;

    found = sqlite3changeset_op (iter, &name, &columns, &operation, &indirect) == SQLITE_OK &&
            operation == SQLITE_DELETE && strcmp (name, table) == 0;
  }
  sqlite3changeset_finalize (iter);
  return found;
}

/* Whether answers still refer to something that the step has just removed. Its name is looked up
 * after rolling back to the savepoint. */
static gboolean
refuse_orphans (FulDatabase *database, const FulChangeset *did, GError **error)
{
  static const struct {
    const char *table, *orphan, *name, *what;
  } kinds[] = {
    { "cases", "SELECT case_id FROM results WHERE case_id NOT IN (SELECT id FROM cases) LIMIT 1",
      "SELECT name FROM cases WHERE id = ?1", "case" },
    { "revisions",
      "SELECT revision_id FROM results WHERE revision_id NOT IN (SELECT id FROM revisions) LIMIT 1",
      "SELECT prompts.name || '#' || number FROM revisions JOIN prompts"
      " ON prompts.id = prompt_id WHERE revisions.id = ?1",
      "prompt" },
    { "models",
      "SELECT model_id FROM results WHERE model_id NOT IN (SELECT id FROM models) LIMIT 1",
      "SELECT name FROM models WHERE id = ?1", "model" },
    { "runs", "SELECT run_id FROM results WHERE run_id NOT IN (SELECT id FROM runs) LIMIT 1",
      "SELECT id FROM runs WHERE id = ?1", "run" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *quoted = NULL;
    sqlite3_stmt *statement;
    gint64 id = 0;

    if (!deletes_from (did, kinds[i].table))
      continue;
    if (!ful_database_get_int (database, kinds[i].orphan, 0, &id, error))
      return FALSE;
    if (id == 0)
      continue;
    if (!ful_database_exec (database, "ROLLBACK TO step", error) ||
        (statement = ful_database_statement (database, kinds[i].name, error)) == NULL)
      return FALSE;
    sqlite3_bind_int64 (statement, 1, id);
    if (sqlite3_step (statement) == SQLITE_ROW)
      quoted = ful_quote_untrusted (ful_column_text (statement, 0));
    sqlite3_reset (statement);
    return ful_set_error_at (error, FUL_ERROR_REFUSED, ful_database_path (database), 0, NULL,
                             "the %s %s has been answered since, and this step would remove it "
                             "from under its answers",
                             kinds[i].what, quoted != NULL ? quoted : "");
  }
  return TRUE;
}

/* Puts what undoing did, turned round, in place of the step's contents. */
static gboolean
keep_for_redo (FulDatabase *database, const FulChangeset *did, gint64 step, GError **error)
{
  g_auto (FulChangeset) forward = { NULL, 0 };
  sqlite3_stmt *statement;
  int code;

  if (did->length > 0) {
    code = sqlite3changeset_invert (did->length, did->bytes, &forward.length, &forward.bytes);
    if (code != SQLITE_OK)
      return ful_undo_set_error (database, code, error);
  }
  if (!ful_undo_drop_contents (database, step, error) ||
      !ful_undo_put_chunks (database, step, forward.bytes, (gsize)forward.length, error))
    return FALSE;
  statement =
      ful_database_statement (database, "UPDATE undo_steps SET undone = 1, size = ?2 WHERE id = ?1",
                              error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, step);
  sqlite3_bind_int64 (statement, 2, forward.length);
  return ful_database_run (database, statement, error) && ful_undo_trim (database, error);
}

/* Between SAVEPOINT step and its release. */
static gboolean
turn (FulDatabase *database, gint64 step, gboolean redo, GByteArray *changeset, GError **error)
{
  g_autoptr (FulRecorder) recorder = ful_recorder_new (database, error);
  g_auto (FulChangeset) did = { NULL, 0 };
  gboolean ok = recorder != NULL;

  if (redo)
    ok = ok && apply (database, changeset->data, (int)changeset->len, error);
  else
    ok = ok && apply_inverse (database, changeset->data, (int)changeset->len, error) &&
         delete_ranges (database, step, error);
  ok = ok && ful_recorder_take (recorder, &did, error) && refuse_orphans (database, &did, error);
  if (redo)
    return ok && ful_undo_run_int (database, "UPDATE undo_steps SET undone = 0 WHERE id = ?1", step,
                                   error);
  return ok && keep_for_redo (database, &did, step, error);
}

gboolean
ful_undo_step (FulDatabase *database, gboolean redo, char **label, GError **error)
{
  g_autoptr (GByteArray) changeset = NULL;
  g_autofree char *found = NULL;
  gint64 step;

  if (!find_step (database, redo, &step, &found, error))
    return FALSE;
  if (step == 0)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, ful_database_path (database), 0, NULL,
                             redo ? "there is nothing to redo" : "there is nothing to undo");
  changeset = load_chunks (database, step, error);
  if (changeset == NULL || !ful_database_exec (database, "SAVEPOINT step", error) ||
      !turn (database, step, redo, changeset, error) ||
      !ful_database_exec (database, "RELEASE step", error))
    return FALSE;
  *label = g_steal_pointer (&found);
  return TRUE;
}
