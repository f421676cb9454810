/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "body.h"

static void
begin_line (Body *self, const Ask *ask)
{
  g_string_append (self->text, "{\"model\":");
  body_append_model (self, ask);
  g_string_append (self->text, ",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":"
                               "{\"role\":\"assistant\",\"content\":");
}

static void
write_piece (Body *self, const Ask *ask, const char *text, gsize length)
{
  begin_line (self, ask);
  append_quoted (self->text, text, length);
  g_string_append (self->text, "},\"done\":false}\n");
  body_end_piece (self);
}

void
body_write_ollama (Body *self, const Ask *ask, const Answer *answer, Fault fault)
{
  if (ask->stream) {
    self->type = "application/x-ndjson";
    body_write_pieces (self, ask, answer->text, write_piece);
    if (fault == FAULT_NO_END)
      return;
  }
  begin_line (self, ask);
  append_quoted (self->text, answer->text->str, ask->stream ? 0 : answer->text->len);
  g_string_append_printf (self->text, "},\"done\":true,\"done_reason\":\"%s\"",
                          answer->cut ? "length" : "stop");
  if (answer->usage)
    g_string_append_printf (self->text,
                            ",\"total_duration\":1000000,\"load_duration\":1000,"
                            "\"prompt_eval_count\":%u,\"prompt_eval_duration\":1000,"
                            "\"eval_count\":%u,\"eval_duration\":1000",
                            answer->tokens_in, answer->tokens_out);
  g_string_append (self->text, ask->stream ? "}\n" : "}");
  body_end_piece (self);
}
