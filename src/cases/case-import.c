/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-import.h"

#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "cases/bad-row.h"
#include "project/limits.h"

/* What reading a file needs beside its outcome. */
typedef struct {
  FulCaseImport *import;
  const FulCaseImportOptions *options;
  GHashTable *ids;   /* name (of a case) -> its line */
  gsize input_bytes; /* of this row so far, as a project counts them */
  GPtrArray *names;  /* char*: of this row's inputs that hold something, */
  GPtrArray *values; /* and their values: both borrowed */
} Reading;

void
ful_case_import_free (FulCaseImport *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->bad, g_ptr_array_unref);
  g_free (self);
}

static char *
dup_filled (const char *value)
{
  return *value != '\0' ? g_strdup (value) : NULL;
}

static void
append_tag (GString *tags, const char *tag)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (tag));

  if (*trimmed != '\0')
    g_string_append_printf (tags, "%s%s", tags->len > 0 ? ";" : "", trimmed);
}

/* Tags as a case keeps them: joined by ';', NULL for none. */
static char *
normalise_tags (const char *text)
{
  g_autoptr (GString) tags = g_string_new (NULL);
  g_autoptr (JsonNode) node =
      *text == '[' ? ful_json_parse (text, strlen (text), NULL, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++) {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        append_tag (tags, json_node_get_string (element));
    }
  } else {
    g_auto (GStrv) parts = g_strsplit_set (text, ";,", -1);

    for (gsize i = 0; parts[i] != NULL; i++)
      append_tag (tags, parts[i]);
  }
  return tags->len > 0 ? g_strdup (tags->str) : NULL;
}

static gboolean
read_split (Reading *reading, const char *value, const char *column, guint64 line, FulCase *item)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *quoted = NULL;

  if (*value == '\0' || ful_split_from_name (value, &item->split))
    return TRUE;
  trimmed = g_strstrip (g_strdup (value));
  if (*trimmed == '\0' || ful_split_from_name (trimmed, &item->split))
    return TRUE;
  quoted = ful_quote_untrusted (trimmed);
  ful_bad_rows_add (reading->import->bad, line, column,
                    "%s is no split; write train, dev, test or none, or leave it blank", quoted);
  return FALSE;
}

static gboolean
read_id (Reading *reading, const char *value, const char *column, guint64 line, FulCase *item)
{
  gsize first;

  if (*value == '\0')
    return TRUE;
  if (!ful_bad_rows_check_name (reading->import->bad, line, column, value))
    return FALSE;
  first = GPOINTER_TO_SIZE (g_hash_table_lookup (reading->ids, value));
  if (first > 0) {
    g_autofree char *quoted = ful_quote_untrusted (value);

    ful_bad_rows_add (reading->import->bad, line, column,
                      "%s is the id of line %" G_GSIZE_FORMAT " already; give each its own", quoted,
                      first);
    return FALSE;
  }
  item->name = g_strdup (value);
  return TRUE;
}

static gboolean
read_input (Reading *reading, const FulCaseColumn *column, const char *value, guint64 line)
{
  if (*value == '\0')
    return TRUE;
  if (!ful_bad_rows_check_text (reading->import->bad, line, column->column, value,
                                FUL_MAX_TEXT_BYTES))
    return FALSE;
  reading->input_bytes += strlen (column->variable) + strlen (value) + 2;
  if (reading->input_bytes > FUL_MAX_INPUTS_BYTES) {
    ful_bad_rows_add (reading->import->bad, line, column->column,
                      "the inputs of this row are longer than the %d bytes that a project takes; "
                      "shorten them",
                      FUL_MAX_INPUTS_BYTES);
    return FALSE;
  }
  g_ptr_array_add (reading->names, column->variable);
  g_ptr_array_add (reading->values, (gpointer)value);
  return TRUE;
}

/* The field of a case that is just a text. */
static gboolean
read_text (Reading *reading,
           const FulCaseColumn *column,
           const char *value,
           gsize most,
           guint64 line,
           char **out)
{
  if (!ful_bad_rows_check_text (reading->import->bad, line, column->column, value, most))
    return FALSE;
  *out = column->field == FUL_CASE_FIELD_TAGS ? normalise_tags (value) : dup_filled (value);
  return TRUE;
}

/* One cell into the case. FALSE when it makes the row bad. */
static gboolean
read_cell (Reading *reading,
           const FulCaseColumn *column,
           const char *value,
           guint64 line,
           FulCase *item)
{
  switch (column->field) {
  case FUL_CASE_FIELD_ID:
    return read_id (reading, value, column->column, line, item);
  case FUL_CASE_FIELD_VARIABLE:
    return read_input (reading, column, value, line);
  case FUL_CASE_FIELD_EXPECTED:
    return read_text (reading, column, value, FUL_MAX_TEXT_BYTES, line, &item->expected);
  case FUL_CASE_FIELD_SPLIT:
    return read_split (reading, value, column->column, line, item);
  case FUL_CASE_FIELD_GROUP:
    return read_text (reading, column, value, FUL_MAX_NAME_BYTES, line, &item->group);
  case FUL_CASE_FIELD_TAGS:
    return read_text (reading, column, value, FUL_MAX_TEXT_BYTES, line, &item->tags);
  case FUL_CASE_FIELD_LEFT_OUT:
  case FUL_N_CASE_FIELDS:
    break;
  }
  return TRUE;
}

/* Into the empty list of a new case, which mostly is large enough as it is. */
static char **
copy_texts (char **list, const GPtrArray *texts)
{
  list = g_renew (char *, list, texts->len + 1);
  for (guint i = 0; i < texts->len; i++)
    list[i] = g_strdup (texts->pdata[i]);
  list[texts->len] = NULL;
  return list;
}

static void
read_row (Reading *reading, const char *const *values, guint64 line)
{
  const GPtrArray *columns = reading->import->columns;
  g_autoptr (FulCase) item = ful_case_new ();

  reading->input_bytes = 0;
  g_ptr_array_set_size (reading->names, 0);
  g_ptr_array_set_size (reading->values, 0);
  if (reading->options->has_split)
    item->split = reading->options->split;
  for (guint i = 0; i < columns->len; i++)
    if (!read_cell (reading, columns->pdata[i], values[i], line, item))
      return;
  if (reading->names->len == 0) {
    ful_bad_rows_add (reading->import->bad, line, NULL,
                      "every input is empty; fill one in or remove the row");
    return;
  }
  item->var_names = copy_texts (item->var_names, reading->names);
  item->var_values = copy_texts (item->var_values, reading->values);
  if (item->name != NULL)
    g_hash_table_insert (reading->ids, item->name, GSIZE_TO_POINTER (line));
  g_ptr_array_add (reading->import->cases, g_steal_pointer (&item));
  g_array_append_val (reading->import->lines, line);
}

#define LOOK_EVERY 256 /* rows between two looks at whether to go on */

/* Every row. FALSE when cancelled. */
static gboolean
read_rows (Reading *reading, FulRecordReader *reader, GError **error)
{
  const FulCaseImportOptions *options = reading->options;
  const char *const *values;
  guint64 line = 0;
  int n = 0;

  while ((values = ful_record_reader_next (reader, reading->import->bad, &line)) != NULL) {
    read_row (reading, values, line);
    if (++n % LOOK_EVERY != 0)
      continue;
    if (options->rows_read != NULL)
      g_atomic_int_set (options->rows_read, n);
    if (g_cancellable_set_error_if_cancelled (options->cancellable, error))
      return FALSE;
  }
  return TRUE;
}

/* Which column is which field, as chosen or as guessed. */
static GPtrArray *
map_columns (FulRecordReader *reader, const FulCaseImportOptions *options, GError **error)
{
  gsize n;
  const char *const *columns = ful_record_reader_columns (reader, &n);
  guint64 line = ful_record_reader_header_line (reader);

  if (options->fields == NULL)
    return ful_case_map (columns, n, options->map, options->file, line, error);
  if (n == options->n_fields)
    return ful_case_map_fields (columns, n, options->fields, options->file, line, error);
  ful_set_error_at (error, FUL_ERROR_BAD_INPUT, options->file, line, NULL,
                    "%" G_GSIZE_FORMAT " columns where there were %" G_GSIZE_FORMAT
                    "; the file was changed meanwhile, choose it again",
                    n, options->n_fields);
  return NULL;
}

FulCaseImport *
ful_case_import_parse (const char *text,
                       gsize length,
                       const FulCaseImportOptions *options,
                       GError **error)
{
  g_autoptr (FulCaseImport) self = g_new0 (FulCaseImport, 1);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (FulRecordReader) reader = NULL;
  Reading reading = {
    .import = self, .options = options, .ids = ids, .names = names, .values = cells
  };

  self->file = g_strdup (options->file);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->bad = ful_bad_rows_new ();
  reader = ful_record_reader_new (text, length, options->format, options->file, error);
  if (reader == NULL)
    return NULL;
  self->columns = map_columns (reader, options, error);
  if (self->columns == NULL)
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    self->has_field[((FulCaseColumn *)self->columns->pdata[i])->field] = TRUE;
  self->has_field[FUL_CASE_FIELD_SPLIT] |= options->has_split;
  if (!read_rows (&reading, reader, error))
    return NULL;
  self->rows = self->cases->len + self->bad->len;
  return g_steal_pointer (&self);
}
