/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ollama's own chat: each line, and the whole reply, is one object of the same form. Its counters
 * are left out where they are 0, so that one that is missing is unknown. */
#include "models/lenient-json.h"
#include "models/wire-private.h"

static void
append (GString *text, JsonObject *object, const char *name)
{
  const char *value = ful_lenient_string (object, name);

  if (value != NULL)
    g_string_append (text, value);
}

/* Calls come whole; their arguments are an object. */
static void
read_message (FulWireBuild *build, JsonObject *message)
{
  JsonArray *calls = ful_lenient_array (message, "tool_calls");

  build->has_choice = TRUE;
  append (build->text, message, "content");
  append (build->reasoning, message, "thinking");
  for (guint i = 0; calls != NULL && i < json_array_get_length (calls); i++) {
    JsonObject *call = ful_lenient_element (calls, i);
    JsonObject *function = ful_lenient_object (call, "function");
    FulWireTool *tool;

    if (function == NULL)
      continue;
    tool = ful_wire_build_add_tool (build, ful_lenient_string (call, "id"),
                                    ful_lenient_string (function, "name"));
    ful_wire_tool_add_arguments (tool, json_object_get_member (function, "arguments"));
  }
}

void
ful_wire_ollama_line (FulWireBuild *build, JsonObject *object)
{
  JsonObject *message = ful_lenient_object (object, "message");
  JsonNode *done = json_object_get_member (object, "done");

  ful_wire_set (&build->model, ful_lenient_string (object, "model"));
  if (message != NULL)
    read_message (build, message);
  build->choices = 1;
  if (done == NULL || json_node_get_value_type (done) != G_TYPE_BOOLEAN ||
      !json_node_get_boolean (done))
    return;
  build->done = TRUE;
  ful_wire_set (&build->finish, ful_lenient_string (object, "done_reason"));
  ful_wire_set_count (&build->tokens_in, object, "prompt_eval_count");
  ful_wire_set_count (&build->tokens_out, object, "eval_count");
}
