/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/prompts/prompt-columns.h"

G_BEGIN_DECLS

/* Which of all prompts are shown side by side. */
#define FUL_TYPE_SHOWN_MENU (ful_shown_menu_get_type ())
G_DECLARE_FINAL_TYPE (FulShownMenu, ful_shown_menu, FUL, SHOWN_MENU, AdwBin)

/* @columns: borrowed; outlives the menu's use */
void ful_shown_menu_set_columns (FulShownMenu *self, FulPromptColumns *columns);
/* Says how many are shown. Returns: how many prompts there are */
guint ful_shown_menu_refresh (FulShownMenu *self, FulDocument *document);

G_END_DECLS
