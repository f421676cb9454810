/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

G_BEGIN_DECLS

/* Prompts side by side, with what they take, what they answered to a case, and what the levers of
 * the prompt layer gained. Filters: "prompt:NAME", "lever:KEY", "case:NAME". */
#define FUL_TYPE_PROMPTS_PAGE (ful_prompts_page_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptsPage, ful_prompts_page, FUL, PROMPTS_PAGE, FulPage)

G_END_DECLS
