/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* A prompt or a model that a run takes or leaves out. Signal "toggled". */
#define FUL_TYPE_RUN_CHOICE (ful_run_choice_get_type ())
G_DECLARE_FINAL_TYPE (FulRunChoice, ful_run_choice, FUL, RUN_CHOICE, AdwActionRow)

/* @key: what the run knows it by, kept; @title: plain text */
GtkWidget *ful_run_choice_new (const char *key, const char *title);
const char *ful_run_choice_key (FulRunChoice *self);
gboolean ful_run_choice_is_chosen (FulRunChoice *self);
void ful_run_choice_set_chosen (FulRunChoice *self, gboolean chosen);
/* @reason (nullable): why it can't be chosen */
void ful_run_choice_set_hindrance (FulRunChoice *self, const char *reason);

G_END_DECLS
