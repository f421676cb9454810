/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/prompts/prompt-draft.h"
#include "app/prompts/prompt-part.h"
#include "prompts/unknown-names.h"

G_BEGIN_DECLS

/* The texts of a prompt's draft as editors: system, messages, schema, tools, those there are.
 * Signal: "refused" (const char *why). */
#define FUL_TYPE_PROMPT_TEXTS (ful_prompt_texts_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptTexts, ful_prompt_texts, FUL, PROMPT_TEXTS, AdwBin)

void ful_prompt_texts_set_draft (FulPromptTexts *self, FulPromptDraft *draft);
void ful_prompt_texts_set_editable (FulPromptTexts *self, gboolean editable);
/* The prompt may be called otherwise now. */
void ful_prompt_texts_describe (FulPromptTexts *self);
/* Adds an empty text, a message last, or goes to the one there is. */
void ful_prompt_texts_add (FulPromptTexts *self, FulPartKind kind);
void ful_prompt_texts_mark_unknown (FulPromptTexts *self, const GPtrArray *unknown);
void ful_prompt_texts_mend (FulPromptTexts *self, const FulUnknownName *unknown);
/* Puts the cursor into the first message. */
void ful_prompt_texts_focus (FulPromptTexts *self);

G_END_DECLS
