/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches an edit being written and keeps it as an undo step (see undo.c). */
#include "project/undo-private.h"

#include <string.h>

static const char *const recorded_tables[] = {
  "fields",          "labels",  "columns",   "prompts",         "revisions",
  "lever_notes",     "models",  "checks",    "cases",           "runs",
  "results",         "ratings", "documents", "document_chunks", "artifacts",
  "artifact_chunks", "state",
};

/* A run of new ids in one table. */
typedef struct {
  const char *table; /* static */
  gint64 first, last;
} Range;

struct _FulRecorder {
  FulDatabase *database;
  sqlite3_session *session;
  gint64 newest_case; /* ids over these have never been in the file */
  gint64 newest_result;
  GArray *ranges; /* Range */
};

FulRecorder *
ful_recorder_new (FulDatabase *database, GError **error)
{
  g_autoptr (FulRecorder) self = g_new0 (FulRecorder, 1);
  int code;

  self->database = database;
  self->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  if (!ful_database_get_int (database, "SELECT seq FROM sqlite_sequence WHERE name = 'cases'", 0,
                             &self->newest_case, error) ||
      !ful_database_get_int (database, "SELECT seq FROM sqlite_sequence WHERE name = 'results'", 0,
                             &self->newest_result, error))
    return NULL;
  code = sqlite3session_create (ful_database_handle (database), "main", &self->session);
  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (recorded_tables); i++)
    code = sqlite3session_attach (self->session, recorded_tables[i]);
  if (code != SQLITE_OK) {
    ful_undo_set_error (database, code, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
ful_recorder_free (FulRecorder *self)
{
  if (self == NULL)
    return;
  if (self->session != NULL)
    sqlite3session_delete (self->session);
  g_array_unref (self->ranges);
  g_free (self);
}

void
ful_recorder_begin_row (FulRecorder *self, const char *table, gint64 id)
{
  gboolean results = strcmp (table, "results") == 0;
  Range range = { results ? "results" : "cases", id, id };

  if (id <= (results ? self->newest_result : self->newest_case))
    return;
  sqlite3session_enable (self->session, 0);
  for (guint i = self->ranges->len; i > 0 && i + 4 > self->ranges->len; i--) {
    Range *last = &g_array_index (self->ranges, Range, i - 1);

    if (last->table == range.table && id >= last->first && id <= last->last + 1) {
      last->last = MAX (last->last, id);
      return;
    }
  }
  g_array_append_val (self->ranges, range);
}

void
ful_recorder_end_row (FulRecorder *self)
{
  sqlite3session_enable (self->session, 1);
}

gboolean
ful_recorder_take (FulRecorder *self, FulChangeset *out, GError **error)
{
  int code = sqlite3session_changeset (self->session, &out->length, &out->bytes);

  return code == SQLITE_OK || ful_undo_set_error (self->database, code, error);
}

void
ful_changeset_clear (FulChangeset *self)
{
  sqlite3_free (self->bytes);
}

static gboolean
put_ranges (FulDatabase *database, gint64 step, GArray *ranges, GError **error)
{
  for (guint i = 0; i < ranges->len; i++) {
    const Range *range = &g_array_index (ranges, Range, i);
    sqlite3_stmt *statement = ful_database_statement (database,
                                                      "INSERT INTO undo_ranges (step, \"table\", "
                                                      "first, last) VALUES (?1, ?2, ?3, ?4)",
                                                      error);

    if (statement == NULL)
      return FALSE;
    sqlite3_bind_int64 (statement, 1, step);
    ful_bind_text (statement, 2, range->table);
    sqlite3_bind_int64 (statement, 3, range->first);
    sqlite3_bind_int64 (statement, 4, range->last);
    if (!ful_database_run (database, statement, error))
      return FALSE;
  }
  return TRUE;
}

/* Once something new has been done, what was undone can't be done again. */
static gboolean
drop_undone (FulDatabase *database, GError **error)
{
  return ful_database_exec (
      database,
      "DELETE FROM undo_chunks WHERE step IN (SELECT id FROM undo_steps WHERE undone = 1);"
      "DELETE FROM undo_ranges WHERE step IN (SELECT id FROM undo_steps WHERE undone = 1);"
      "DELETE FROM undo_steps WHERE undone = 1;",
      error);
}

static gboolean
put_step (FulDatabase *database, const char *label, gsize size, gint64 *step, GError **error)
{
  sqlite3_stmt *statement =
      ful_database_statement (database,
                              "INSERT INTO undo_steps (label, undone, size) VALUES (?1, 0, ?2)",
                              error);

  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, label);
  sqlite3_bind_int64 (statement, 2, (gint64)size);
  if (!ful_database_run (database, statement, error))
    return FALSE;
  *step = sqlite3_last_insert_rowid (ful_database_handle (database));
  return TRUE;
}

gboolean
ful_recorder_save (FulRecorder *self, const char *label, GError **error)
{
  g_auto (FulChangeset) changeset = { NULL, 0 };
  gsize size;
  gint64 step;

  if (!ful_recorder_take (self, &changeset, error))
    return FALSE;
  if (changeset.length == 0 && self->ranges->len == 0)
    return TRUE;
  if (label == NULL)
    return drop_undone (self->database, error);
  size = (gsize)changeset.length;
  return drop_undone (self->database, error) &&
         put_step (self->database, label, size, &step, error) &&
         ful_undo_put_chunks (self->database, step, changeset.bytes, size, error) &&
         put_ranges (self->database, step, self->ranges, error) &&
         ful_undo_trim (self->database, error);
}
