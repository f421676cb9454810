/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "body.h"

#define PIECE_BYTES 4

void
body_init (Body *self)
{
  *self = (Body){ .text = g_string_new (NULL), .ends = g_array_new (FALSE, FALSE, sizeof (gsize)) };
}

void
body_clear (Body *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->ends);
}

void
body_reset (Body *self, const char *type)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->ends, 0);
  self->type = type;
}

void
body_end_piece (Body *self)
{
  g_array_append_val (self->ends, self->text->len);
}

void
body_append_model (Body *self, const Ask *ask)
{
  if (slice_is_string (ask->model))
    g_string_append_len (self->text, ask->model.at, (gssize)ask->model.length);
  else
    g_string_append (self->text, "\"test-model\"");
}

void
body_write_pieces (Body *self, const Ask *ask, const GString *text, BodyPiece piece)
{
  for (gsize at = 0; at < text->len;) {
    gsize end = MIN (at + PIECE_BYTES, text->len);

    /* No character is cut in two. */
    while (end < text->len && ((guchar)text->str[end] & 0xC0) == 0x80)
      end++;
    piece (self, ask, text->str + at, end - at);
    at = end;
  }
}

void
body_write_answer (Body *self, const Ask *ask, const Answer *answer, Fault fault)
{
  body_reset (self, "application/json");
  if (ask->dialect == FUL_DIALECT_ANTHROPIC)
    body_write_anthropic (self, ask, answer, fault);
  else if (ask->dialect == FUL_DIALECT_OLLAMA)
    body_write_ollama (self, ask, answer, fault);
  else
    body_write_openai (self, ask, answer, fault);
}
