/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chat Completions, as OpenAI and some dozens of servers send them. */
#include <math.h>
#include <string.h>

#include "models/lenient-json.h"
#include "models/wire-private.h"

static void
read_usage (FulWireBuild *build, JsonObject *usage)
{
  JsonObject *in, *out;

  if (usage == NULL)
    return;
  in = ful_lenient_object (usage, "prompt_tokens_details");
  out = ful_lenient_object (usage, "completion_tokens_details");
  ful_wire_set_count (&build->tokens_in, usage, "prompt_tokens");
  ful_wire_set_count (&build->tokens_out, usage, "completion_tokens");
  ful_wire_set_count (&build->tokens_cached, usage, "prompt_cache_hit_tokens"); /* DeepSeek */
  ful_wire_set_count (&build->tokens_cached, in, "cached_tokens");
  ful_wire_set_count (&build->tokens_cache_write, in, "cache_write_tokens");
  ful_wire_set_count (&build->tokens_reasoning, out, "reasoning_tokens");
}

/* Parts in place of a text: what a model says, or thinks (Mistral). */
static void
add_parts (GString *text, FulWireBuild *build, JsonArray *parts, guint depth)
{
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++) {
    JsonObject *part = ful_lenient_element (parts, i);
    const char *type = ful_lenient_string (part, "type");
    const char *value = ful_lenient_string (part, "text");
    const char *refusal = ful_lenient_string (part, "refusal");

    if (value != NULL)
      g_string_append (text, value);
    if (refusal != NULL)
      g_string_append (build->refusal, refusal);
    if (g_strcmp0 (type, "thinking") == 0 && depth == 0)
      add_parts (build->reasoning, build, ful_lenient_array (part, "thinking"), 1);
  }
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/* The call that a fragment belongs to: by its index; by its id, which some servers give instead,
 * or beside the same index for each; else a name begins another. */
static FulWireTool *
find_tool (FulWireBuild *build, double index, const char *id, const char *name)
{
  for (guint i = build->tools->len; i-- > 0;) {
    FulWireTool *tool = g_ptr_array_index (build->tools, i);
    gboolean other_id = has_text (id) && tool->id != NULL && strcmp (id, tool->id) != 0;

    if (!isnan (index)) {
      if (tool->index == index && !other_id)
        return tool;
    } else if (has_text (id)) {
      if (!other_id && tool->id != NULL)
        return tool;
    } else {
      return has_text (name) ? NULL : tool;
    }
  }
  return NULL;
}

static void
add_tool_call (FulWireBuild *build, JsonObject *call)
{
  JsonObject *function = ful_lenient_object (call, "function");
  const char *id = ful_lenient_string (call, "id");
  const char *name = ful_lenient_string (function, "name");
  double index = ful_lenient_count (call, "index");
  FulWireTool *tool;

  if (call == NULL)
    return;
  tool = find_tool (build, index, id, name);
  if (tool == NULL) {
    tool = ful_wire_build_add_tool (build, id, name);
    tool->index = index;
  }
  if (tool->id == NULL)
    ful_wire_set (&tool->id, id);
  if (tool->name == NULL)
    ful_wire_set (&tool->name, name);
  if (function != NULL)
    ful_wire_tool_add_arguments (tool, json_object_get_member (function, "arguments"));
}

/* The older form: one function, without an id. */
static void
add_function_call (FulWireBuild *build, JsonObject *function)
{
  FulWireTool *tool;

  if (function == NULL)
    return;
  tool = build->tools->len > 0
             ? g_ptr_array_index (build->tools, 0)
             : ful_wire_build_add_tool (build, NULL, ful_lenient_string (function, "name"));
  ful_wire_tool_add_arguments (tool, json_object_get_member (function, "arguments"));
}

static void
read_message (FulWireBuild *build, JsonObject *message)
{
  const char *content = ful_lenient_string (message, "content");
  const char *refusal = ful_lenient_string (message, "refusal");
  const char *thoughts = ful_lenient_string (message, "reasoning_content");
  JsonArray *calls = ful_lenient_array (message, "tool_calls");

  /* Some send the same thoughts under both names. */
  if (!has_text (thoughts))
    thoughts = ful_lenient_string (message, "reasoning");
  if (content != NULL)
    g_string_append (build->text, content);
  else
    add_parts (build->text, build, ful_lenient_array (message, "content"), 0);
  if (refusal != NULL)
    g_string_append (build->refusal, refusal);
  if (thoughts != NULL)
    g_string_append (build->reasoning, thoughts);
  for (guint i = 0; calls != NULL && i < json_array_get_length (calls); i++)
    add_tool_call (build, ful_lenient_element (calls, i));
  add_function_call (build, ful_lenient_object (message, "function_call"));
}

static void
read_choice (FulWireBuild *build, JsonObject *choice, gboolean chunk)
{
  double index = ful_lenient_count (choice, "index");
  JsonObject *message = ful_lenient_object (choice, chunk ? "delta" : "message");

  index = isnan (index) ? 0 : index;
  build->choices = MAX (build->choices, (guint)MIN (index, 1000) + 1);
  if (index != 0)
    return;
  /* OpenRouter tells there what failed at the provider behind it. */
  if (ful_lenient_object (choice, "error") != NULL) {
    ful_fault_read_object (choice, 200, &build->fault);
    return;
  }
  if (message == NULL && build->text->len == 0)
    message = ful_lenient_object (choice, chunk ? "message" : "delta");
  read_message (build, message);
  ful_wire_set (&build->finish, ful_lenient_string (choice, "finish_reason"));
  build->has_choice |= message != NULL || build->finish != NULL;
  read_usage (build, ful_lenient_object (choice, "usage")); /* Moonshot */
  if (g_strcmp0 (build->finish, "error") == 0)
    ful_fault_set (&build->fault, FUL_FAULT_SERVER, "error", "the answer ended with an error");
}

static void
read_reply (FulWireBuild *build, JsonObject *object, gboolean chunk)
{
  JsonArray *choices = ful_lenient_array (object, "choices");

  ful_wire_set (&build->model, ful_lenient_string (object, "model"));
  read_usage (build, ful_lenient_object (ful_lenient_object (object, "x_groq"), "usage"));
  read_usage (build, ful_lenient_object (object, "usage"));
  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++) {
    JsonObject *choice = ful_lenient_element (choices, i);

    if (choice != NULL)
      read_choice (build, choice, chunk);
  }
}

void
ful_wire_openai_chunk (FulWireBuild *build, JsonObject *object)
{
  read_reply (build, object, TRUE);
}

void
ful_wire_openai_whole (FulWireBuild *build, JsonObject *object)
{
  read_reply (build, object, FALSE);
}
