/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* One rung of the ladder: the arm that stands for it, its quality, where it stands, what it costs.
 */
#define FUL_TYPE_LADDER_ROW (ful_ladder_row_get_type ())
G_DECLARE_FINAL_TYPE (FulLadderRow, ful_ladder_row, FUL, LADDER_ROW, GtkListBoxRow)

/* @bar: share; NAN: none. @axis_low, @axis_high: shares, the same for all rungs */
GtkWidget *ful_ladder_row_new (const FulLadderRung *rung,
                               const FulVerdictInput *input,
                               double bar,
                               double axis_low,
                               double axis_high);
/* Whether where it stands is said in words too; the shape stays. */
void ful_ladder_row_set_words (FulLadderRow *self, gboolean words);

G_END_DECLS
