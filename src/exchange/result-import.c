/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FulResultReading: rows are streamed; what many rows repeat (case, prompt, model, arm) is looked
 * up by its text as written, so that it is understood once. A row goes into the lists when all of
 * it is good. O(rows). */
#include "exchange/result-import-private.h"

#include <string.h>

#include "base/error.h"
#include "cases/bad-row.h"
#include "cases/record-reader.h"

static void
free_case (gpointer data)
{
  FulImportedCase *item = data;

  g_free (item->name);
  g_free (item->group);
  g_free (item);
}

static void
free_prompt (gpointer data)
{
  FulImportedPrompt *prompt = data;

  g_free (prompt->written);
  g_free (prompt->name);
  g_free (prompt);
}

static void
free_arm (gpointer data)
{
  FulImportedArm *arm = data;

  g_free (arm->variables);
  g_free (arm);
}

static void
free_cell (gpointer data)
{
  FulPromptCell *cell = data;

  g_free (cell->variables);
  g_free (cell);
}

void
ful_result_import_free (FulResultImport *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->prompts);
  g_ptr_array_unref (self->models);
  g_ptr_array_unref (self->arms);
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->bad);
  g_ptr_array_unref (self->ignored);
  g_free (self);
}

static FulResultImport *
new_import (const char *file)
{
  FulResultImport *self = g_new0 (FulResultImport, 1);

  self->file = g_strdup (file);
  self->cases = g_ptr_array_new_with_free_func (free_case);
  self->prompts = g_ptr_array_new_with_free_func (free_prompt);
  self->models = g_ptr_array_new_with_free_func (g_free);
  self->arms = g_ptr_array_new_with_free_func (free_arm);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_result_free);
  self->bad = ful_bad_rows_new ();
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* The columns of the file, and that those are there that must be. */
static gboolean
find_columns (FulResultReading *reading, const FulRecordReader *reader, GError **error)
{
  static const FulResultsColumn required[] = { FUL_RESULTS_CASE, FUL_RESULTS_PROMPT,
                                               FUL_RESULTS_MODEL, FUL_RESULTS_SCORE };
  gsize n;
  const char *const *names = ful_record_reader_columns (reader, &n);
  g_autofree char *there = NULL;

  for (guint i = 0; i < FUL_N_RESULTS_COLUMNS; i++)
    reading->columns[i] = -1;
  for (gsize i = 0; i < n; i++) {
    guint column = 0;

    while (column < FUL_N_RESULTS_COLUMNS &&
           strcmp (ful_results_column_name ((FulResultsColumn)column), names[i]) != 0)
      column++;
    if (column < FUL_N_RESULTS_COLUMNS)
      reading->columns[column] = (int)i;
    else
      g_ptr_array_add (reading->import->ignored, g_strdup (names[i]));
  }
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (reading->columns[required[i]] < 0) {
      g_autofree char *joined = g_strjoinv (", ", (char **)names);

      there = ful_quote_untrusted (joined);
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, reading->import->file,
                               ful_record_reader_header_line (reader),
                               ful_results_column_name (required[i]),
                               "the column is missing; the file has %s. Results have the columns "
                               "case, split, group, prompt, model, repeat, score",
                               there);
    }
  return TRUE;
}

static guint
take_case (FulResultReading *reading, const FulResultRow *row)
{
  const char *name = ful_result_cell (reading, row, FUL_RESULTS_CASE);
  const char *group = ful_result_cell (reading, row, FUL_RESULTS_GROUP);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (reading->cases, name));
  GPtrArray *cases = reading->import->cases;
  FulImportedCase *item;

  if (known > 0)
    return known - 1;
  item = g_new (FulImportedCase, 1);
  *item = (FulImportedCase){ .name = g_strdup (name),
                             .split = row->split,
                             .group = ful_is_blank (group) ? NULL : g_strdup (group) };
  g_ptr_array_add (cases, item);
  g_hash_table_insert (reading->cases, item->name, GUINT_TO_POINTER (cases->len));
  return cases->len - 1;
}

static guint
take_model (FulResultReading *reading, const FulResultRow *row)
{
  const char *name = ful_result_cell (reading, row, FUL_RESULTS_MODEL);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (reading->models, name));
  GPtrArray *models = reading->import->models;

  if (known > 0)
    return known - 1;
  g_ptr_array_add (models, g_strdup (name));
  g_hash_table_insert (reading->models, models->pdata[models->len - 1],
                       GUINT_TO_POINTER (models->len));
  return models->len - 1;
}

static const FulPromptCell *
take_prompt (FulResultReading *reading, FulResultRow *row)
{
  const char *text = ful_result_cell (reading, row, FUL_RESULTS_PROMPT);
  FulPromptCell *known = g_hash_table_lookup (reading->cells, text);
  GPtrArray *prompts = reading->import->prompts;
  g_autofree char *written = NULL;
  guint index;

  if (known != NULL)
    return known;
  /* "p#01" is "p#1". */
  written = ful_arm_format (row->prompt.prompt, row->prompt.revision, NULL, NULL);
  index = GPOINTER_TO_UINT (g_hash_table_lookup (reading->prompts, written));
  if (index == 0) {
    FulImportedPrompt *prompt = g_new (FulImportedPrompt, 1);

    *prompt = (FulImportedPrompt){ .written = g_steal_pointer (&written),
                                   .name = g_strdup (row->prompt.prompt),
                                   .revision = row->prompt.revision };
    g_ptr_array_add (prompts, prompt);
    index = prompts->len;
    g_hash_table_insert (reading->prompts, prompt->written, GUINT_TO_POINTER (index));
  }
  known = g_new (FulPromptCell, 1);
  *known = (FulPromptCell){ .prompt = index - 1,
                            .cell = g_hash_table_size (reading->cells),
                            .variables = g_strdup (row->prompt.variables) };
  g_hash_table_insert (reading->cells, g_strdup (text), known);
  return known;
}

static void
take_arm (FulResultReading *reading,
          const FulResultRow *row,
          const FulPromptCell *prompt,
          guint model)
{
  guint64 key = (guint64)model << 32 | prompt->cell;
  FulImportedArm *arm;

  if (g_hash_table_contains (reading->arms, &key))
    return;
  arm = g_new (FulImportedArm, 1);
  *arm = (FulImportedArm){ .prompt = prompt->prompt,
                           .model = model,
                           .variables = g_strdup (prompt->variables),
                           .levers = row->levers,
                           .rung = row->rung };
  g_ptr_array_add (reading->import->arms, arm);
  g_hash_table_add (reading->arms, g_memdup2 (&key, sizeof key));
}

static void
read_row (FulResultReading *reading, const char *const *values, guint64 line)
{
  g_autoptr (FulResult) result = ful_result_new ();
  g_auto (FulArmName) prompt = { NULL };
  FulResultRow row = { .values = values, .line = line, .result = result };
  const FulPromptCell *known;
  guint model;
  gboolean good = ful_result_row_read (reading, &row);

  prompt = row.prompt;
  if (!good)
    return;
  known = take_prompt (reading, &row);
  model = take_model (reading, &row);
  take_arm (reading, &row, known, model);
  result->case_id = take_case (reading, &row);
  result->revision_id = known->prompt;
  result->model_id = model;
  g_free (result->variables);
  result->variables = g_strdup (known->variables);
  g_ptr_array_add (reading->import->results, g_steal_pointer (&result));
}

FulResultImport *
ful_result_import_parse (const char *text,
                         gsize length,
                         const char *file,
                         FulSplit split,
                         GError **error)
{
  g_autoptr (FulResultImport) self = new_import (file);
  g_autoptr (GHashTable) cases = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) models = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) prompts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_cell);
  g_autoptr (GHashTable) arms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (FulRecordReader) reader = NULL;
  FulResultReading reading = { .import = self,
                               .split = split,
                               .cases = cases,
                               .models = models,
                               .prompts = prompts,
                               .cells = cells,
                               .arms = arms };
  const char *const *values;
  guint64 line = 0;

  reader = ful_record_reader_new (text, length, FUL_RECORDS_CSV, file, error);
  if (reader == NULL || !find_columns (&reading, reader, error))
    return NULL;
  while ((values = ful_record_reader_next (reader, self->bad, &line)) != NULL)
    read_row (&reading, values, line);
  self->rows = self->results->len + self->bad->len;
  return g_steal_pointer (&self);
}
