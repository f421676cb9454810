/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run of ours writes: never recorded for undo, committed in groups. */
#include "project/project-private.h"

#include <string.h>

#include "base/error.h"
#include "project/limits.h"
#include "project/store-private.h"

/* A run can't be told at once that its answer has no place to go: it learns when it flushes. */
static gboolean
can_write (FulProject *self)
{
  g_autoptr (GError) error = NULL;

  if (self->writer != NULL)
    return TRUE;
  ful_project_require_writable (self, &error);
  g_mutex_lock (&self->mutex);
  if (self->lost == NULL)
    self->lost = g_steal_pointer (&error);
  g_mutex_unlock (&self->mutex);
  return FALSE;
}

static void
touch_results (FulProject *self)
{
  g_mutex_lock (&self->mutex);
  self->results_generation++;
  g_mutex_unlock (&self->mutex);
}

/* --- results --- */

static void
result_free (gpointer result)
{
  ful_result_free (result);
}

static gboolean
write_result (FulDatabase *database, gpointer data, GError **error)
{
  return ful_store_put_result (database, data, error);
}

static gboolean
fits (const char *text)
{
  return text == NULL || strlen (text) <= FUL_MAX_TEXT_BYTES;
}

/* An answer too long for the file is an error of infrastructure, not a wrong answer. */
static void
limit_texts (FulResult *result)
{
  if (fits (result->output) && fits (result->error))
    return;
  g_clear_pointer (&result->output, g_free);
  g_free (result->error);
  result->error =
      g_strdup_printf ("the answer is longer than %d bytes and was not kept", FUL_MAX_TEXT_BYTES);
}

static void
make_valid (char **text)
{
  if (*text != NULL && !g_utf8_validate (*text, -1, NULL)) {
    char *valid = g_utf8_make_valid (*text, -1);

    g_free (*text);
    *text = valid;
  }
}

void
ful_project_append_result (FulProject *self, FulResult *result)
{
  if (!can_write (self)) {
    ful_result_free (result);
    return;
  }
  make_valid (&result->output);
  make_valid (&result->error);
  limit_texts (result);
  /* Id and place in the queue together, so that rows are in the order in which they came. */
  g_mutex_lock (&self->mutex);
  result->id = self->next_id[FUL_ID_RESULT]++;
  self->results_generation++;
  ful_writer_push (self->writer, 1, write_result, result, result_free);
  g_mutex_unlock (&self->mutex);
}

/* --- runs --- */

static void
run_free (gpointer run)
{
  ful_run_free (run);
}

static gboolean
write_run (FulDatabase *database, gpointer data, GError **error)
{
  return ful_store_put_run (database, data, error);
}

void
ful_project_put_run (FulProject *self, const FulRun *run)
{
  if (!can_write (self))
    return;
  g_mutex_lock (&self->mutex);
  self->next_id[FUL_ID_RUN] = MAX (self->next_id[FUL_ID_RUN], run->id + 1);
  g_hash_table_add (self->own_runs, g_memdup2 (&run->id, sizeof run->id));
  g_mutex_unlock (&self->mutex);
  touch_results (self);
  ful_writer_push (self->writer, 1, write_run, ful_run_copy (run), run_free);
}

/* --- scores --- */

typedef struct {
  gsize n;
  gint64 *ids;
  double *scores;
  FulMode *modes;
  char *check_version;
} Scores;

static void
scores_free (gpointer data)
{
  Scores *scores = data;

  g_free (scores->ids);
  g_free (scores->scores);
  g_free (scores->modes);
  g_free (scores->check_version);
  g_free (scores);
}

static gboolean
write_scores (FulDatabase *database, gpointer data, GError **error)
{
  const Scores *scores = data;

  for (gsize i = 0; i < scores->n; i++) {
    FulMode mode = scores->modes[i];
    sqlite3_stmt *statement = ful_database_statement (database,
                                                      "UPDATE results SET score = ?2, text_mode = "
                                                      "?3, check_version = ?4 WHERE id = ?1",
                                                      error);

    if (statement == NULL)
      return FALSE;
    sqlite3_bind_int64 (statement, 1, scores->ids[i]);
    sqlite3_bind_double (statement, 2, scores->scores[i]);
    ful_bind_text (statement, 3, mode == FUL_MODE_NONE ? NULL : ful_mode_name (mode));
    ful_bind_text (statement, 4, scores->check_version);
    if (!ful_database_run (database, statement, error))
      return FALSE;
  }
  return TRUE;
}

void
ful_project_put_scores (FulProject *self,
                        const gint64 *result_ids,
                        const double *scores,
                        const FulMode *text_modes,
                        gsize n,
                        const char *check_version)
{
  Scores *task;

  if (n == 0 || !can_write (self))
    return;
  task = g_new (Scores, 1);
  task->n = n;
  task->ids = g_memdup2 (result_ids, n * sizeof *result_ids);
  task->scores = g_memdup2 (scores, n * sizeof *scores);
  task->modes = g_memdup2 (text_modes, n * sizeof *text_modes);
  task->check_version = g_strdup (check_version);
  touch_results (self);
  ful_writer_push (self->writer, (guint)MIN (n, G_MAXUINT), write_scores, task, scores_free);
}

/* --- looks at the test split --- */

static gboolean
write_look (FulDatabase *database, gpointer unused, GError **error)
{
  gint64 newest, looked_at;

  if (!ful_database_get_int (database, "SELECT max(id) FROM results", 0, &newest, error) ||
      !ful_database_get_int (database, "SELECT value FROM state WHERE name = 'looked_at'", 0,
                             &looked_at, error))
    return FALSE;
  if (newest <= looked_at)
    return TRUE;
  return ful_store_run_int_text (database,
                                 "INSERT INTO state (value, name) VALUES (?1, ?2)"
                                 " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                 newest, "looked_at", error) &&
         ful_database_exec (database,
                            "INSERT INTO state (name, value) VALUES ('test_looks', 1)"
                            " ON CONFLICT (name) DO UPDATE SET value = value + 1",
                            error);
}

void
ful_project_note_look (FulProject *self)
{
  if (self->writer != NULL)
    ful_writer_push (self->writer, 1, write_look, NULL, NULL);
}
