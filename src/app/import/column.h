/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/import/table.h"

G_BEGIN_DECLS

/* One column of a table: its name, a choice of what it means, and some of its values. */
#define FUL_TYPE_IMPORT_COLUMN (ful_import_column_get_type ())
G_DECLARE_FINAL_TYPE (FulImportColumn, ful_import_column, FUL, IMPORT_COLUMN, GtkBox)

GtkWidget *ful_import_column_new (FulTable *table, guint index);
/* Shows what is chosen and the values of the newest look. */
void ful_import_column_refresh (FulImportColumn *self);

G_END_DECLS
