/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which way one factor leans: a bar from the middle, round to prompting, a diamond to tuning, a
 * square in the middle. */
#define FUL_TYPE_LEAN_SCALE (ful_lean_scale_get_type ())
G_DECLARE_FINAL_TYPE (FulLeanScale, ful_lean_scale, FUL, LEAN_SCALE, GtkWidget)

GtkWidget *ful_lean_scale_new (void);

/* @lean: -2 to prompting … +2 to tuning; @words: the same in words, its accessible name */
void ful_lean_scale_set (FulLeanScale *self, int lean, const char *words);

G_END_DECLS
