/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenAI's Responses. Events often lack item ids and indexes; the deltas are put together in their
 * order, and where the last event brings the whole output, that counts. */
#include <string.h>

#include "models/lenient-json.h"
#include "models/wire-private.h"

static void
append (GString *text, JsonObject *object, const char *name)
{
  const char *value = ful_lenient_string (object, name);

  if (value != NULL)
    g_string_append (text, value);
}

static void
read_parts (FulWireBuild *build, GString *text, JsonArray *parts)
{
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++) {
    JsonObject *part = ful_lenient_element (parts, i);

    append (text, part, "text");
    append (build->refusal, part, "refusal");
  }
}

static void
read_item (FulWireBuild *build, JsonObject *item)
{
  const char *type = ful_lenient_string (item, "type");
  JsonArray *content = ful_lenient_array (item, "content");

  if (g_strcmp0 (type, "message") == 0) {
    read_parts (build, build->text, content);
  } else if (g_strcmp0 (type, "reasoning") == 0) {
    gboolean thoughts = content != NULL && json_array_get_length (content) > 0;

    read_parts (build, build->reasoning, thoughts ? content : ful_lenient_array (item, "summary"));
  } else if (g_strcmp0 (type, "function_call") == 0) {
    FulWireTool *tool = ful_wire_build_add_tool (build, ful_lenient_string (item, "call_id"),
                                                 ful_lenient_string (item, "name"));

    ful_wire_tool_add_arguments (tool, json_object_get_member (item, "arguments"));
  }
}

static void
read_usage (FulWireBuild *build, JsonObject *usage)
{
  JsonObject *in = ful_lenient_object (usage, "input_tokens_details");
  JsonObject *out = ful_lenient_object (usage, "output_tokens_details");

  ful_wire_set_count (&build->tokens_in, usage, "input_tokens");
  ful_wire_set_count (&build->tokens_cached, in, "cached_tokens");
  ful_wire_set_count (&build->tokens_cache_write, in, "cache_write_tokens");
  ful_wire_set_count (&build->tokens_out, usage, "output_tokens");
  ful_wire_set_count (&build->tokens_reasoning, out, "reasoning_tokens");
}

void
ful_wire_responses_whole (FulWireBuild *build, JsonObject *object)
{
  JsonArray *output = ful_lenient_array (object, "output");
  const char *status = ful_lenient_string (object, "status");
  JsonObject *details = ful_lenient_object (object, "incomplete_details");

  ful_wire_set (&build->model, ful_lenient_string (object, "model"));
  read_usage (build, ful_lenient_object (object, "usage"));
  if (g_strcmp0 (status, "failed") == 0) {
    if (!ful_fault_read_object (object, 200, &build->fault))
      ful_fault_set (&build->fault, FUL_FAULT_SERVER, status, "the response failed");
    return;
  }
  ful_wire_set (&build->finish, status);
  ful_wire_set (&build->finish_detail, ful_lenient_string (details, "reason"));
  build->has_choice |= output != NULL;
  if (output == NULL || json_array_get_length (output) == 0)
    return;
  g_string_truncate (build->text, 0);
  g_string_truncate (build->reasoning, 0);
  g_string_truncate (build->refusal, 0);
  g_ptr_array_set_size (build->tools, 0);
  for (guint i = 0; i < json_array_get_length (output); i++)
    read_item (build, ful_lenient_element (output, i));
}

static void
begin_item (FulWireBuild *build, JsonObject *item)
{
  build->has_choice = TRUE;
  if (g_strcmp0 (ful_lenient_string (item, "type"), "function_call") == 0)
    ful_wire_build_add_tool (build, ful_lenient_string (item, "call_id"),
                             ful_lenient_string (item, "name"));
}

void
ful_wire_responses_event (FulWireBuild *build, JsonObject *object)
{
  const char *type = ful_lenient_string (object, "type");
  JsonObject *response = ful_lenient_object (object, "response");

  if (type == NULL)
    return;
  if (strcmp (type, "response.output_text.delta") == 0) {
    append (build->text, object, "delta");
  } else if (strcmp (type, "response.refusal.delta") == 0) {
    append (build->refusal, object, "delta");
  } else if (strcmp (type, "response.reasoning_text.delta") == 0 ||
             strcmp (type, "response.reasoning_summary_text.delta") == 0) {
    append (build->reasoning, object, "delta");
  } else if (strcmp (type, "response.output_item.added") == 0) {
    begin_item (build, ful_lenient_object (object, "item"));
  } else if (strcmp (type, "response.function_call_arguments.delta") == 0) {
    if (build->tools->len > 0)
      append (((FulWireTool *)g_ptr_array_index (build->tools, build->tools->len - 1))->arguments,
              object, "delta");
  } else if (strcmp (type, "response.created") == 0) {
    ful_wire_set (&build->model, ful_lenient_string (response, "model"));
  } else if (response != NULL &&
             (strcmp (type, "response.completed") == 0 ||
              strcmp (type, "response.incomplete") == 0 || strcmp (type, "response.failed") == 0)) {
    ful_wire_responses_whole (build, response);
    build->done = TRUE;
  }
}
