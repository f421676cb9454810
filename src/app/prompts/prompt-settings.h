/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/prompts/prompt-draft.h"
#include "app/prompts/prompt-part.h"

G_BEGIN_DECLS

/* All of a prompt that is not one of its texts: examples, kind of answer, sampling, variables.
 * What is typed and can't be taken stays where it was typed, with the reason; the rest counts.
 * Signal: "add-part" (FulPartKind). */
#define FUL_TYPE_PROMPT_SETTINGS (ful_prompt_settings_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptSettings, ful_prompt_settings, FUL, PROMPT_SETTINGS, GtkBox)

GtkWidget *ful_prompt_settings_new (FulPromptDraft *draft);
/* Shows the draft as it stands. */
void ful_prompt_settings_refresh (FulPromptSettings *self);
/* Puts the focus where the lever is set. */
void ful_prompt_settings_focus_lever (FulPromptSettings *self, FulLevers lever);

G_END_DECLS
