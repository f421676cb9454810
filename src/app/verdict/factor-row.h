/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* One of the seven factors: its name, what it rests on, which way it leans. */
#define FUL_TYPE_FACTOR_ROW (ful_factor_row_get_type ())
G_DECLARE_FINAL_TYPE (FulFactorRow, ful_factor_row, FUL, FACTOR_ROW, GtkListBoxRow)

GtkWidget *ful_factor_row_new (const FulFactor *factor);

G_END_DECLS
