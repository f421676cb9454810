/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json-writer.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* What is open: one level a container. */
typedef struct {
  gboolean object;
  gboolean empty;
} Level;

struct _FulJsonWriter {
  GString *text;
  GArray *levels; /* Level */
  FulJsonStyle style;
  gboolean named; /* a member's name was written, its value not yet */
};

FulJsonWriter *
ful_json_writer_new (FulJsonStyle style)
{
  FulJsonWriter *writer = g_new0 (FulJsonWriter, 1);

  writer->text = g_string_new (NULL);
  writer->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  writer->style = style;
  return writer;
}

void
ful_json_writer_free (FulJsonWriter *writer)
{
  if (writer == NULL)
    return;
  g_string_free (writer->text, TRUE);
  g_array_unref (writer->levels);
  g_free (writer);
}

static Level *
innermost (FulJsonWriter *writer)
{
  if (writer->levels->len == 0)
    return NULL;
  return &g_array_index (writer->levels, Level, writer->levels->len - 1);
}

/* A new line where the style has one between the members of the container that is open. */
static void
break_line (FulJsonWriter *writer)
{
  if (writer->style == FUL_JSON_COMPACT)
    return;
  if (writer->style == FUL_JSON_LINES) {
    if (writer->levels->len == 1)
      g_string_append_c (writer->text, '\n');
    return;
  }
  g_string_append_c (writer->text, '\n');
  for (guint i = 0; i < writer->levels->len; i++)
    g_string_append (writer->text, "  ");
}

/* What stands before the next value or name. */
static void
begin_item (FulJsonWriter *writer)
{
  Level *level = innermost (writer);

  if (writer->named) {
    writer->named = FALSE;
    return;
  }
  if (level == NULL)
    return;
  if (!level->empty)
    g_string_append_c (writer->text, ',');
  level->empty = FALSE;
  break_line (writer);
}

static void
begin_container (FulJsonWriter *writer, gboolean object)
{
  Level level = { .object = object, .empty = TRUE };

  begin_item (writer);
  g_string_append_c (writer->text, object ? '{' : '[');
  g_array_append_val (writer->levels, level);
}

static void
end_container (FulJsonWriter *writer, gboolean object)
{
  Level *level = innermost (writer);
  gboolean empty, root;

  g_return_if_fail (level != NULL && level->object == object && !writer->named);
  empty = level->empty;
  root = writer->levels->len == 1;
  g_array_set_size (writer->levels, writer->levels->len - 1);
  if (!empty && writer->style == FUL_JSON_PRETTY)
    break_line (writer);
  else if (!empty && root && writer->style == FUL_JSON_LINES)
    g_string_append_c (writer->text, '\n');
  g_string_append_c (writer->text, object ? '}' : ']');
}

void
ful_json_writer_begin_object (FulJsonWriter *writer)
{
  begin_container (writer, TRUE);
}

void
ful_json_writer_end_object (FulJsonWriter *writer)
{
  end_container (writer, TRUE);
}

void
ful_json_writer_begin_array (FulJsonWriter *writer)
{
  begin_container (writer, FALSE);
}

void
ful_json_writer_end_array (FulJsonWriter *writer)
{
  end_container (writer, FALSE);
}

static void
append_escaped (GString *text, const char *value)
{
  static const char names[] = "\"\\bfnrt", values[] = "\"\\\b\f\n\r\t";
  const char *run = value;

  for (; *value != '\0'; value++) {
    const char *named;

    if ((guint8)*value >= 0x20 && *value != '"' && *value != '\\')
      continue;
    g_string_append_len (text, run, value - run);
    run = value + 1;
    named = strchr (values, *value);
    if (named != NULL) {
      g_string_append_c (text, '\\');
      g_string_append_c (text, names[named - values]);
    } else {
      g_string_append_printf (text, "\\u%04x", (guint)*value);
    }
  }
  g_string_append_len (text, run, value - run);
}

static void
append_string (FulJsonWriter *writer, const char *value)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (value, -1, NULL))
    value = valid = g_utf8_make_valid (value, -1);
  g_string_append_c (writer->text, '"');
  append_escaped (writer->text, value);
  g_string_append_c (writer->text, '"');
}

void
ful_json_writer_name (FulJsonWriter *writer, const char *name)
{
  Level *level = innermost (writer);

  g_return_if_fail (level != NULL && level->object && !writer->named);
  begin_item (writer);
  append_string (writer, name);
  g_string_append (writer->text, writer->style == FUL_JSON_PRETTY ? ": " : ":");
  writer->named = TRUE;
}

static void
append_literal (FulJsonWriter *writer, const char *literal)
{
  begin_item (writer);
  g_string_append (writer->text, literal);
}

void
ful_json_writer_string (FulJsonWriter *writer, const char *value)
{
  if (value == NULL) {
    append_literal (writer, "null");
    return;
  }
  begin_item (writer);
  append_string (writer, value);
}

void
ful_json_writer_double (FulJsonWriter *writer, double value)
{
  g_autofree char *number = isfinite (value) ? ful_number_format (value) : g_strdup ("null");

  append_literal (writer, number);
}

void
ful_json_writer_int (FulJsonWriter *writer, gint64 value)
{
  begin_item (writer);
  g_string_append_printf (writer->text, "%" G_GINT64_FORMAT, value);
}

void
ful_json_writer_boolean (FulJsonWriter *writer, gboolean value)
{
  append_literal (writer, value ? "true" : "false");
}

void
ful_json_writer_null (FulJsonWriter *writer)
{
  append_literal (writer, "null");
}

static void write_node (FulJsonWriter *writer, JsonNode *node, gboolean sorted);

static void
write_object (FulJsonWriter *writer, JsonObject *object, gboolean sorted)
{
  g_autoptr (GList) names = json_object_get_members (object);

  if (sorted)
    names = g_list_sort (names, (GCompareFunc)strcmp);
  ful_json_writer_begin_object (writer);
  for (GList *l = names; l != NULL; l = l->next) {
    ful_json_writer_name (writer, l->data);
    write_node (writer, json_object_get_member (object, l->data), sorted);
  }
  ful_json_writer_end_object (writer);
}

static void
write_array (FulJsonWriter *writer, JsonArray *array, gboolean sorted)
{
  guint n = json_array_get_length (array);

  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    write_node (writer, json_array_get_element (array, i), sorted);
  ful_json_writer_end_array (writer);
}

static void
write_node (FulJsonWriter *writer, JsonNode *node, gboolean sorted)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    ful_json_writer_null (writer);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (writer, json_node_get_object (node), sorted);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (writer, json_node_get_array (node), sorted);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    ful_json_writer_string (writer, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    ful_json_writer_boolean (writer, json_node_get_boolean (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    ful_json_writer_int (writer, json_node_get_int (node));
  else
    ful_json_writer_double (writer, json_node_get_double (node));
}

void
ful_json_writer_node (FulJsonWriter *writer, JsonNode *node)
{
  write_node (writer, node, TRUE);
}

void
ful_json_writer_node_in_order (FulJsonWriter *writer, JsonNode *node)
{
  write_node (writer, node, FALSE);
}

void
ful_json_writer_string_member (FulJsonWriter *writer, const char *name, const char *value)
{
  ful_json_writer_name (writer, name);
  ful_json_writer_string (writer, value);
}

void
ful_json_writer_double_member (FulJsonWriter *writer, const char *name, double value)
{
  ful_json_writer_name (writer, name);
  ful_json_writer_double (writer, value);
}

void
ful_json_writer_int_member (FulJsonWriter *writer, const char *name, gint64 value)
{
  ful_json_writer_name (writer, name);
  ful_json_writer_int (writer, value);
}

void
ful_json_writer_boolean_member (FulJsonWriter *writer, const char *name, gboolean value)
{
  ful_json_writer_name (writer, name);
  ful_json_writer_boolean (writer, value);
}

void
ful_json_writer_null_member (FulJsonWriter *writer, const char *name)
{
  ful_json_writer_name (writer, name);
  ful_json_writer_null (writer);
}

char *
ful_json_writer_finish (FulJsonWriter *writer)
{
  char *text;

  g_return_val_if_fail (writer->levels->len == 0 && !writer->named, NULL);
  if (writer->style != FUL_JSON_COMPACT)
    g_string_append_c (writer->text, '\n');
  text = g_string_free (writer->text, FALSE);
  writer->text = g_string_new (NULL);
  return text;
}

char *
ful_json_canonical (JsonNode *node)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);

  ful_json_writer_node (writer, node);
  return ful_json_writer_finish (writer);
}
