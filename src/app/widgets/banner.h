/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line that stays until it is settled, with at most two buttons. Signals "clicked" and,
 * of the one before it, "second-clicked". */
#define FUL_TYPE_BANNER (ful_banner_get_type ())
G_DECLARE_FINAL_TYPE (FulBanner, ful_banner, FUL, BANNER, GtkBox)

typedef enum { FUL_BANNER_INFO, FUL_BANNER_WARNING, FUL_BANNER_BAD } FulBannerKind;

GtkWidget *ful_banner_new (void);
/* @text (nullable): plain text; NULL hides. @button (nullable): translated label. */
/* Without margins of its own, to line up with cards. */
void ful_banner_set_flush (FulBanner *self);
/* A button before the other; NULL: none. */
void ful_banner_set_second (FulBanner *self, const char *label);
void ful_banner_show (FulBanner *self, FulBannerKind kind, const char *text, const char *button);

G_END_DECLS
