/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "ask.h"
#include "config.h"

/* What the model says to a request: always the same to the same request. */
typedef struct {
  GString *text; /* owned, kept between requests */
  GString *scratch;
  guint tokens_in; /* all of the prompt */
  guint tokens_cached;
  guint tokens_out;
  gboolean cut;   /* by the token limit */
  gboolean usage; /* told */
} Answer;

void answer_init (Answer *self);
void answer_clear (Answer *self);

/**
 * answer_make:
 *
 * "label": what stands in square brackets in the last line of the last message; else one of the
 * schema's enum, by hash; else the line's last word. With a schema of one property an object.
 */
void answer_make (Answer *self, const Ask *ask, const Config *config, Fault fault);
