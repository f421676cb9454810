/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "answer.h"

/* The body of a reply before HTTP frames it. A stream's is written in pieces, sent one by one. */
typedef struct {
  GString *text;
  GArray *ends; /* gsize: where each piece ends; the last is the text's end */
  const char *type;
} Body;

void body_init (Body *self);
void body_clear (Body *self);
void body_reset (Body *self, const char *type);
/* What has been written since the last one is a piece. */
void body_end_piece (Body *self);

/* An answer, streamed or whole as the request wants it. */
void body_write_answer (Body *self, const Ask *ask, const Answer *answer, Fault fault);
/* Each dialect's share of it. */
void body_write_openai (Body *self, const Ask *ask, const Answer *answer, Fault fault);
void body_write_anthropic (Body *self, const Ask *ask, const Answer *answer, Fault fault);
void body_write_ollama (Body *self, const Ask *ask, const Answer *answer, Fault fault);

/* Calls for every piece that a stream tells a text in. */
typedef void (*BodyPiece) (Body *self, const Ask *ask, const char *text, gsize length);
void body_write_pieces (Body *self, const Ask *ask, const GString *text, BodyPiece piece);

/* The request's own model, as JSON. */
void body_append_model (Body *self, const Ask *ask);

typedef struct {
  guint status;
  const char *type; /* in OpenAI's words; Anthropic's go by the status */
  const char *code; /* NULL: none */
  const char *param;
  const char *message;
} Failure;

/* An error in the dialect's own shape. */
void body_write_failure (Body *self, FulDialect dialect, const Failure *failure);
/* The same as an event of a stream, for a reply that has begun well. */
void body_write_failure_event (Body *self, const Ask *ask, const Failure *failure);
