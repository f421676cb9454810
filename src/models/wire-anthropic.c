/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anthropic's Messages. Counts are cumulative: the last of each wins, they are never added up. */
#include <math.h>

#include "models/lenient-json.h"
#include "models/wire-private.h"

static void
read_usage (FulWireBuild *build, JsonObject *usage)
{
  build->cache_apart = TRUE;
  ful_wire_set_count (&build->tokens_in, usage, "input_tokens");
  ful_wire_set_count (&build->tokens_cached, usage, "cache_read_input_tokens");
  ful_wire_set_count (&build->tokens_cache_write, usage, "cache_creation_input_tokens");
  ful_wire_set_count (&build->tokens_out, usage, "output_tokens");
  ful_wire_set_count (&build->tokens_reasoning, ful_lenient_object (usage, "output_tokens_details"),
                      "thinking_tokens");
}

/* Members of a message, or of the delta that ends it. */
static void
read_stop (FulWireBuild *build, JsonObject *object)
{
  const char *why = ful_lenient_string (ful_lenient_object (object, "stop_details"), "explanation");

  ful_wire_set (&build->finish, ful_lenient_string (object, "stop_reason"));
  if (why != NULL)
    g_string_assign (build->refusal, why);
}

static void
append (GString *text, JsonObject *object, const char *name)
{
  const char *value = ful_lenient_string (object, name);

  if (value != NULL)
    g_string_append (text, value);
}

/* Tools that run at the provider are no calls of ours. Returns: (nullable): a call that begins */
static FulWireTool *
read_block (FulWireBuild *build, JsonObject *block)
{
  const char *type = ful_lenient_string (block, "type");

  if (g_strcmp0 (type, "tool_use") == 0)
    return ful_wire_build_add_tool (build, ful_lenient_string (block, "id"),
                                    ful_lenient_string (block, "name"));
  if (g_strcmp0 (type, "text") == 0)
    append (build->text, block, "text");
  else if (g_strcmp0 (type, "thinking") == 0)
    append (build->reasoning, block, "thinking");
  return NULL;
}

static gpointer
block_key (JsonObject *event)
{
  double index = ful_lenient_count (event, "index");

  return GINT_TO_POINTER (isnan (index) ? -1 : (int)MIN (index, 1e9));
}

static void
start_block (FulWireBuild *build, JsonObject *event)
{
  JsonObject *block = ful_lenient_object (event, "content_block");
  FulWireTool *tool = block != NULL ? read_block (build, block) : NULL;
  JsonObject *input = ful_lenient_object (block, "input");

  build->has_choice = TRUE;
  /* It begins with {}, and the input comes in pieces; some send it whole here. */
  if (tool != NULL && input != NULL && json_object_get_size (input) > 0)
    ful_wire_tool_add_arguments (tool, json_object_get_member (block, "input"));
  if (tool != NULL)
    g_hash_table_insert (build->blocks, block_key (event), tool);
  else
    g_hash_table_remove (build->blocks, block_key (event));
}

static void
read_delta (FulWireBuild *build, JsonObject *event)
{
  JsonObject *delta = ful_lenient_object (event, "delta");
  const char *type = ful_lenient_string (delta, "type");
  FulWireTool *tool = g_hash_table_lookup (build->blocks, block_key (event));

  build->has_choice = TRUE;
  if (g_strcmp0 (type, "text_delta") == 0)
    append (build->text, delta, "text");
  else if (g_strcmp0 (type, "thinking_delta") == 0)
    append (build->reasoning, delta, "thinking");
  else if (g_strcmp0 (type, "input_json_delta") == 0 && tool != NULL)
    append (tool->arguments, delta, "partial_json");
}

void
ful_wire_anthropic_event (FulWireBuild *build, JsonObject *object)
{
  const char *type = ful_lenient_string (object, "type");
  JsonObject *message = ful_lenient_object (object, "message");

  if (g_strcmp0 (type, "message_start") == 0) {
    ful_wire_set (&build->model, ful_lenient_string (message, "model"));
    read_usage (build, ful_lenient_object (message, "usage"));
  } else if (g_strcmp0 (type, "content_block_start") == 0) {
    start_block (build, object);
  } else if (g_strcmp0 (type, "content_block_delta") == 0) {
    read_delta (build, object);
  } else if (g_strcmp0 (type, "message_delta") == 0) {
    build->has_choice = TRUE;
    read_stop (build, ful_lenient_object (object, "delta"));
    read_usage (build, ful_lenient_object (object, "usage"));
  } else if (g_strcmp0 (type, "message_stop") == 0) {
    build->done = TRUE;
  }
}

void
ful_wire_anthropic_whole (FulWireBuild *build, JsonObject *object)
{
  JsonArray *content = ful_lenient_array (object, "content");

  ful_wire_set (&build->model, ful_lenient_string (object, "model"));
  read_stop (build, object);
  read_usage (build, ful_lenient_object (object, "usage"));
  build->has_choice = content != NULL;
  for (guint i = 0; content != NULL && i < json_array_get_length (content); i++) {
    JsonObject *block = ful_lenient_element (content, i);
    FulWireTool *tool = block != NULL ? read_block (build, block) : NULL;

    if (tool != NULL)
      ful_wire_tool_add_arguments (tool, json_object_get_member (block, "input"));
  }
}
