/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* Lies over a window while something is dragged in, says what a drop would do, and takes the drop:
 * a project is opened, a table imported, anything else refused in words (app/import/actions.h). */
#define FUL_TYPE_DROP_VEIL (ful_drop_veil_get_type ())
G_DECLARE_FINAL_TYPE (FulDropVeil, ful_drop_veil, FUL, DROP_VEIL, AdwBin)

/* @window: a FulWindow, which outlives the veil. */
void ful_drop_veil_watch (FulDropVeil *self, GtkWidget *window);

G_END_DECLS
