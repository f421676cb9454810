/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "body.h"

static void
append_usage (Body *self, const Answer *answer)
{
  g_string_append_printf (self->text,
                          "\"usage\":{\"prompt_tokens\":%u,\"completion_tokens\":%u,"
                          "\"total_tokens\":%u,\"prompt_tokens_details\":{\"cached_tokens\":%u},"
                          "\"completion_tokens_details\":{\"reasoning_tokens\":0}}",
                          answer->tokens_in, answer->tokens_out,
                          answer->tokens_in + answer->tokens_out, answer->tokens_cached);
}

static void
write_whole (Body *self, const Ask *ask, const Answer *answer)
{
  g_string_append (self->text, "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\","
                               "\"created\":1767225600,\"model\":");
  body_append_model (self, ask);
  g_string_append (self->text, ",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                               "\"content\":");
  append_quoted (self->text, answer->text->str, answer->text->len);
  g_string_append_printf (self->text, "},\"logprobs\":null,\"finish_reason\":\"%s\"}]",
                          answer->cut ? "length" : "stop");
  if (answer->usage) {
    g_string_append_c (self->text, ',');
    append_usage (self, answer);
  }
  g_string_append_c (self->text, '}');
  body_end_piece (self);
}

static void
begin_chunk (Body *self, const Ask *ask)
{
  g_string_append (self->text, "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\","
                               "\"created\":1767225600,\"model\":");
  body_append_model (self, ask);
  g_string_append (self->text, ",\"choices\":[");
}

static void
write_piece (Body *self, const Ask *ask, const char *text, gsize length)
{
  begin_chunk (self, ask);
  g_string_append (self->text, "{\"index\":0,\"delta\":{\"content\":");
  append_quoted (self->text, text, length);
  g_string_append (self->text, "},\"finish_reason\":null}]}\n\n");
  body_end_piece (self);
}

void
body_write_openai (Body *self, const Ask *ask, const Answer *answer, Fault fault)
{
  if (!ask->stream) {
    write_whole (self, ask, answer);
    return;
  }
  self->type = "text/event-stream";
  begin_chunk (self, ask);
  g_string_append (self->text, "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
                               "\"finish_reason\":null}]}\n\n");
  body_end_piece (self);
  body_write_pieces (self, ask, answer->text, write_piece);
  if (fault == FAULT_NO_END)
    return;
  begin_chunk (self, ask);
  g_string_append_printf (self->text, "{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}\n\n",
                          answer->cut ? "length" : "stop");
  if (ask->usage && answer->usage) {
    begin_chunk (self, ask);
    g_string_append (self->text, "],");
    append_usage (self, answer);
    g_string_append (self->text, "}\n\n");
  }
  g_string_append (self->text, "data: [DONE]\n\n");
  body_end_piece (self);
}
