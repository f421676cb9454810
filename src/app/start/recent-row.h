/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/recents.h"

G_BEGIN_DECLS

/* A project that was opened before. Signals "find" and "remove" of one that is gone. */
#define FUL_TYPE_RECENT_ROW (ful_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (FulRecentRow, ful_recent_row, FUL, RECENT_ROW, GtkListBoxRow)

GtkWidget *ful_recent_row_new (const FulRecent *recent);
const char *ful_recent_row_path (FulRecentRow *self);

G_END_DECLS
