/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/prompts/prompt-draft.h"
#include "app/prompts/prompt-reading.h"

G_BEGIN_DECLS

/* Head of a prompt's column: name, tokens by part, price, levers, settings.
 *
 * Signals: "act" (const char *verb): "rename", "duplicate", "discard", "hide", "remove";
 * "go-back" (int number): to that revision */
#define FUL_TYPE_COLUMN_HEAD (ful_column_head_get_type ())
G_DECLARE_FINAL_TYPE (FulColumnHead, ful_column_head, FUL, COLUMN_HEAD, GtkBox)

void ful_column_head_set_editable (FulColumnHead *self, gboolean editable);
/* Name, revision, whether it changed. */
void ful_column_head_show_prompt (FulColumnHead *self,
                                  const FulSnapshot *snapshot,
                                  FulPromptDraft *draft);
/* Tokens, price, levers. */
void ful_column_head_show_reading (FulColumnHead *self,
                                   const FulPromptReading *reading,
                                   const FulSnapshot *snapshot);
void ful_column_head_set_is_best (FulColumnHead *self, gboolean best);
void ful_column_head_set_is_base (FulColumnHead *self, gboolean base);
void ful_column_head_set_scale (FulColumnHead *self, gsize most);

/* @make: gives the settings when they are opened, the same each time */
typedef GtkWidget *(*FulSettingsFunc) (gpointer user_data);
void ful_column_head_set_settings (FulColumnHead *self, FulSettingsFunc make, gpointer user_data);
void ful_column_head_open_settings (FulColumnHead *self);
void ful_column_head_close_settings (FulColumnHead *self);

G_END_DECLS
