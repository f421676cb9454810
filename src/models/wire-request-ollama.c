/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ollama's own chat. It cuts a prompt that its context can't hold without a word, so that the
 * context is always asked for; and it streams unless told not to. */
#include <math.h>
#include <string.h>

#include "models/lenient-json.h"
#include "models/wire-request-private.h"

#define MIN_CONTEXT 4096
#define MAX_CONTEXT (1 << 20)
/* What a chat template adds, and what our count may be short of another tokenizer's. */
#define COUNT_MARGIN 1.2
#define TEMPLATE_TOKENS 128
#define MIN_BYTES_A_TOKEN 2

gint64
ful_wire_context_size (double prompt_tokens, double answer_tokens)
{
  double wanted = prompt_tokens * COUNT_MARGIN + TEMPLATE_TOKENS + answer_tokens;
  gint64 size = MIN_CONTEXT;

  while ((double)size < wanted && size < MAX_CONTEXT)
    size *= 2;
  return size;
}

static double
prompt_tokens (const FulWireRequest *request)
{
  double bytes = 0;

  if (!isnan (request->options->prompt_tokens))
    return request->options->prompt_tokens;
  for (guint i = 0; i < json_array_get_length (request->messages); i++)
    bytes += (double)strlen (ful_wire_content (request, i));
  return bytes / MIN_BYTES_A_TOKEN;
}

/* What a model's own parameters ask for counts where it is more. */
static void
write_context (FulWireRequest *request, JsonObject *options)
{
  double limit = ful_wire_max_tokens (request);
  double own = ful_lenient_count (request->root, "num_ctx");
  gint64 size = ful_wire_context_size (prompt_tokens (request),
                                       isnan (limit) ? FUL_WIRE_ANSWER_TOKENS : limit);

  if (isnan (own))
    own = ful_lenient_count (options, "num_ctx");
  if (!isnan (own) && own <= MAX_CONTEXT)
    size = MAX (size, (gint64)own);
  ful_json_writer_int_member (request->writer, "num_ctx", size);
}

/* Ollama's names of what a body sets. "options" of a model's own parameters stand beside. */
static void
write_options (FulWireRequest *request)
{
  static const char *const same[] = { "seed",
                                      "stop",
                                      "top_p",
                                      "top_k",
                                      "min_p",
                                      "typical_p",
                                      "repeat_penalty",
                                      "repeat_last_n",
                                      "presence_penalty",
                                      "frequency_penalty" };
  static const char *const own[] = { "temperature", "num_predict", "num_ctx", NULL };
  JsonObject *options = ful_lenient_object (request->root, "options");
  g_autoptr (GList) names = options != NULL ? json_object_get_members (options) : NULL;
  double limit = ful_wire_max_tokens (request);

  ful_json_writer_name (request->writer, "options");
  ful_json_writer_begin_object (request->writer);
  ful_wire_write_temperature (request);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    ful_wire_copy (request, same[i], same[i]);
  if (!isnan (limit))
    ful_json_writer_double_member (request->writer, "num_predict", limit);
  write_context (request, options);
  for (GList *link = names; link != NULL; link = link->next)
    if (!g_strv_contains (own, link->data) && !json_object_has_member (request->root, link->data)) {
      ful_json_writer_name (request->writer, link->data);
      ful_json_writer_node_in_order (request->writer, json_object_get_member (options, link->data));
    }
  ful_json_writer_end_object (request->writer);
}

static void
write_format (FulWireRequest *request)
{
  const char *type = ful_wire_format_type (request);
  JsonNode *schema = ful_wire_schema (request);

  if (type == NULL || strcmp (type, "text") == 0)
    return;
  if (!ful_wire_takes (request, "response_format")) {
    ful_wire_leave_out (request, "response_format");
    return;
  }
  ful_json_writer_name (request->writer, "format");
  if (schema != NULL && ful_wire_takes (request, "json_schema"))
    ful_json_writer_node_in_order (request->writer, schema);
  else
    ful_json_writer_string (request->writer, "json");
}

static void
write_think (FulWireRequest *request)
{
  const char *effort = ful_lenient_string (request->root, "reasoning_effort");

  if (json_object_has_member (request->root, "think"))
    ful_wire_copy (request, "think", "think");
  else if (effort != NULL && ful_wire_takes (request, "think"))
    ful_json_writer_string_member (request->writer, "think", effort);
  else if (effort != NULL)
    ful_wire_leave_out (request, "reasoning_effort");
}

static void
write_messages (FulWireRequest *request)
{
  ful_json_writer_name (request->writer, "messages");
  ful_json_writer_begin_array (request->writer);
  for (guint i = 0; i < json_array_get_length (request->messages); i++) {
    const char *role = ful_wire_role (request, i);

    ful_json_writer_begin_object (request->writer);
    ful_json_writer_string_member (request->writer, "role",
                                   strcmp (role, "developer") == 0 ? "system" : role);
    ful_json_writer_string_member (request->writer, "content", ful_wire_content (request, i));
    ful_json_writer_end_object (request->writer);
  }
  ful_json_writer_end_array (request->writer);
}

/* Says what the dialect does not know: tool_choice, logprobs and the like. */
static void
note_unknown (FulWireRequest *request)
{
  static const char *const known[] = { "model",
                                       "messages",
                                       "stream",
                                       "stream_options",
                                       "temperature",
                                       "max_tokens",
                                       "num_ctx",
                                       "options",
                                       "response_format",
                                       "tools",
                                       "think",
                                       "seed",
                                       "keep_alive",
                                       "reasoning_effort",
                                       "stop",
                                       "top_p",
                                       "top_k",
                                       "min_p",
                                       "typical_p",
                                       "repeat_penalty",
                                       "repeat_last_n",
                                       "presence_penalty",
                                       "frequency_penalty",
                                       "max_completion_tokens",
                                       NULL };
  g_autoptr (GList) names = json_object_get_members (request->root);

  for (GList *link = names; link != NULL; link = link->next)
    if (!g_strv_contains (known, link->data) &&
        !(strcmp (link->data, "tool_choice") == 0 &&
          g_strcmp0 (ful_lenient_string (request->root, "tool_choice"), "auto") == 0))
      ful_wire_leave_out (request, link->data);
}

void
ful_wire_write_ollama (FulWireRequest *request)
{
  ful_wire_copy (request, "model", "model");
  write_options (request);
  write_format (request);
  ful_wire_copy (request, "tools", "tools");
  write_think (request);
  ful_wire_copy (request, "keep_alive", "keep_alive");
  note_unknown (request);
  ful_json_writer_boolean_member (request->writer, "stream", request->options->stream);
  write_messages (request);
}
