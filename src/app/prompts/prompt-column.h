/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/prompts/answer-view.h"
#include "app/prompts/prompt-draft.h"
#include "app/prompts/prompt-reading.h"

G_BEGIN_DECLS

/* One prompt of the Prompts page, with its draft: what it says, what it takes, what it answered.
 *
 * Signals:
 * - "counted": its tokens are known anew
 * - "edited": its text is another one than what was tried
 * - "act" (const char *verb): "rename", "duplicate", "hide" or "remove" was chosen */
#define FUL_TYPE_PROMPT_COLUMN (ful_prompt_column_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptColumn, ful_prompt_column, FUL, PROMPT_COLUMN, GtkBox)

typedef enum { FUL_PROMPT_SOURCE, FUL_PROMPT_RENDERED, FUL_PROMPT_DIFF } FulPromptView;

GtkWidget *ful_prompt_column_new (FulDocument *document, gint64 prompt_id, FulTrainShelf *shelf);

FulPromptDraft *ful_prompt_column_draft (FulPromptColumn *self);
FulAnswerView *ful_prompt_column_answer (FulPromptColumn *self);
/* Tokens of the whole prompt; 0: not counted. */
gsize ful_prompt_column_tokens (FulPromptColumn *self);
/* Whether it could be sent, as last read. */
gboolean ful_prompt_column_can_be_sent (FulPromptColumn *self);

/* The document has another snapshot. */
void ful_prompt_column_refresh (FulPromptColumn *self);
void ful_prompt_column_set_view (FulPromptColumn *self, FulPromptView view);
/* @base: (nullable): text that a diff starts from; NULL: this column is the base */
void ful_prompt_column_set_base (FulPromptColumn *self, const char *base);
/* @item: (nullable): there is no case */
void ful_prompt_column_set_case (FulPromptColumn *self, const FulCase *item);
/* @tokens_out: of a measured answer; NAN: none was measured */
void ful_prompt_column_set_measured (FulPromptColumn *self, gboolean best, double tokens_out);
void ful_prompt_column_set_scale (FulPromptColumn *self, gsize most);
/* Puts the cursor into the text. */
void ful_prompt_column_focus (FulPromptColumn *self);
/* Goes to where the lever is added to this prompt. */
void ful_prompt_column_add_lever (FulPromptColumn *self, FulLevers lever);

G_END_DECLS
