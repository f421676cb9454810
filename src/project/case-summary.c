/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/case-summary.h"

#include <string.h>

#include "project/limits.h"
#include "project/project-private.h"

gint64
ful_case_tally_total (const FulCaseTally *self)
{
  gint64 total = 0;

  for (int i = 0; i < FUL_N_SPLITS; i++)
    total += self->n[i];
  return total;
}

static void
tally_free (gpointer data)
{
  FulCaseTally *tally = data;

  g_free (tally->name);
  g_free (tally);
}

/* FALSE where there is no room for another name. */
static gboolean
count (GHashTable *tallies, const char *name, FulSplit split)
{
  FulCaseTally *tally = g_hash_table_lookup (tallies, name);

  if (tally == NULL) {
    if (g_hash_table_size (tallies) >= FUL_MAX_LABELS_OF_CASES ||
        strlen (name) > FUL_MAX_NAME_BYTES)
      return FALSE;
    tally = g_new0 (FulCaseTally, 1);
    tally->name = g_utf8_make_valid (name, -1);
    g_hash_table_insert (tallies, g_strdup (name), tally);
  }
  tally->n[split]++;
  return TRUE;
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const FulCaseTally *x = *(const FulCaseTally *const *)a, *y = *(const FulCaseTally *const *)b;

  return strcmp (x->name, y->name);
}

static GPtrArray *
sorted (GHashTable *tallies)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (tally_free);
  GHashTableIter iter;
  gpointer tally;

  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, NULL, &tally))
    g_ptr_array_add (out, tally);
  g_ptr_array_sort (out, compare_tallies);
  return out;
}

static void
count_tags (GHashTable *tallies, const char *tags, FulSplit split)
{
  g_auto (GStrv) parts = g_strsplit (tags, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      count (tallies, parts[i], split);
}

FulCaseSummary *
ful_project_summarise_cases (FulProject *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (FulCaseSummary) out = g_new0 (FulCaseSummary, 1);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (FulReading) reading = ful_reading_begin (self, error);
  sqlite3_stmt *statement = NULL;
  gboolean are_labels = TRUE;
  FulStep step = FUL_STEP_ERROR;

  if (reading.database != NULL)
    statement =
        ful_database_statement (reading.database,
                                "SELECT split, expected, tags FROM cases WHERE hidden = 0", error);
  while (statement != NULL &&
         (step = ful_database_step (reading.database, statement, error)) == FUL_STEP_ROW) {
    const char *expected = ful_column_text (statement, 1), *tag = ful_column_text (statement, 2);
    FulSplit split = FUL_SPLIT_NONE;

    if (g_cancellable_set_error_if_cancelled (cancellable, error)) {
      step = FUL_STEP_ERROR;
      break;
    }
    ful_split_from_name (ful_column_text (statement, 0), &split);
    out->total++;
    out->splits[split]++;
    if (expected == NULL || *expected == '\0')
      out->without_expected++;
    else
      are_labels = are_labels && count (labels, expected, split);
    if (tag != NULL)
      count_tags (tags, tag, split);
  }
  out->labels = sorted (labels);
  out->tags = sorted (tags);
  if (!are_labels)
    g_ptr_array_set_size (out->labels, 0);
  return step == FUL_STEP_DONE ? g_steal_pointer (&out) : NULL;
}

void
ful_case_summary_free (FulCaseSummary *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_free (self);
}

const FulCaseTally *
ful_case_summary_label (const FulCaseSummary *self, const char *name)
{
  for (guint i = 0; i < self->labels->len; i++) {
    const FulCaseTally *tally = self->labels->pdata[i];

    if (strcmp (tally->name, name) == 0)
      return tally;
  }
  return NULL;
}
