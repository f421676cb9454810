/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "project/vocabulary.h"

G_BEGIN_DECLS

/* How the cases lie in the splits: train pale, dev hatched, test dark, those in no split hollow.
 * With one split it is the sign of it in a legend. */
#define FUL_TYPE_SPLIT_BAR (ful_split_bar_get_type ())
G_DECLARE_FINAL_TYPE (FulSplitBar, ful_split_bar, FUL, SPLIT_BAR, GtkWidget)

/* @counts: FUL_N_SPLITS of them; @words: what it says to a screen reader */
void ful_split_bar_set (FulSplitBar *self, const gint64 *counts, const char *words);

G_END_DECLS
