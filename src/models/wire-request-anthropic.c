/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anthropic's Messages: the system text stands by itself, turns alternate, a limit is required. */
#include <math.h>
#include <string.h>

#include "models/lenient-json.h"
#include "models/wire-request-private.h"

static gboolean
is_system (const char *role)
{
  return strcmp (role, "system") == 0 || strcmp (role, "developer") == 0;
}

static void
join (GString *text, const char *more)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, more);
}

/* All system texts in order. */
static GString *
system_text (const FulWireRequest *request)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (request->messages); i++)
    if (is_system (ful_wire_role (request, i)))
      join (text, ful_wire_content (request, i));
  return text;
}

static void
write_turn (FulWireRequest *request, const char *role, GString *text)
{
  if (role == NULL)
    return;
  ful_json_writer_begin_object (request->writer);
  ful_json_writer_string_member (request->writer, "role", role);
  ful_json_writer_string_member (request->writer, "content", text->str);
  ful_json_writer_end_object (request->writer);
  g_string_truncate (text, 0);
}

/* Turns of one role are put together, as the server would; empty ones, which it refuses, are
 * none. Without a turn the system text becomes the user's. */
static void
write_messages (FulWireRequest *request, const GString *system, gboolean *used_system)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *turn = NULL;

  ful_json_writer_name (request->writer, "messages");
  ful_json_writer_begin_array (request->writer);
  for (guint i = 0; i < json_array_get_length (request->messages); i++) {
    const char *role = ful_wire_role (request, i);
    const char *content = ful_wire_content (request, i);

    if (is_system (role) || *content == '\0')
      continue;
    if (turn != NULL && strcmp (turn, role) != 0)
      write_turn (request, turn, text);
    turn = role;
    join (text, content);
  }
  *used_system = turn != NULL;
  if (turn == NULL) {
    turn = "user";
    g_string_assign (text, system->str);
  }
  write_turn (request, turn, text);
  ful_json_writer_end_array (request->writer);
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static void
write_stop_word (FulWireRequest *request, JsonNode *node)
{
  const char *word =
      json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  /* One of white space alone is refused. */
  if (word == NULL || is_blank (word))
    ful_wire_leave_out (request, "stop");
  else
    ful_json_writer_string (request->writer, word);
}

static void
write_stop (FulWireRequest *request)
{
  JsonNode *stop = json_object_get_member (request->root, "stop");
  JsonArray *words = ful_lenient_array (request->root, "stop");

  if (stop == NULL || JSON_NODE_HOLDS_NULL (stop))
    return;
  if (!ful_wire_takes (request, "stop_sequences")) {
    ful_wire_leave_out (request, "stop");
    return;
  }
  ful_json_writer_name (request->writer, "stop_sequences");
  ful_json_writer_begin_array (request->writer);
  if (words == NULL)
    write_stop_word (request, stop);
  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    write_stop_word (request, json_array_get_element (words, i));
  ful_json_writer_end_array (request->writer);
}

static void
write_tool (FulWireRequest *request, JsonObject *tool)
{
  static const char *const names[] = { "name", "description", "strict" };
  JsonObject *function = ful_lenient_object (tool, "function");
  JsonNode *schema;

  if (function == NULL) {
    ful_wire_leave_out (request, "tools");
    return;
  }
  ful_json_writer_begin_object (request->writer);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (function, names[i])) {
      ful_json_writer_name (request->writer, names[i]);
      ful_json_writer_node_in_order (request->writer, json_object_get_member (function, names[i]));
    }
  schema = json_object_get_member (function, "parameters");
  ful_json_writer_name (request->writer, "input_schema");
  if (schema != NULL && JSON_NODE_HOLDS_OBJECT (schema)) {
    ful_json_writer_node_in_order (request->writer, schema);
  } else {
    ful_json_writer_begin_object (request->writer);
    ful_json_writer_string_member (request->writer, "type", "object");
    ful_json_writer_end_object (request->writer);
  }
  ful_json_writer_end_object (request->writer);
}

/* "auto", "none", "required" → any, or a named function. */
static void
write_tool_choice (FulWireRequest *request)
{
  const char *word = ful_lenient_string (request->root, "tool_choice");
  JsonObject *choice = ful_lenient_object (request->root, "tool_choice");
  const char *name = ful_lenient_string (ful_lenient_object (choice, "function"), "name");

  if (word == NULL && name == NULL)
    return;
  if (!ful_wire_takes (request, "tool_choice")) {
    ful_wire_leave_out (request, "tool_choice");
    return;
  }
  ful_json_writer_name (request->writer, "tool_choice");
  ful_json_writer_begin_object (request->writer);
  if (name != NULL) {
    ful_json_writer_string_member (request->writer, "type", "tool");
    ful_json_writer_string_member (request->writer, "name", name);
  } else {
    ful_json_writer_string_member (request->writer, "type",
                                   strcmp (word, "required") == 0 ? "any" : word);
  }
  ful_json_writer_end_object (request->writer);
}

static void
write_tools (FulWireRequest *request)
{
  JsonArray *tools = ful_lenient_array (request->root, "tools");

  if (tools == NULL || json_array_get_length (tools) == 0)
    return;
  ful_json_writer_name (request->writer, "tools");
  ful_json_writer_begin_array (request->writer);
  for (guint i = 0; i < json_array_get_length (tools); i++)
    write_tool (request, ful_lenient_element (tools, i));
  ful_json_writer_end_array (request->writer);
  write_tool_choice (request);
}

/* Schema and effort stand in one object. JSON without a schema can't be asked for. */
static void
write_output_config (FulWireRequest *request)
{
  JsonNode *schema = ful_wire_schema (request);
  const char *effort = ful_lenient_string (request->root, "reasoning_effort");
  const char *type = ful_wire_format_type (request);

  if (json_object_has_member (request->root, "output_config")) {
    ful_wire_copy (request, "output_config", "output_config");
    return;
  }
  if (!ful_wire_takes (request, "output_config") || !ful_wire_takes (request, "json_schema"))
    schema = NULL;
  if (!ful_wire_takes (request, "output_config") || !ful_wire_takes (request, "reasoning_effort"))
    effort = NULL;
  if (schema == NULL && type != NULL && strcmp (type, "text") != 0)
    ful_wire_leave_out (request, "response_format");
  if (effort == NULL && json_object_has_member (request->root, "reasoning_effort"))
    ful_wire_leave_out (request, "reasoning_effort");
  if (schema == NULL && effort == NULL)
    return;
  ful_json_writer_name (request->writer, "output_config");
  ful_json_writer_begin_object (request->writer);
  if (schema != NULL) {
    ful_json_writer_name (request->writer, "format");
    ful_json_writer_begin_object (request->writer);
    ful_json_writer_string_member (request->writer, "type", "json_schema");
    ful_json_writer_name (request->writer, "schema");
    ful_json_writer_node_in_order (request->writer, schema);
    ful_json_writer_end_object (request->writer);
  }
  if (effort != NULL)
    ful_json_writer_string_member (request->writer, "effort", effort);
  ful_json_writer_end_object (request->writer);
}

/* Members that go as they are, and those written here; all others are unknown to the dialect. */
static void
write_others (FulWireRequest *request)
{
  static const char *const same[] = { "model",    "top_p",        "top_k",         "thinking",
                                      "metadata", "service_tier", "cache_control", NULL };
  static const char *const own[] = { "temperature",
                                     "max_tokens",
                                     "max_completion_tokens",
                                     "stop",
                                     "stream",
                                     "stream_options",
                                     "response_format",
                                     "reasoning_effort",
                                     "output_config",
                                     "tools",
                                     "tool_choice",
                                     "messages",
                                     NULL };
  g_autoptr (GList) names = json_object_get_members (request->root);

  for (GList *link = names; link != NULL; link = link->next)
    if (g_strv_contains (same, link->data))
      ful_wire_copy (request, link->data, link->data);
    else if (!g_strv_contains (own, link->data))
      ful_wire_leave_out (request, link->data);
}

void
ful_wire_write_anthropic (FulWireRequest *request)
{
  g_autoptr (GString) system = system_text (request);
  double limit = ful_wire_max_tokens (request);
  gboolean apart;

  write_others (request);
  ful_json_writer_double_member (request->writer, "max_tokens",
                                 isnan (limit) ? FUL_WIRE_ANSWER_TOKENS : limit);
  ful_wire_write_temperature (request);
  write_stop (request);
  write_tools (request);
  write_output_config (request);
  ful_json_writer_boolean_member (request->writer, "stream", request->options->stream);
  write_messages (request, system, &apart);
  if (apart && system->len > 0)
    ful_json_writer_string_member (request->writer, "system", system->str);
}
