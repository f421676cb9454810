/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/prompts/prompt-columns.h"

G_BEGIN_DECLS

/* Fills in what the columns answered to the case that is shown: the newest answer of a run, or that
 * of a trial, which asks now and keeps nothing.
 * Signal: "trying": a trial began or ended. */
#define FUL_TYPE_PROMPT_ANSWERS (ful_prompt_answers_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptAnswers, ful_prompt_answers, FUL, PROMPT_ANSWERS, GObject)

FulPromptAnswers *ful_prompt_answers_new (FulPromptColumns *columns);
/* @item: (nullable): there is none; @case_index: in the document's evidence; -1: not known */
void ful_prompt_answers_set_case (FulPromptAnswers *self,
                                  FulDocument *document,
                                  const FulCase *item,
                                  int case_index);
/* Other columns, or other evidence. */
void ful_prompt_answers_refresh (FulPromptAnswers *self);
/* The text of the column is another one: what was tried says nothing of it. */
void ful_prompt_answers_forget (FulPromptAnswers *self, FulPromptColumn *column);
/* Asks the case of all columns that can be sent. */
void ful_prompt_answers_try (FulPromptAnswers *self);
gboolean ful_prompt_answers_is_trying (FulPromptAnswers *self);

G_END_DECLS
