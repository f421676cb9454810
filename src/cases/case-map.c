/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-map.h"

#include <string.h>

#include "base/error.h"
#include "project/limits.h"

#define VARS "vars."

static const char *const field_names[] = { "", "id", "vars", "expected", "split", "group", "tags" };

G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == FUL_N_CASE_FIELDS);

/* What columns are usually called, the likeliest first. */
static const struct {
  const char *column;
  FulCaseField field;
} guesses[] = {
  { "id", FUL_CASE_FIELD_ID },           { "case", FUL_CASE_FIELD_ID },
  { "case_id", FUL_CASE_FIELD_ID },      { "expected", FUL_CASE_FIELD_EXPECTED },
  { "label", FUL_CASE_FIELD_EXPECTED },  { "category", FUL_CASE_FIELD_EXPECTED },
  { "answer", FUL_CASE_FIELD_EXPECTED }, { "output", FUL_CASE_FIELD_EXPECTED },
  { "intent", FUL_CASE_FIELD_EXPECTED }, { "target", FUL_CASE_FIELD_EXPECTED },
  { "split", FUL_CASE_FIELD_SPLIT },     { "group", FUL_CASE_FIELD_GROUP },
  { "customer", FUL_CASE_FIELD_GROUP },  { "document", FUL_CASE_FIELD_GROUP },
  { "tags", FUL_CASE_FIELD_TAGS },
};

/* A mapping in the making. */
typedef struct {
  GPtrArray *columns;                /* FulCaseColumn* */
  gboolean mapped;                   /* the user named an input, so all of them */
  gboolean *given;                   /* a column: the user said what it is */
  gboolean taken[FUL_N_CASE_FIELDS]; /* but for inputs: a column has it */
  const char *file;
  guint64 line;
} Mapping;

const char *
ful_case_field_name (FulCaseField field)
{
  return field_names[field];
}

static void
free_column (gpointer data)
{
  FulCaseColumn *column = data;

  g_free (column->column);
  g_free (column->variable);
  g_free (column);
}

static FulCaseColumn *
find_column (const GPtrArray *columns, const char *name, guint *index)
{
  for (guint i = 0; i < columns->len; i++) {
    FulCaseColumn *column = columns->pdata[i];

    if (strcmp (column->column, name) == 0) {
      *index = i;
      return column;
    }
  }
  return NULL;
}

static gboolean
is_variable (const char *name)
{
  return g_str_has_prefix (name, VARS) && name[strlen (VARS)] != '\0';
}

static void
set_variable (FulCaseColumn *column, const char *name)
{
  column->field = FUL_CASE_FIELD_VARIABLE;
  g_free (column->variable);
  column->variable = g_strdup (name);
}

static gboolean
no_such_column (const Mapping *mapping, const char *name, GError **error)
{
  g_autoptr (GString) there = g_string_new (NULL);
  g_autofree char *quoted = ful_quote_untrusted (name);

  for (guint i = 0; i < mapping->columns->len; i++) {
    const FulCaseColumn *column = mapping->columns->pdata[i];
    g_autofree char *one = ful_quote_untrusted (column->column);

    g_string_append_printf (there, "%s%s", i > 0 ? ", " : "", one);
  }
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, mapping->file, mapping->line, "--map",
                           "there is no column %s; the file has %s", quoted, there->str);
}

static gboolean
set_field (Mapping *mapping, FulCaseColumn *column, const char *field, GError **error)
{
  g_autofree char *quoted = ful_quote_untrusted (field);

  if (is_variable (field)) {
    set_variable (column, field + strlen (VARS));
    mapping->mapped = TRUE;
    return TRUE;
  }
  for (guint i = 0; i < FUL_N_CASE_FIELDS; i++) {
    if (i == FUL_CASE_FIELD_VARIABLE || strcmp (field_names[i], field) != 0)
      continue;
    if (i != FUL_CASE_FIELD_LEFT_OUT && mapping->taken[i])
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, mapping->file, mapping->line, "--map",
                               "two columns for %s; name one", field);
    mapping->taken[i] = TRUE;
    column->field = (FulCaseField)i;
    return TRUE;
  }
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, mapping->file, mapping->line, "--map",
                           "%s is no field; fields are id, vars.NAME, expected, split, group, "
                           "tags, and nothing to leave the column out",
                           quoted);
}

/* One "COLUMN=FIELD"; no field holds a '=', but for names of inputs. */
static gboolean
apply_entry (Mapping *mapping, const char *entry, GError **error)
{
  const char *equals = g_strstr_len (entry, -1, "=" VARS);
  g_autofree char *name = NULL;
  FulCaseColumn *column;
  guint index = 0;

  if (equals == NULL)
    equals = strrchr (entry, '=');
  if (equals == NULL) {
    g_autofree char *quoted = ful_quote_untrusted (entry);

    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--map",
                             "%s is no COLUMN=FIELD, such as question=vars.question", quoted);
  }
  name = g_strndup (entry, (gsize)(equals - entry));
  column = find_column (mapping->columns, g_strstrip (name), &index);
  if (column == NULL)
    return no_such_column (mapping, name, error);
  if (mapping->given[index]) {
    g_autofree char *quoted = ful_quote_untrusted (name);

    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--map",
                             "the column %s is mapped twice; map it once", quoted);
  }
  mapping->given[index] = TRUE;
  return set_field (mapping, column, equals + 1, error);
}

static void
guess_fields (Mapping *mapping)
{
  for (guint g = 0; g < G_N_ELEMENTS (guesses); g++)
    for (guint i = 0; i < mapping->columns->len; i++) {
      FulCaseColumn *column = mapping->columns->pdata[i];

      if (mapping->given[i] || column->field != FUL_CASE_FIELD_LEFT_OUT ||
          mapping->taken[guesses[g].field] ||
          g_ascii_strcasecmp (column->column, guesses[g].column) != 0)
        continue;
      column->field = guesses[g].field;
      mapping->taken[guesses[g].field] = TRUE;
    }
}

/* "vars.NAME" is the input NAME. */
static void
set_variable_of_column (FulCaseColumn *column)
{
  set_variable (column,
                is_variable (column->column) ? column->column + strlen (VARS) : column->column);
}

static void
guess_inputs (Mapping *mapping)
{
  for (guint i = 0; i < mapping->columns->len; i++) {
    FulCaseColumn *column = mapping->columns->pdata[i];

    if (mapping->given[i] || mapping->mapped || column->field != FUL_CASE_FIELD_LEFT_OUT ||
        *column->column == '\0')
      continue;
    set_variable_of_column (column);
  }
}

static gboolean
is_name (const char *text)
{
  const char *p = text;

  while (*p != '\0' && !g_ascii_iscntrl (*p))
    p++;
  return *p == '\0' && p - text <= FUL_MAX_NAME_BYTES;
}

/* Two inputs of one name would be one. */
static gboolean
check_inputs (Mapping *mapping, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  FulCaseColumn *group = NULL;

  for (guint i = 0; i < mapping->columns->len; i++) {
    FulCaseColumn *column = mapping->columns->pdata[i];

    if (column->field == FUL_CASE_FIELD_GROUP && !mapping->given[i])
      group = column;
    if (column->field == FUL_CASE_FIELD_VARIABLE && !g_hash_table_add (names, column->variable)) {
      g_autofree char *quoted = ful_quote_untrusted (column->variable);

      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, mapping->file, mapping->line, NULL,
                               "two columns for the input %s; map one of them otherwise", quoted);
    }
    if (column->field == FUL_CASE_FIELD_VARIABLE && !is_name (column->variable)) {
      g_autofree char *quoted = ful_quote_untrusted (column->variable);

      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, mapping->file, mapping->line, NULL,
                               "%s can't be the name of an input: it is too long or holds a "
                               "control character; name it with --map COLUMN=vars.NAME",
                               quoted);
    }
  }
  if (g_hash_table_size (names) > 0)
    return TRUE;
  if (group != NULL) {
    set_variable (group, group->column);
    return TRUE;
  }
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, mapping->file, mapping->line, NULL,
                           "no column is an input; name one with --map COLUMN=vars.NAME");
}

GPtrArray *
ful_case_map (const char *const *columns,
              gsize n,
              const char *const *map,
              const char *file,
              guint64 line,
              GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_column);
  g_autofree gboolean *given = g_new0 (gboolean, n + 1);
  Mapping mapping = { .columns = list, .given = given, .file = file, .line = line };

  for (gsize i = 0; i < n; i++) {
    FulCaseColumn *column = g_new0 (FulCaseColumn, 1);

    column->column = g_strdup (columns[i]);
    g_ptr_array_add (list, column);
  }
  for (gsize i = 0; map != NULL && map[i] != NULL; i++)
    if (!apply_entry (&mapping, map[i], error))
      return NULL;
  guess_fields (&mapping);
  guess_inputs (&mapping);
  if (!check_inputs (&mapping, error))
    return NULL;
  return g_steal_pointer (&list);
}

GPtrArray *
ful_case_map_fields (const char *const *columns,
                     gsize n,
                     const FulCaseField *fields,
                     const char *file,
                     guint64 line,
                     GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_column);
  g_autofree gboolean *given = g_new0 (gboolean, n + 1);
  Mapping mapping = { .columns = list, .given = given, .file = file, .line = line };
  gsize inputs = 0;

  for (gsize i = 0; i < n; i++) {
    FulCaseColumn *column = g_new0 (FulCaseColumn, 1);

    column->column = g_strdup (columns[i]);
    column->field = fields[i];
    given[i] = TRUE;
    g_ptr_array_add (list, column);
    if (fields[i] == FUL_CASE_FIELD_VARIABLE) {
      set_variable_of_column (column);
      inputs++;
    } else if (fields[i] != FUL_CASE_FIELD_LEFT_OUT && mapping.taken[fields[i]]) {
      ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, line, NULL,
                        "two columns for %s; choose one", field_names[fields[i]]);
      return NULL;
    }
    mapping.taken[fields[i]] = TRUE;
  }
  if (inputs == 0) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                      "no column is an input; say which one holds what the model is given");
    return NULL;
  }
  if (!check_inputs (&mapping, error))
    return NULL;
  return g_steal_pointer (&list);
}
