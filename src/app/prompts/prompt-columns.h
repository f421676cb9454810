/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/prompts/prompt-column.h"

G_BEGIN_DECLS

#define FUL_MOST_COLUMNS 4 /* that are shown without being asked for */

/* The prompts that are shown side by side, on one scale of tokens.
 *
 * Signals: "chosen" (other ones are shown), "edited" (column), "act" (column, verb) */
#define FUL_TYPE_PROMPT_COLUMNS (ful_prompt_columns_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptColumns, ful_prompt_columns, FUL, PROMPT_COLUMNS, AdwBin)

/* @document: (nullable): NULL shows nothing */
void ful_prompt_columns_set_document (FulPromptColumns *self, FulDocument *document);
/* The document has another snapshot: removed prompts go, as many come as there is room for. */
void ful_prompt_columns_refresh (FulPromptColumns *self);
/* Evidence is there: what is shown unless somebody chose are the best. */
void ful_prompt_columns_rank (FulPromptColumns *self);

gboolean ful_prompt_columns_shows (FulPromptColumns *self, gint64 prompt_id);
void ful_prompt_columns_show_prompt (FulPromptColumns *self, gint64 prompt_id, gboolean show);
guint ful_prompt_columns_n (FulPromptColumns *self);
FulPromptColumn *ful_prompt_columns_nth (FulPromptColumns *self, guint i);
/* The one with the focus, else the one that had it last, else the first; NULL: none. */
FulPromptColumn *ful_prompt_columns_current (FulPromptColumns *self);
/* Puts the focus into the prompt's text; shows it where it is not shown. */
void ful_prompt_columns_focus_prompt (FulPromptColumns *self, gint64 prompt_id);
void ful_prompt_columns_step (FulPromptColumns *self, int by);
/* Writes what was typed. */
void ful_prompt_columns_settle (FulPromptColumns *self);

void ful_prompt_columns_set_view (FulPromptColumns *self, FulPromptView view);
/* @item: (nullable) */
void ful_prompt_columns_set_case (FulPromptColumns *self, const FulCase *item);

G_END_DECLS
