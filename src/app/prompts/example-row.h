/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "project/snapshot.h"

G_BEGIN_DECLS

/* One example written by hand. Signals: "changed", "remove". */
#define FUL_TYPE_EXAMPLE_ROW (ful_example_row_get_type ())
G_DECLARE_FINAL_TYPE (FulExampleRow, ful_example_row, FUL, EXAMPLE_ROW, GtkBox)

/* @number: from 1, for its accessible names */
GtkWidget *ful_example_row_new (const FulExample *example, int number);
/* (transfer full) */
FulExample *ful_example_row_dup_example (FulExampleRow *self);

G_END_DECLS
