/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/chat.h"

#include <string.h>

#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"

static void
message_free (gpointer data)
{
  FulChatMessage *message = data;

  g_free (message->role);
  g_free (message->content);
  g_free (message);
}

void
ful_chat_free (FulChat *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->messages);
  g_free (self->property);
  g_strfreev (self->allowed);
  g_free (self);
}

static gboolean
read_messages (FulChat *self, JsonObject *body, GError **error)
{
  JsonArray *messages = NULL;

  if (!ful_json_get_array (body, "messages", &messages, error))
    return FALSE;
  if (messages == NULL || json_array_get_length (messages) == 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, "request", 0, "messages",
                             "there are none");
  for (guint i = 0; i < json_array_get_length (messages); i++) {
    JsonNode *node = json_array_get_element (messages, i);
    const char *role = NULL, *content = NULL;
    FulChatMessage *message;

    if (!JSON_NODE_HOLDS_OBJECT (node))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, "request", 0, "messages",
                               "message %u is not an object", i + 1);
    if (!ful_json_get_string (json_node_get_object (node), "role", &role, error) ||
        !ful_json_get_string (json_node_get_object (node), "content", &content, error))
      return FALSE;
    message = g_new (FulChatMessage, 1);
    message->role = g_strdup (role != NULL ? role : "");
    message->content = g_strdup (content != NULL ? content : "");
    g_ptr_array_add (self->messages, message);
  }
  return TRUE;
}

/* The strings of a schema's enum; NULL without one. */
static GStrv
read_enum (JsonObject *schema)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  JsonArray *values = NULL;

  if (!ful_json_get_array (schema, "enum", &values, NULL) || values == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (values); i++) {
    JsonNode *value = json_array_get_element (values, i);

    if (json_node_get_value_type (value) == G_TYPE_STRING)
      g_strv_builder_add (labels, json_node_get_string (value));
  }
  return g_strv_builder_end (labels);
}

static void
read_schema (FulChat *self, JsonObject *schema)
{
  JsonObject *properties = NULL;
  const char *type = NULL;

  ful_json_get_string (schema, "type", &type, NULL);
  ful_json_get_object (schema, "properties", &properties, NULL);
  self->allowed = read_enum (schema);
  if (self->allowed != NULL || g_strcmp0 (type, "string") == 0) {
    self->form = FUL_CHAT_JSON_STRING;
  } else if (properties != NULL && json_object_get_size (properties) == 1) {
    g_autoptr (GList) names = json_object_get_members (properties);
    JsonObject *property = NULL;

    self->form = FUL_CHAT_JSON_MEMBER;
    self->property = g_strdup (names->data);
    if (ful_json_get_object (properties, names->data, &property, NULL) && property != NULL)
      self->allowed = read_enum (property);
  }
}

static gboolean
read_format (FulChat *self, JsonObject *body, GError **error)
{
  JsonObject *format = NULL, *wrapper = NULL, *schema = NULL;
  const char *type = NULL;

  if (!ful_json_get_object (body, "response_format", &format, error))
    return FALSE;
  if (format == NULL)
    return TRUE;
  if (!ful_json_get_string (format, "type", &type, error) ||
      !ful_json_get_object (format, "json_schema", &wrapper, error))
    return FALSE;
  if (g_strcmp0 (type, "json_object") == 0) {
    self->form = FUL_CHAT_JSON_MEMBER;
    self->property = g_strdup ("label");
  } else if (wrapper != NULL) {
    if (!ful_json_get_object (wrapper, "schema", &schema, error))
      return FALSE;
    if (schema != NULL)
      read_schema (self, schema);
  }
  return TRUE;
}

FulChat *
ful_chat_parse (GBytes *body, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonNode) root = ful_json_parse (text != NULL ? text : "", length, "request", error);
  g_autoptr (FulChat) self = NULL;

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, "request", 1, NULL, "not a JSON object");
    return NULL;
  }
  self = g_new0 (FulChat, 1);
  self->messages = g_ptr_array_new_with_free_func (message_free);
  if (!read_messages (self, json_node_get_object (root), error) ||
      !read_format (self, json_node_get_object (root), error))
    return NULL;
  return g_steal_pointer (&self);
}

int
ful_chat_last_user (const FulChat *self)
{
  for (int i = (int)self->messages->len - 1; i >= 0; i--) {
    const FulChatMessage *message = g_ptr_array_index (self->messages, i);

    if (strcmp (message->role, "user") == 0)
      return i;
  }
  return -1;
}

char *
ful_chat_format (const FulChat *self, const char *label)
{
  g_autoptr (FulJsonWriter) writer = NULL;

  if (self->form == FUL_CHAT_TEXT)
    return g_strdup (label);
  writer = ful_json_writer_new (FUL_JSON_COMPACT);
  if (self->form == FUL_CHAT_JSON_STRING) {
    ful_json_writer_string (writer, label);
  } else {
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, self->property, label);
    ful_json_writer_end_object (writer);
  }
  return ful_json_writer_finish (writer);
}

char *
ful_chat_label_of (const FulChat *self, const char *answer)
{
  g_autoptr (JsonNode) node = NULL;
  const char *label = NULL;

  if (self->form == FUL_CHAT_TEXT)
    return g_strdup (answer);
  node = ful_json_parse (answer, strlen (answer), NULL, NULL);
  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    label = json_node_get_string (node);
  else if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) && self->form == FUL_CHAT_JSON_MEMBER)
    ful_json_get_string (json_node_get_object (node), self->property, &label, NULL);
  return g_strdup (label != NULL ? label : answer);
}
