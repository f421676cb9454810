/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* What the example matcher finds in the text of one message:
 *
 *   Input: I lost my card          a pair of input and output; a pair without an output (the last
 *   Output: lost_or_stolen_card    one of a message) is the question
 *   - card_arrival: a new card     a label, with or without a text
 *   <message> … </message>         the question, where the message has tags: their last content
 *                                  that is neither labels nor pairs
 *
 * Without any of these the whole text is the question; beside labels and pairs it is what stands
 * after them, or else before them. */
typedef struct {
  GPtrArray *inputs; /* char*, as many as outputs */
  GPtrArray *outputs;
  GPtrArray *labels; /* char*, as many as texts */
  GPtrArray *texts;  /* char*, "" where the label has none */
  char *question;    /* "" where there is none */
} FulReading;

FulReading *ful_reading_new (const char *content);
void ful_reading_free (FulReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulReading, ful_reading_free)
