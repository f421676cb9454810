/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "project/snapshot.h"

G_BEGIN_DECLS

/* One check in words. Signals: "edit", "remove". */
#define FUL_TYPE_CHECK_ROW (ful_check_row_get_type ())
G_DECLARE_FINAL_TYPE (FulCheckRow, ful_check_row, FUL, CHECK_ROW, GtkListBoxRow)

GtkWidget *ful_check_row_new (const FulCheck *check, gboolean writable);
gint64 ful_check_row_id (FulCheckRow *self);

G_END_DECLS
