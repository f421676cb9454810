/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/request.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/json-writer.h"
#include "base/json.h"

struct _FulRequestShape {
  char *provider;
  char *endpoint;
  char *model_id;
  char *salt;
  FulResponse response;
  JsonNode *schema; /* NULL: none is sent */
  JsonNode *tools;  /* NULL: none */
  JsonNode *params; /* the model's own; NULL: none */
  char *schema_text;
  char *tools_text;
  double temperature;
  int max_tokens;
  gint64 seed;
  GStrv stop;
};

void
ful_request_shape_free (FulRequestShape *self)
{
  if (self == NULL)
    return;
  g_free (self->provider);
  g_free (self->endpoint);
  g_free (self->model_id);
  g_free (self->salt);
  g_clear_pointer (&self->schema, json_node_unref);
  g_clear_pointer (&self->tools, json_node_unref);
  g_clear_pointer (&self->params, json_node_unref);
  g_free (self->schema_text);
  g_free (self->tools_text);
  g_strfreev (self->stop);
  g_free (self);
}

/* NULL text gives no node. */
static gboolean
parse_part (const char *text, const char *name, JsonNodeType type, JsonNode **out, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (text == NULL)
    return TRUE;
  node = ful_json_parse (text, strlen (text), name, error);
  if (node == NULL)
    return FALSE;
  if (json_node_get_node_type (node) != type)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name, "must be a JSON %s",
                             type == JSON_NODE_ARRAY ? "array" : "object");
  json_node_seal (node);
  *out = g_steal_pointer (&node);
  return TRUE;
}

FulRequestShape *
ful_request_shape_new (const FulModel *model,
                       const FulPromptBody *body,
                       const char *salt,
                       GError **error)
{
  g_autoptr (FulRequestShape) self = g_new0 (FulRequestShape, 1);

  self->provider = g_strdup (model->provider);
  self->endpoint = g_strdup (model->endpoint);
  self->model_id = g_strdup (model->model_id);
  self->salt = g_strdup (salt);
  self->response = body->response;
  self->temperature = body->temperature;
  self->max_tokens = body->max_tokens;
  self->seed = body->seed;
  self->stop = g_strdupv (body->stop);
  if (body->response == FUL_RESPONSE_SCHEMA &&
      !parse_part (body->schema, "schema", JSON_NODE_OBJECT, &self->schema, error))
    return NULL;
  if (!parse_part (body->tools, "tools", JSON_NODE_ARRAY, &self->tools, error) ||
      !parse_part (model->params, "params", JSON_NODE_OBJECT, &self->params, error))
    return NULL;
  self->schema_text = self->schema != NULL ? ful_json_canonical (self->schema) : g_strdup ("");
  self->tools_text = self->tools != NULL ? ful_json_canonical (self->tools) : g_strdup ("");
  return g_steal_pointer (&self);
}

const char *
ful_request_shape_schema (const FulRequestShape *self)
{
  return self->schema_text;
}

const char *
ful_request_shape_tools (const FulRequestShape *self)
{
  return self->tools_text;
}

/* Members that the request itself writes, so that a model's own parameters can't say otherwise. */
static gboolean
is_written (const FulRequestShape *self, const char *name)
{
  static const char *const always[] = { "model", "messages",    "stream", "response_format",
                                        "tools", "tool_choice", NULL };

  return g_strv_contains (always, name) ||
         (strcmp (name, "temperature") == 0 && !isnan (self->temperature)) ||
         (strcmp (name, "max_tokens") == 0 && self->max_tokens >= 0) ||
         (strcmp (name, "seed") == 0 && self->seed >= 0) ||
         (strcmp (name, "stop") == 0 && self->stop != NULL);
}

static void
write_params (const FulRequestShape *self, FulJsonWriter *writer)
{
  JsonObject *params;
  g_autoptr (GList) names = NULL;

  if (self->params == NULL)
    return;
  params = json_node_get_object (self->params);
  names = g_list_sort (json_object_get_members (params), (GCompareFunc)(gpointer)strcmp);
  for (GList *link = names; link != NULL; link = link->next)
    if (!is_written (self, link->data)) {
      ful_json_writer_name (writer, link->data);
      ful_json_writer_node (writer, json_object_get_member (params, link->data));
    }
}

static void
write_format (const FulRequestShape *self, FulJsonWriter *writer)
{
  if (self->response != FUL_RESPONSE_JSON && self->schema == NULL)
    return;
  ful_json_writer_name (writer, "response_format");
  ful_json_writer_begin_object (writer);
  if (self->schema == NULL) {
    ful_json_writer_string_member (writer, "type", "json_object");
  } else {
    ful_json_writer_string_member (writer, "type", "json_schema");
    ful_json_writer_name (writer, "json_schema");
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "name", "answer");
    ful_json_writer_boolean_member (writer, "strict", TRUE);
    ful_json_writer_name (writer, "schema");
    ful_json_writer_node (writer, self->schema);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_object (writer);
}

static void
write_settings (const FulRequestShape *self, FulJsonWriter *writer)
{
  ful_json_writer_string_member (writer, "model", self->model_id);
  write_params (self, writer);
  if (!isnan (self->temperature))
    ful_json_writer_double_member (writer, "temperature", self->temperature);
  if (self->max_tokens >= 0)
    ful_json_writer_int_member (writer, "max_tokens", self->max_tokens);
  if (self->seed >= 0)
    ful_json_writer_int_member (writer, "seed", self->seed);
  if (self->stop != NULL) {
    ful_json_writer_name (writer, "stop");
    ful_json_writer_begin_array (writer);
    for (guint i = 0; self->stop[i] != NULL; i++)
      ful_json_writer_string (writer, self->stop[i]);
    ful_json_writer_end_array (writer);
  }
  write_format (self, writer);
  if (self->tools != NULL) {
    ful_json_writer_name (writer, "tools");
    ful_json_writer_node (writer, self->tools);
    if (self->response == FUL_RESPONSE_TOOL)
      ful_json_writer_string_member (writer, "tool_choice", "required");
  }
}

GBytes *
ful_request_shape_make (const FulRequestShape *self, GPtrArray *messages)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);
  char *text;

  ful_json_writer_begin_object (writer);
  write_settings (self, writer);
  ful_json_writer_name (writer, "messages");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < messages->len; i++) {
    const FulMessage *message = g_ptr_array_index (messages, i);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "role", message->role);
    ful_json_writer_string_member (writer, "content", message->content);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  text = ful_json_writer_finish (writer);
  return g_bytes_new_take (text, strlen (text));
}

char *
ful_request_shape_hash (const FulRequestShape *self, GBytes *body)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();
  gsize length;
  gconstpointer bytes = g_bytes_get_data (body, &length);

  ful_hasher_add (hasher, self->provider);
  ful_hasher_add (hasher, self->endpoint);
  ful_hasher_add (hasher, self->salt);
  ful_hasher_add_bytes (hasher, bytes, length);
  return ful_hasher_finish (hasher);
}
