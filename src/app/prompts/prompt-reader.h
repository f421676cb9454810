/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/prompts/prompt-reading.h"

G_BEGIN_DECLS

/* Keeps the reading of a text that is being edited up to date: one reading goes on at a time, and
 * what is typed meanwhile leads to one more of what is then on screen.
 *
 * Signals: "read" (there is a new reading), "problem" (const char *message) */
#define FUL_TYPE_PROMPT_READER (ful_prompt_reader_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptReader, ful_prompt_reader, FUL, PROMPT_READER, GObject)

/* (transfer full) (nullable): what is to be read now; snapshot, shelf and like are filled in. */
typedef FulPromptQuestion *(*FulQuestionFunc) (gpointer owner);

/* @owner: outlives the reader, or calls ful_prompt_reader_stop() */
FulPromptReader *ful_prompt_reader_new (FulDocument *document,
                                        FulTrainShelf *shelf,
                                        FulQuestionFunc make,
                                        gpointer owner);
void ful_prompt_reader_stop (FulPromptReader *self);

/* The text or what it is read against changed: reads within some milliseconds. */
void ful_prompt_reader_touch (FulPromptReader *self);
void ful_prompt_reader_ask (FulPromptReader *self); /* at once */
/* Borrowed until the next "read"; NULL: none yet. */
const FulPromptReading *ful_prompt_reader_reading (FulPromptReader *self);
/* Whether nothing was touched since the text of the reading was taken. */
gboolean ful_prompt_reader_is_current (FulPromptReader *self);

G_END_DECLS
