/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "body.h"

/* What the cache gave is not in input_tokens. */
static void
append_usage (Body *self, const Answer *answer, guint tokens_out)
{
  if (!answer->usage)
    return;
  g_string_append_printf (self->text,
                          ",\"usage\":{\"input_tokens\":%u,\"cache_creation_input_tokens\":0,"
                          "\"cache_read_input_tokens\":%u,\"output_tokens\":%u}",
                          answer->tokens_in - answer->tokens_cached, answer->tokens_cached,
                          tokens_out);
}

static void
append_head (Body *self, const Ask *ask)
{
  g_string_append (self->text, "\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\","
                               "\"model\":");
  body_append_model (self, ask);
}

static void
write_whole (Body *self, const Ask *ask, const Answer *answer)
{
  g_string_append_c (self->text, '{');
  append_head (self, ask);
  g_string_append (self->text, ",\"content\":[{\"type\":\"text\",\"text\":");
  append_quoted (self->text, answer->text->str, answer->text->len);
  g_string_append_printf (self->text, "}],\"stop_reason\":\"%s\",\"stop_sequence\":null",
                          answer->cut ? "max_tokens" : "end_turn");
  append_usage (self, answer, answer->tokens_out);
  g_string_append_c (self->text, '}');
  body_end_piece (self);
}

static void
write_piece (Body *self, const Ask *ask, const char *text, gsize length)
{
  g_string_append (self->text, "event: content_block_delta\n"
                               "data: {\"type\":\"content_block_delta\",\"index\":0,"
                               "\"delta\":{\"type\":\"text_delta\",\"text\":");
  append_quoted (self->text, text, length);
  g_string_append (self->text, "}}\n\n");
  body_end_piece (self);
}

void
body_write_anthropic (Body *self, const Ask *ask, const Answer *answer, Fault fault)
{
  if (!ask->stream) {
    write_whole (self, ask, answer);
    return;
  }
  self->type = "text/event-stream; charset=utf-8";
  g_string_append (self->text, "event: message_start\n"
                               "data: {\"type\":\"message_start\",\"message\":{");
  append_head (self, ask);
  g_string_append (self->text, ",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null");
  append_usage (self, answer, 1);
  g_string_append (self->text, "}}\n\nevent: content_block_start\n"
                               "data: {\"type\":\"content_block_start\",\"index\":0,"
                               "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
                               "event: ping\ndata: {\"type\":\"ping\"}\n\n");
  body_end_piece (self);
  body_write_pieces (self, ask, answer->text, write_piece);
  if (fault == FAULT_NO_END)
    return;
  g_string_append_printf (self->text,
                          "event: content_block_stop\n"
                          "data: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                          "event: message_delta\ndata: {\"type\":\"message_delta\","
                          "\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null}",
                          answer->cut ? "max_tokens" : "end_turn");
  append_usage (self, answer, answer->tokens_out);
  g_string_append (self->text, "}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
  body_end_piece (self);
}
