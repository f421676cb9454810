/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/prompts/prompt-reading.h"

G_BEGIN_DECLS

/* What is shown of a prompt in place of its editors. Texts of more than some 100 kB are cut, with
 * words that say so. */
#define FUL_TYPE_PROMPT_SHOWN (ful_prompt_shown_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptShown, ful_prompt_shown, FUL, PROMPT_SHOWN, AdwBin)

void ful_prompt_shown_describe (FulPromptShown *self, const char *prompt);
/* The messages as they would be sent for the case, then schema and tools. */
void ful_prompt_shown_rendered (FulPromptShown *self,
                                const FulPromptReading *reading,
                                const FulPromptBody *body);
/* The text with what was put in underlined and what was taken out struck through. */
void ful_prompt_shown_diff (FulPromptShown *self, const FulPromptReading *reading);
/* A text as it is: of the base of a diff. */
void ful_prompt_shown_plain (FulPromptShown *self, const char *text);

G_END_DECLS
