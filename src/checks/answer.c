/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/answer.h"

#include <string.h>

#include "base/json.h"
#include "base/number.h"

gboolean
ful_answer_is_json (const FulPromptBody *body)
{
  return body != NULL && (body->response == FUL_RESPONSE_JSON ||
                          body->response == FUL_RESPONSE_SCHEMA || body->schema != NULL);
}

static JsonNode *
parse (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return ful_json_parse (trimmed, strlen (trimmed), NULL, NULL);
}

/* NULL where the value is no text, number or flag. */
static char *
text_of_value (JsonNode *node)
{
  GType type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return ful_number_format (json_node_get_double (node));
}

static char *
text_of_only_member (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) members = json_object_get_values (object);

  return json_object_get_size (object) == 1 ? text_of_value (members->data) : NULL;
}

/* A number or flag reads the same either way; a quoted text or an object does not. */
static gboolean
expects_json (const char *expected)
{
  g_autoptr (JsonNode) node = expected != NULL ? parse (expected) : NULL;

  return node != NULL &&
         (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING);
}

char *
ful_answer_plain (const FulPromptBody *body, const char *output, const char *expected)
{
  g_autoptr (JsonNode) node = NULL;
  char *plain = NULL;

  if (ful_answer_is_json (body) && !expects_json (expected))
    node = parse (output);
  if (node != NULL)
    plain = JSON_NODE_HOLDS_OBJECT (node) ? text_of_only_member (node) : text_of_value (node);
  return plain != NULL ? plain : g_strdup (output);
}

static GPtrArray *
enum_of (JsonObject *schema)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  JsonArray *list = NULL;

  if (!ful_json_get_array (schema, "enum", &list, NULL) || list == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (list); i++) {
    char *name = text_of_value (json_array_get_element (list, i));

    if (name == NULL)
      return NULL;
    g_ptr_array_add (names, name);
  }
  return g_steal_pointer (&names);
}

GPtrArray *
ful_answer_labels (const FulPromptBody *body)
{
  g_autoptr (JsonNode) schema = body != NULL && body->schema != NULL ? parse (body->schema) : NULL;
  JsonObject *properties = NULL;
  g_autoptr (GList) values = NULL;
  GPtrArray *labels;

  if (schema == NULL || !JSON_NODE_HOLDS_OBJECT (schema))
    return NULL;
  labels = enum_of (json_node_get_object (schema));
  if (labels != NULL ||
      !ful_json_get_object (json_node_get_object (schema), "properties", &properties, NULL) ||
      properties == NULL || json_object_get_size (properties) != 1)
    return labels;
  values = json_object_get_values (properties);
  return JSON_NODE_HOLDS_OBJECT ((JsonNode *)values->data)
             ? enum_of (json_node_get_object (values->data))
             : NULL;
}
