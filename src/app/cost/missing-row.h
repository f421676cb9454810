/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An input without which the costs are not known. */
#define FUL_TYPE_MISSING_ROW (ful_missing_row_get_type ())
G_DECLARE_FINAL_TYPE (FulMissingRow, ful_missing_row, FUL, MISSING_ROW, GtkListBoxRow)

/* @key: of a field, or what FulProjection.missing says instead */
GtkWidget *ful_missing_row_new (const char *key);
const char *ful_missing_row_key (FulMissingRow *self);

G_END_DECLS
