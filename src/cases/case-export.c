/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-export.h"

#include <string.h>

#include "base/csv.h"
#include "base/json-writer.h"
#include "cases/case-map.h"

/* Fields before the inputs, in order. */
static const FulCaseField fields[] = { FUL_CASE_FIELD_ID, FUL_CASE_FIELD_SPLIT,
                                       FUL_CASE_FIELD_GROUP, FUL_CASE_FIELD_EXPECTED,
                                       FUL_CASE_FIELD_TAGS };

static const char *
field_of (const FulCase *item, FulCaseField field)
{
  switch (field) {
  case FUL_CASE_FIELD_ID:
    return item->name;
  case FUL_CASE_FIELD_SPLIT:
    return item->split != FUL_SPLIT_NONE ? ful_split_name (item->split) : NULL;
  case FUL_CASE_FIELD_GROUP:
    return item->group;
  case FUL_CASE_FIELD_EXPECTED:
    return item->expected;
  case FUL_CASE_FIELD_TAGS:
    return item->tags;
  case FUL_CASE_FIELD_LEFT_OUT:
  case FUL_CASE_FIELD_VARIABLE:
  case FUL_N_CASE_FIELDS:
    break;
  }
  return NULL;
}

/* The inputs that any case has, those of @columns first. Borrowed names. */
static GPtrArray *
collect_inputs (const GPtrArray *cases, const GPtrArray *columns)
{
  GPtrArray *inputs = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < columns->len; i++)
    if (g_hash_table_add (seen, columns->pdata[i]))
      g_ptr_array_add (inputs, columns->pdata[i]);
  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    for (gsize j = 0; item->var_names != NULL && item->var_names[j] != NULL; j++)
      if (g_hash_table_add (seen, item->var_names[j]))
        g_ptr_array_add (inputs, item->var_names[j]);
  }
  return inputs;
}

/* The column's name: as the input's where a reader would take it for that very input. */
static char *
column_name (const char *input)
{
  const char *const names[] = { input, "another" };
  g_autofree char *trimmed = g_strstrip (g_strdup (input));
  g_autoptr (GPtrArray) map = ful_case_map (names, G_N_ELEMENTS (names), NULL, NULL, 0, NULL);
  const FulCaseColumn *column = map != NULL ? map->pdata[0] : NULL;

  if (column != NULL && column->field == FUL_CASE_FIELD_VARIABLE &&
      strcmp (column->variable, input) == 0 && strcmp (trimmed, input) == 0 &&
      strcmp (input, "vars") != 0)
    return g_strdup (input);
  return g_strconcat ("vars.", input, NULL);
}

static char *
export_delimited (const GPtrArray *cases, const GPtrArray *inputs, char delimiter)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    ful_csv_append_field (text, ful_case_field_name (fields[i]), delimiter, i == 0);
  for (guint i = 0; i < inputs->len; i++) {
    g_autofree char *name = column_name (inputs->pdata[i]);

    ful_csv_append_field (text, name, delimiter, FALSE);
  }
  g_string_append_c (text, '\n');
  for (guint row = 0; row < cases->len; row++) {
    const FulCase *item = cases->pdata[row];

    for (guint i = 0; i < G_N_ELEMENTS (fields) + inputs->len; i++) {
      const char *value = i < G_N_ELEMENTS (fields)
                              ? field_of (item, fields[i])
                              : ful_case_variable (item, inputs->pdata[i - G_N_ELEMENTS (fields)]);

      ful_csv_append_field (text, value != NULL ? value : "", delimiter, i == 0);
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static void
write_member (FulJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    ful_json_writer_string_member (writer, name, value);
}

static char *
export_json (const GPtrArray *cases, const GPtrArray *inputs, gboolean array)
{
  g_autoptr (FulJsonWriter) writer =
      ful_json_writer_new (array ? FUL_JSON_LINES : FUL_JSON_COMPACT);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < inputs->len; i++)
    g_ptr_array_add (names, column_name (inputs->pdata[i]));
  if (array)
    ful_json_writer_begin_array (writer);
  for (guint row = 0; row < cases->len; row++) {
    const FulCase *item = cases->pdata[row];

    ful_json_writer_begin_object (writer);
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      write_member (writer, ful_case_field_name (fields[i]), field_of (item, fields[i]));
    for (guint i = 0; i < inputs->len; i++)
      write_member (writer, names->pdata[i], ful_case_variable (item, inputs->pdata[i]));
    ful_json_writer_end_object (writer);
    if (!array) {
      g_autofree char *line = ful_json_writer_finish (writer);

      g_string_append (lines, line);
      g_string_append_c (lines, '\n');
    }
  }
  if (!array)
    return g_string_free (g_steal_pointer (&lines), FALSE);
  ful_json_writer_end_array (writer);
  return ful_json_writer_finish (writer);
}

char *
ful_case_export (const GPtrArray *cases, const GPtrArray *columns, FulRecordFormat format)
{
  g_autoptr (GPtrArray) inputs = collect_inputs (cases, columns);

  switch (format) {
  case FUL_RECORDS_CSV:
    return export_delimited (cases, inputs, ',');
  case FUL_RECORDS_TSV:
    return export_delimited (cases, inputs, '\t');
  case FUL_RECORDS_JSONL:
    return export_json (cases, inputs, FALSE);
  case FUL_RECORDS_JSON:
    break;
  }
  return export_json (cases, inputs, TRUE);
}
