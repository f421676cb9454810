/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/wire-private.h"

#include <math.h>

#include "base/json-writer.h"
#include "base/utf8.h"
#include "models/lenient-json.h"

#define MAX_WORD 200
/* Nobody asks for as many; what comes beyond goes into the last. */
#define MAX_TOOLS 1000

static void
tool_free (gpointer data)
{
  FulWireTool *tool = data;

  g_free (tool->id);
  g_free (tool->name);
  g_string_free (tool->arguments, TRUE);
  g_free (tool);
}

void
ful_wire_build_init (FulWireBuild *build)
{
  *build = (FulWireBuild){ .tokens_in = NAN,
                           .tokens_cached = NAN,
                           .tokens_cache_write = NAN,
                           .tokens_out = NAN,
                           .tokens_reasoning = NAN };
  build->text = g_string_new (NULL);
  build->reasoning = g_string_new (NULL);
  build->refusal = g_string_new (NULL);
  build->tools = g_ptr_array_new_with_free_func (tool_free);
  build->blocks = g_hash_table_new (NULL, NULL);
}

void
ful_wire_build_clear (FulWireBuild *build)
{
  g_string_free (build->text, TRUE);
  g_string_free (build->reasoning, TRUE);
  g_string_free (build->refusal, TRUE);
  g_free (build->model);
  g_free (build->finish);
  g_free (build->finish_detail);
  g_ptr_array_unref (build->tools);
  g_hash_table_unref (build->blocks);
  ful_fault_clear (&build->fault);
}

FulWireTool *
ful_wire_build_add_tool (FulWireBuild *build, const char *id, const char *name)
{
  FulWireTool *tool;

  if (build->tools->len == MAX_TOOLS)
    return g_ptr_array_index (build->tools, MAX_TOOLS - 1);
  tool = g_new0 (FulWireTool, 1);
  tool->index = NAN;
  tool->arguments = g_string_new (NULL);
  ful_wire_set (&tool->id, id);
  ful_wire_set (&tool->name, name);
  g_ptr_array_add (build->tools, tool);
  return tool;
}

void
ful_wire_tool_add_arguments (FulWireTool *tool, JsonNode *arguments)
{
  if (arguments == NULL || JSON_NODE_HOLDS_NULL (arguments))
    return;
  if (json_node_get_value_type (arguments) == G_TYPE_STRING) {
    g_string_append (tool->arguments, json_node_get_string (arguments));
  } else {
    g_autofree char *text = ful_json_canonical (arguments);

    g_string_append (tool->arguments, text);
  }
}

void
ful_wire_set (char **field, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_free (*field);
  *field = ful_utf8_bounded (value, MAX_WORD);
}

void
ful_wire_set_count (double *field, JsonObject *object, const char *name)
{
  double count = ful_lenient_count (object, name);

  if (!isnan (count))
    *field = count;
}

static char *
take_text (FulWireBuild *build, GString *text)
{
  if (build->halves)
    ful_lenient_join (text);
  return g_strdup (text->str);
}

static char *
take_some_text (FulWireBuild *build, GString *text)
{
  return text->len > 0 ? take_text (build, text) : NULL;
}

static char *
write_tools (FulWireBuild *build)
{
  g_autoptr (FulJsonWriter) writer = NULL;

  if (build->tools->len == 0)
    return NULL;
  writer = ful_json_writer_new (FUL_JSON_COMPACT);
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < build->tools->len; i++) {
    FulWireTool *tool = g_ptr_array_index (build->tools, i);

    if (build->halves)
      ful_lenient_join (tool->arguments);
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "id", tool->id);
    ful_json_writer_string_member (writer, "type", "function");
    ful_json_writer_name (writer, "function");
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "name", tool->name != NULL ? tool->name : "");
    ful_json_writer_string_member (writer, "arguments", tool->arguments->str);
    ful_json_writer_end_object (writer);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  return ful_json_writer_finish (writer);
}

static FulFinish
normal_finish (const FulWireBuild *build)
{
  static const struct {
    const char *word;
    FulFinish finish;
  } words[] = {
    { "stop", FUL_FINISH_STOP },
    { "end_turn", FUL_FINISH_STOP },
    { "stop_sequence", FUL_FINISH_STOP },
    { "completed", FUL_FINISH_STOP },
    { "eos", FUL_FINISH_STOP },
    { "eos_token", FUL_FINISH_STOP },
    { "length", FUL_FINISH_LENGTH },
    { "max_tokens", FUL_FINISH_LENGTH },
    { "max_output_tokens", FUL_FINISH_LENGTH },
    { "model_length", FUL_FINISH_LENGTH },
    { "model_context_window_exceeded", FUL_FINISH_LENGTH },
    { "incomplete", FUL_FINISH_LENGTH },
    { "tool_calls", FUL_FINISH_TOOL_CALLS },
    { "tool_use", FUL_FINISH_TOOL_CALLS },
    { "function_call", FUL_FINISH_TOOL_CALLS },
    { "content_filter", FUL_FINISH_CONTENT_FILTER },
    { "safety", FUL_FINISH_CONTENT_FILTER },
    { "refusal", FUL_FINISH_REFUSAL },
  };
  const char *word = build->finish_detail != NULL ? build->finish_detail : build->finish;
  FulFinish finish = word == NULL ? FUL_FINISH_UNKNOWN : FUL_FINISH_OTHER;

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i].word) == 0)
      finish = words[i].finish;
  /* A refusal and a tool call end with "stop" at some servers. */
  if (finish == FUL_FINISH_STOP && build->refusal->len > 0)
    return FUL_FINISH_REFUSAL;
  if (finish == FUL_FINISH_STOP && build->tools->len > 0)
    return FUL_FINISH_TOOL_CALLS;
  return finish;
}

static double
or_none (double count)
{
  return isnan (count) ? 0 : count;
}

static void
set_usage (FulWireReply *reply, const FulWireBuild *build)
{
  reply->tokens_in = build->tokens_in;
  reply->tokens_cached = build->tokens_cached;
  reply->tokens_cache_write = build->tokens_cache_write;
  reply->tokens_out = build->tokens_out;
  reply->tokens_reasoning = build->tokens_reasoning;
  if (build->cache_apart)
    reply->tokens_in += or_none (build->tokens_cached) + or_none (build->tokens_cache_write);
  if (reply->tokens_in == 0) { /* no prompt has no tokens */
    reply->tokens_in = reply->tokens_cached = reply->tokens_cache_write = NAN;
    if (reply->tokens_out == 0)
      reply->tokens_out = reply->tokens_reasoning = NAN;
  }
  /* More than the whole is no part of it. */
  if (reply->tokens_cached > reply->tokens_in)
    reply->tokens_cached = NAN;
  if (reply->tokens_cache_write > reply->tokens_in)
    reply->tokens_cache_write = NAN;
  if (reply->tokens_reasoning > reply->tokens_out)
    reply->tokens_reasoning = NAN;
}

FulWireReply *
ful_wire_build_reply (FulWireBuild *build)
{
  FulWireReply *reply = g_new0 (FulWireReply, 1);

  reply->model = g_steal_pointer (&build->model);
  reply->text = take_text (build, build->text);
  reply->reasoning = take_some_text (build, build->reasoning);
  reply->refusal = take_some_text (build, build->refusal);
  reply->tool_calls = write_tools (build);
  reply->finish = normal_finish (build);
  reply->finish_spelled = g_steal_pointer (&build->finish);
  reply->done_marker = build->done;
  set_usage (reply, build);
  return reply;
}
