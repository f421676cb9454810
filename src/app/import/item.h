/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/import/table.h"

G_BEGIN_DECLS

/* One thing that was found in the rows, with what can be done about it. */
#define FUL_TYPE_IMPORT_ITEM (ful_import_item_get_type ())
G_DECLARE_FINAL_TYPE (FulImportItem, ful_import_item, FUL, IMPORT_ITEM, GtkListBoxRow)

/* A finding of the table's review, with its remedies. */
GtkWidget *ful_import_item_new_review (FulTable *table, const FulReviewItem *found);
/* Bad rows (FulBadRow*): they stay out. */
GtkWidget *ful_import_item_new_bad (const GPtrArray *bad);
/* Plain words. @icon, @class: how it is marked; @rows (nullable): what Show shows. */
GtkWidget *ful_import_item_new_words (const char *icon,
                                      const char *css_class,
                                      const char *title,
                                      const char *detail,
                                      const char *rows);

G_END_DECLS
