/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "prompts/render.h"

G_BEGIN_DECLS

/* The tokens of a prompt by part as one bar: system plain, examples hatched, documents dotted,
 * schema grey, input dark. All bars that are compared have one scale. */
#define FUL_TYPE_TOKEN_BAR (ful_token_bar_get_type ())
G_DECLARE_FINAL_TYPE (FulTokenBar, ful_token_bar, FUL, TOKEN_BAR, GtkWidget)

GtkWidget *ful_token_bar_new (void);
/* @parts: (nullable): NULL: not counted */
void ful_token_bar_set_parts (FulTokenBar *self, const FulTokenParts *parts);
/* @most: tokens that fill the bar */
void ful_token_bar_set_scale (FulTokenBar *self, gsize most);

/* Returns: (transfer full): "system 1,050 · input 18" */
char *ful_token_bar_words (const FulTokenParts *parts);

G_END_DECLS
