/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* The line under the matrix: two arms, which is better in words, and on which of the cases where
 * they differ each of them is right. */
#define FUL_TYPE_COMPARE_BAR (ful_compare_bar_get_type ())
G_DECLARE_FINAL_TYPE (FulCompareBar, ful_compare_bar, FUL, COMPARE_BAR, GtkBox)

void ful_compare_bar_set_data (FulCompareBar *self, FulRunsData *data /* (nullable) */);
/* Compares @arm with the best of the others and goes to the choice of these. */
void ful_compare_bar_choose (FulCompareBar *self, guint arm);
/* FALSE in narrow windows: without what each has for itself. */
void ful_compare_bar_set_wide (FulCompareBar *self, gboolean wide);

G_END_DECLS
