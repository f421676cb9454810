/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/prompts/prompt-draft.h"
#include "app/prompts/prompt-reading.h"

G_BEGIN_DECLS

/* Head of a prompt's column: name, tokens by part, price, levers, settings.
 *
 * Signals: "act" (const char *verb): "rename", "duplicate", "hide", "remove"; "add-part"
 * (FulPartKind), from its settings */
#define FUL_TYPE_COLUMN_HEAD (ful_column_head_get_type ())
G_DECLARE_FINAL_TYPE (FulColumnHead, ful_column_head, FUL, COLUMN_HEAD, GtkBox)

/* @editable: FALSE: it can be looked at alone */
void ful_column_head_set_draft (FulColumnHead *self, FulPromptDraft *draft, gboolean editable);
/* Name, revision, whether it changed. */
void ful_column_head_show_prompt (FulColumnHead *self, const FulSnapshot *snapshot);
/* Tokens, price, levers. */
void ful_column_head_show_reading (FulColumnHead *self,
                                   const FulPromptReading *reading,
                                   const FulSnapshot *snapshot);
void ful_column_head_set_is_best (FulColumnHead *self, gboolean best);
void ful_column_head_set_is_base (FulColumnHead *self, gboolean base);
void ful_column_head_set_scale (FulColumnHead *self, gsize most);

void ful_column_head_refresh_settings (FulColumnHead *self); /* the draft is another text */
/* Opens the settings where the lever is set. */
void ful_column_head_open_settings (FulColumnHead *self, FulLevers lever);

G_END_DECLS
