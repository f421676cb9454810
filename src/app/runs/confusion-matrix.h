/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "stats/confusion.h"

G_BEGIN_DECLS

/* Some labels of a confusion matrix, drawn: rows expected, columns answered, both numbered. A cell
 * is chosen by a click, or by the arrows and Enter. Signal "cell" (guint expected, guint answered):
 * positions in the confusion's labels. */
#define FUL_TYPE_CONFUSION_MATRIX (ful_confusion_matrix_get_type ())
G_DECLARE_FINAL_TYPE (FulConfusionMatrix, ful_confusion_matrix, FUL, CONFUSION_MATRIX, GtkWidget)

/* @confusion: (nullable): borrowed until the next call. @labels: (transfer full) (element-type
 * guint): those drawn. @description: its numbers in words */
void ful_confusion_matrix_set (FulConfusionMatrix *self,
                               const FulConfusion *confusion,
                               GArray *labels,
                               const char *description);

G_END_DECLS
