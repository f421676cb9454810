/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/record-reader-private.h"

#include <string.h>

#include "base/csv.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"
#include "cases/bad-row.h"

/* Members of this object are columns of their own. */
#define NESTED "vars"

#define OWN_LINE "line 1: "

typedef struct {
  guint64 line;
  JsonNode *node; /* an object; NULL: error says why not */
  GError *error;
} Record;

struct _FulJsonRecords {
  char *file;
  GArray *records;     /* Record */
  GHashTable *indices; /* column name -> its index */
  guint next;
  GPtrArray *values; /* const char*, one a column, of the record given last */
  GPtrArray *texts;  /* char*: those of them that are not the JSON's own */
};

static void
clear_record (gpointer data)
{
  Record *record = data;

  g_clear_pointer (&record->node, json_node_unref);
  g_clear_error (&record->error);
}

void
ful_json_records_free (FulJsonRecords *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_array_unref (self->records);
  g_hash_table_unref (self->indices);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static void
add_record (FulJsonRecords *self, const char *text, gsize length, guint64 line)
{
  Record record = { .line = line };

  record.node = ful_json_parse (text, length, NULL, &record.error);
  if (record.node != NULL && !JSON_NODE_HOLDS_OBJECT (record.node)) {
    g_clear_pointer (&record.node, json_node_unref);
    ful_set_error_at (&record.error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                      "an object is wanted here: {\"NAME\": VALUE, …}");
  }
  g_array_append_val (self->records, record);
}

static void
read_lines (FulJsonRecords *self, const char *p, const char *end)
{
  for (guint64 line = 1; p < end; line++) {
    const char *line_end = memchr (p, '\n', (gsize)(end - p));
    const char *stop = line_end != NULL ? line_end : end;
    const char *start = p;

    while (start < stop && g_ascii_isspace (*start))
      start++;
    if (start < stop)
      add_record (self, p, (gsize)(stop - p), line);
    p = line_end != NULL ? line_end + 1 : end;
  }
}

/* The byte after the value at @p, of a text known to be JSON. */
static const char *
skip_value (const char *p, const char *end, guint64 *line)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (; p < end; p++) {
    if (quoted && *p == '\\')
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (quoted)
      continue;
    else if (*p == '[' || *p == '{')
      depth++;
    else if (depth == 0 && (*p == ',' || *p == ']'))
      return p;
    else if (*p == ']' || *p == '}')
      depth--;
    else
      *line += *p == '\n';
  }
  return end;
}

/* Each element by itself, so that a bad one is named with its line. */
static gboolean
read_array (FulJsonRecords *self, const char *p, const char *end, GError **error)
{
  guint64 line = 1;

  if (!ful_json_check (p, (gsize)(end - p), self->file, error))
    return FALSE;
  for (; g_ascii_isspace (*p); p++)
    line += *p == '\n';
  if (*p != '[')
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, self->file, line, NULL,
                             "an array of objects is wanted: [{…}, {…}]");
  do {
    const char *start;
    guint64 first;

    for (p++; g_ascii_isspace (*p); p++)
      line += *p == '\n';
    if (*p == ']')
      break;
    start = p;
    first = line;
    p = skip_value (p, end, &line);
    add_record (self, start, (gsize)(p - start), first);
  } while (*p == ',');
  return TRUE;
}

static JsonObject *
nested_variables (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, NESTED);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

typedef void (*MemberFunc) (FulJsonRecords *self,
                            const char *column,
                            JsonNode *value,
                            gpointer user_data);

static void
foreach_member (FulJsonRecords *self, JsonObject *object, MemberFunc func, gpointer user_data)
{
  JsonObject *nested = nested_variables (object);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (nested == NULL || strcmp (name, NESTED) != 0)
      func (self, name, value, user_data);
  if (nested == NULL)
    return;
  json_object_iter_init_ordered (&iter, nested);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    g_autofree char *column = g_strconcat (NESTED ".", name, NULL);

    func (self, column, value, user_data);
  }
}

static void
note_column (FulJsonRecords *self, const char *column, JsonNode *value, gpointer columns)
{
  char *name;

  if (g_hash_table_contains (self->indices, column))
    return;
  name = g_strdup (column);
  g_hash_table_insert (self->indices, name, GUINT_TO_POINTER (((GPtrArray *)columns)->len));
  g_ptr_array_add (columns, name);
}

FulJsonRecords *
ful_json_records_new (const char *text,
                      gsize length,
                      gboolean array,
                      const char *file,
                      GPtrArray *columns,
                      GError **error)
{
  g_autoptr (FulJsonRecords) self = g_new0 (FulJsonRecords, 1);
  gsize mark = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  self->file = g_strdup (file);
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  g_array_set_clear_func (self->records, clear_record);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  self->values = g_ptr_array_new ();
  self->texts = g_ptr_array_new_with_free_func (g_free);
  if (!array)
    read_lines (self, text + mark, text + length);
  else if (!read_array (self, text + mark, text + length, error))
    return NULL;
  for (guint i = 0; i < self->records->len; i++) {
    const Record *record = &g_array_index (self->records, Record, i);

    if (record->node != NULL)
      foreach_member (self, json_node_get_object (record->node), note_column, columns);
    if (columns->len > FUL_CSV_MAX_COLUMNS) {
      ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, record->line, NULL,
                        "more than 4096 different member names; is this a list of cases?");
      return NULL;
    }
  }
  g_ptr_array_set_size (self->values, (int)columns->len);
  return g_steal_pointer (&self);
}

static void
set_value (FulJsonRecords *self, const char *column, JsonNode *value, gpointer unused)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, column));
  gboolean is_text =
      JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING;
  char *text;

  if (is_text) {
    self->values->pdata[index] = (gpointer)json_node_get_string (value);
  } else if (!JSON_NODE_HOLDS_NULL (value)) {
    text = ful_json_canonical (value);
    g_ptr_array_add (self->texts, text);
    self->values->pdata[index] = text;
  }
}

const char *const *
ful_json_records_next (FulJsonRecords *self, GPtrArray *bad, guint64 *line)
{
  for (; self->next < self->records->len; self->next++) {
    const Record *record = &g_array_index (self->records, Record, self->next);

    if (record->node == NULL) {
      /* Each record was parsed by itself: its own line numbers say nothing. */
      ful_bad_rows_add (bad, record->line, NULL, "%s",
                        record->error->message +
                            (g_str_has_prefix (record->error->message, OWN_LINE) ? strlen (OWN_LINE)
                                                                                 : 0));
      continue;
    }
    g_ptr_array_set_size (self->texts, 0);
    for (guint i = 0; i < self->values->len; i++)
      self->values->pdata[i] = (gpointer) "";
    foreach_member (self, json_node_get_object (record->node), set_value, NULL);
    *line = record->line;
    self->next++;
    return (const char *const *)self->values->pdata;
  }
  return NULL;
}
