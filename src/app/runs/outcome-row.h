/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* One thing that holds or does not, as a shape, its name and why. */
#define FUL_TYPE_OUTCOME_ROW (ful_outcome_row_get_type ())
G_DECLARE_FINAL_TYPE (FulOutcomeRow, ful_outcome_row, FUL, OUTCOME_ROW, GtkBox)

/* @word: what the shape says ("met"); @why: (nullable) */
GtkWidget *
ful_outcome_row_new (FulCellState look, const char *word, const char *title, const char *why);

G_END_DECLS
