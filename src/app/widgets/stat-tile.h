/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One figure on a card: what it is, the figure, and a line about it. */
#define FUL_TYPE_STAT_TILE (ful_stat_tile_get_type ())
G_DECLARE_FINAL_TYPE (FulStatTile, ful_stat_tile, FUL, STAT_TILE, GtkBox)

GtkWidget *ful_stat_tile_new (void);
void ful_stat_tile_set (FulStatTile *self, const char *name, const char *value, const char *detail);
/* A class of the figure ("good", "bad"); NULL: none. */
void ful_stat_tile_set_look (FulStatTile *self, const char *css_class);

G_END_DECLS
