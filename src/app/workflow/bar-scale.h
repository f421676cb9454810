/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of quality with the bar, and where the best prompt and the best trained model stand. */
#define FUL_TYPE_BAR_SCALE (ful_bar_scale_get_type ())
G_DECLARE_FINAL_TYPE (FulBarScale, ful_bar_scale, FUL, BAR_SCALE, GtkWidget)

/* Shares; NAN: none. @trained_name: of the trained one's rung. */
void ful_bar_scale_set (FulBarScale *self,
                        double bar,
                        double prompt,
                        double trained,
                        const char *trained_name);

G_END_DECLS
