/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "stats/confusion.h"

G_BEGIN_DECLS

/* One pair of labels that an arm confuses; pressed, it shows the cases. */
#define FUL_TYPE_PAIR_ROW (ful_pair_row_get_type ())
G_DECLARE_FINAL_TYPE (FulPairRow, ful_pair_row, FUL, PAIR_ROW, GtkButton)

GtkWidget *ful_pair_row_new (const FulConfusion *confusion, const FulConfusionPair *pair);
const FulConfusionPair *ful_pair_row_pair (FulPairRow *self);
/* "expected a, answered b: 12 cases"; (transfer full) */
char *ful_pair_words (const FulConfusion *confusion, const FulConfusionPair *pair);

G_END_DECLS
