/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/prompts/prompt-columns.h"

G_BEGIN_DECLS

/* What the diff of the columns starts from. */
#define FUL_TYPE_BASE_CHOICE (ful_base_choice_get_type ())
G_DECLARE_FINAL_TYPE (FulBaseChoice, ful_base_choice, FUL, BASE_CHOICE, AdwBin)

/* Offers all that @document has, and sets what is chosen as the base of @columns; what was chosen
 * stays where it is still there, at first it is the first prompt shown. */
void ful_base_choice_offer (FulBaseChoice *self, FulDocument *document, FulPromptColumns *columns);

G_END_DECLS
