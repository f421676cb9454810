/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/wire-request-private.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "models/lenient-json.h"

gboolean
ful_wire_takes (const FulWireRequest *request, const char *name)
{
  return request->options->refused == NULL ||
         !g_hash_table_contains (request->options->refused, name);
}

void
ful_wire_leave_out (FulWireRequest *request, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (request->left_out, name, g_str_equal, NULL))
    g_ptr_array_add (request->left_out, g_strdup (name));
}

void
ful_wire_copy (FulWireRequest *request, const char *name, const char *as)
{
  JsonNode *node = json_object_get_member (request->root, name);

  if (node == NULL)
    return;
  if (!ful_wire_takes (request, as)) {
    ful_wire_leave_out (request, name);
    return;
  }
  ful_json_writer_name (request->writer, as);
  ful_json_writer_node_in_order (request->writer, node);
}

void
ful_wire_write_temperature (FulWireRequest *request)
{
  double temperature = request->options->temperature;

  if (json_object_has_member (request->root, "temperature"))
    ful_wire_copy (request, "temperature", "temperature");
  else if (!isnan (temperature) && ful_wire_takes (request, "temperature"))
    ful_json_writer_double_member (request->writer, "temperature", temperature);
}

double
ful_wire_max_tokens (const FulWireRequest *request)
{
  double limit = ful_lenient_count (request->root, "max_tokens");

  return isnan (limit) ? ful_lenient_count (request->root, "max_completion_tokens") : limit;
}

const char *
ful_wire_format_type (const FulWireRequest *request)
{
  return ful_lenient_string (ful_lenient_object (request->root, "response_format"), "type");
}

JsonNode *
ful_wire_schema (const FulWireRequest *request)
{
  JsonObject *format = ful_lenient_object (request->root, "response_format");
  JsonObject *held = ful_lenient_object (format, "json_schema");

  return held != NULL ? json_object_get_member (held, "schema") : NULL;
}

const char *
ful_wire_role (const FulWireRequest *request, guint index)
{
  return ful_lenient_string (ful_lenient_element (request->messages, index), "role");
}

const char *
ful_wire_content (const FulWireRequest *request, guint index)
{
  return ful_lenient_string (ful_lenient_element (request->messages, index), "content");
}

static gboolean
check_messages (const FulWireRequest *request, GError **error)
{
  static const char *const roles[] = { "system", "developer", "user", "assistant", NULL };
  guint n = request->messages != NULL ? json_array_get_length (request->messages) : 0;

  if (n == 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, "request", 0, "messages",
                             "there are none; add a user message to the prompt");
  for (guint i = 0; i < n; i++) {
    g_autofree char *part = g_strdup_printf ("message %u", i + 1);
    const char *role = ful_wire_role (request, i);

    if (role == NULL || !g_strv_contains (roles, role))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, "request", 0, part,
                               "its role is none of system, developer, user and assistant");
    if (ful_wire_content (request, i) == NULL)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, "request", 0, part,
                               "its content is no text");
  }
  return TRUE;
}

static void
write_dialect (FulWireRequest *request)
{
  switch (request->options->dialect) {
  case FUL_DIALECT_ANTHROPIC:
    ful_wire_write_anthropic (request);
    break;
  case FUL_DIALECT_OLLAMA:
    ful_wire_write_ollama (request);
    break;
  case FUL_DIALECT_OPENAI:
  case FUL_DIALECT_RESPONSES:
    ful_wire_write_openai (request);
    break;
  }
}

GBytes *
ful_wire_request_new (GBytes *body,
                      const FulWireRequestOptions *options,
                      GStrv *left_out,
                      GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonNode) root = ful_json_parse (text, length, "request", error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);
  FulWireRequest request = { .options = options, .writer = writer, .left_out = names };
  char *out;

  if (root == NULL)
    return NULL;
  request.root = ful_lenient_root (root);
  if (request.root == NULL) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, "request", 0, NULL, "it is no JSON object");
    return NULL;
  }
  request.messages = ful_lenient_array (request.root, "messages");
  if (!check_messages (&request, error))
    return NULL;
  ful_json_writer_begin_object (writer);
  write_dialect (&request);
  ful_json_writer_end_object (writer);
  out = ful_json_writer_finish (writer);
  if (left_out != NULL) {
    g_ptr_array_set_free_func (names, NULL);
    g_ptr_array_add (names, NULL);
    *left_out = (GStrv)g_ptr_array_free (g_steal_pointer (&names), FALSE);
  }
  return g_bytes_new_take (out, strlen (out));
}

GBytes *
ful_wire_probe_new (const char *model_id)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);
  char *out;

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "model", model_id);
  /* Enough for OpenAI's reasoning models, which refuse less. */
  ful_json_writer_int_member (writer, "max_tokens", 16);
  ful_json_writer_name (writer, "messages");
  ful_json_writer_begin_array (writer);
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "role", "user");
  ful_json_writer_string_member (writer, "content", "Answer with OK.");
  ful_json_writer_end_object (writer);
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  out = ful_json_writer_finish (writer);
  return g_bytes_new_take (out, strlen (out));
}
