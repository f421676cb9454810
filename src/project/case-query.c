/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is short is compared in SQL, texts are searched here: SQLite folds only the letters of
 * ASCII. Rows are put in order here too, for sorting in SQL would carry the texts along. */
#include "project/case-query.h"

#include <string.h>

#include "project/limits.h"
#include "project/project-private.h"
#include "project/store-private.h"
#include "text/ngrams.h"

void
ful_case_query_clear (FulCaseQuery *self)
{
  g_clear_pointer (&self->expected, g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->text, g_free);
  self->split = FUL_N_SPLITS;
}

/* --- searching --- */

typedef struct {
  gint64 position;
  gint64 id;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *x = a, *y = b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static void
add_text (GString *text, const char *part)
{
  if (part == NULL)
    return;
  g_string_append (text, part);
  g_string_append_c (text, '\n');
}

/* Every second text of NAME NUL VALUE NUL …, a blob that may come from a stranger. */
static void
add_values (GString *text, const char *bytes, gsize length)
{
  const char *end = bytes + length;

  for (gboolean value = FALSE; bytes != NULL && bytes < end; value = !value) {
    gsize part = strnlen (bytes, (gsize)(end - bytes));

    if (value) {
      g_string_append_len (text, bytes, (gssize)part);
      g_string_append_c (text, '\n');
    }
    bytes += part + 1;
  }
}

static gboolean
holds_words (const char *text, char **words)
{
  for (; *words != NULL; words++)
    if (strstr (text, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* Most texts are ASCII, whose letters are folded in place. */
static gboolean
row_matches (sqlite3_stmt *statement, char **words, GString *text)
{
  g_autofree char *folded = NULL;

  g_string_truncate (text, 0);
  for (int column = 2; column <= 5; column++)
    add_text (text, ful_column_text (statement, column));
  add_values (text, sqlite3_column_blob (statement, 6), (gsize)sqlite3_column_bytes (statement, 6));
  for (gsize i = 0; i < text->len; i++) {
    if ((text->str[i] & 0x80) != 0) {
      folded = ful_fold (text->str);
      return holds_words (folded, words);
    }
    text->str[i] = g_ascii_tolower (text->str[i]);
  }
  return holds_words (text->str, words);
}

#define WHERE_CASE                                  \
  " FROM cases WHERE hidden = 0"                    \
  " AND (?1 IS NULL OR split = ?1)"                 \
  " AND (?2 IS NULL OR ifnull (expected, '') = ?2)" \
  " AND (?3 IS NULL OR instr (';' || tags || ';', ';' || ?3 || ';') > 0)"

/* NULL where there is nothing to search for. */
static GStrv
words_of (const char *text)
{
  g_autofree char *folded = text != NULL ? ful_fold (text) : NULL;
  g_auto (GStrv) parts = folded != NULL ? g_strsplit_set (folded, " \t\r\n", -1) : NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*parts[i] != '\0') {
      g_strv_builder_add (words, parts[i]);
      n++;
    }
  return n > 0 ? g_strv_builder_end (words) : NULL;
}

static GArray *
ids_of (GArray *found)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found->len);

  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, Found, i).id);
  return ids;
}

GArray *
ful_project_find_cases (FulProject *self,
                        const FulCaseQuery *query,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  g_auto (GStrv) words = words_of (query->text);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  FulStep step;

  if (reading.database != NULL)
    statement = ful_database_statement (reading.database,
                                        words != NULL ? "SELECT id, position, name, expected, "
                                                        "tags, \"group\", inputs" WHERE_CASE
                                                      : "SELECT id, position" WHERE_CASE,
                                        error);
  if (statement == NULL)
    return NULL;
  ful_bind_text (statement, 1, query->split != FUL_N_SPLITS ? ful_split_name (query->split) : NULL);
  ful_bind_text (statement, 2, query->expected);
  ful_bind_text (statement, 3, query->tag);
  while ((step = ful_database_step (reading.database, statement, error)) == FUL_STEP_ROW) {
    Found row = { sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 0) };

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (words == NULL || row_matches (statement, words, text))
      g_array_append_val (found, row);
  }
  return step == FUL_STEP_DONE ? ids_of (found) : NULL;
}

/* --- reading some --- */

gboolean
ful_project_foreach_case (FulProject *self,
                          const gint64 *ids,
                          gsize n,
                          FulCaseFunc func,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  sqlite3_stmt *statement = NULL;

  if (reading.database != NULL)
    statement = ful_database_statement (reading.database,
                                        "SELECT " FUL_CASE_COLUMNS
                                        " FROM cases WHERE id = ?1 AND hidden = 0",
                                        error);
  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++) {
    g_autoptr (FulCase) item = NULL;
    FulStep step;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    sqlite3_reset (statement);
    sqlite3_bind_int64 (statement, 1, ids[i]);
    step = ful_database_step (reading.database, statement, error);
    if (step == FUL_STEP_DONE)
      continue;
    if (step == FUL_STEP_ROW)
      item = ful_store_read_case (reading.database, statement, error);
    if (item == NULL || !func (item, user_data, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_copy (const FulCase *item, gpointer cases, GError **error)
{
  g_ptr_array_add (cases, ful_case_copy (item));
  return TRUE;
}

static void
case_free (gpointer item)
{
  ful_case_free (item);
}

GPtrArray *
ful_project_load_cases_of (FulProject *self,
                           const gint64 *ids,
                           gsize n,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);

  if (!ful_project_foreach_case (self, ids, n, add_copy, cases, cancellable, error))
    return NULL;
  return g_steal_pointer (&cases);
}

/* --- places --- */

gboolean
ful_project_find_case (FulProject *self,
                       const char *name,
                       gint64 *id,
                       gboolean *hidden,
                       GError **error)
{
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  sqlite3_stmt *statement = NULL;
  FulStep step;

  if (reading.database != NULL)
    statement = ful_database_statement (reading.database,
                                        "SELECT id, hidden FROM cases WHERE name = ?1", error);
  if (statement == NULL)
    return FALSE;
  ful_bind_text (statement, 1, name);
  step = ful_database_step (reading.database, statement, error);
  if (step == FUL_STEP_ERROR)
    return FALSE;
  *id = step == FUL_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  *hidden = step == FUL_STEP_ROW && sqlite3_column_int (statement, 1) != 0;
  return TRUE;
}

#define MADE_NAME "case-"

gboolean
ful_project_next_case (FulProject *self, char **name, int *position, GError **error)
{
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  sqlite3_stmt *statement = NULL;
  guint64 highest = 0;
  gint64 next;
  FulStep step;

  if (reading.database == NULL ||
      !ful_database_get_int (reading.database, "SELECT max (position) + 1 FROM cases", 0, &next,
                             error))
    return FALSE;
  statement =
      ful_database_statement (reading.database,
                              "SELECT name FROM cases WHERE name GLOB '" MADE_NAME "*'", error);
  if (statement == NULL)
    return FALSE;
  while ((step = ful_database_step (reading.database, statement, error)) == FUL_STEP_ROW) {
    const char *taken = ful_column_text (statement, 0) + strlen (MADE_NAME);

    highest = MAX (highest, MIN (g_ascii_strtoull (taken, NULL, 10), G_MAXUINT32));
  }
  if (step != FUL_STEP_DONE)
    return FALSE;
  *name = g_strdup_printf (MADE_NAME "%05" G_GUINT64_FORMAT, highest + 1);
  *position = (int)MIN (next, G_MAXINT);
  return TRUE;
}
