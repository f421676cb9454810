/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "stats/interval.h"

G_BEGIN_DECLS

/* A share with its interval on a track, the bar as a tick. */
#define FUL_TYPE_INTERVAL_BAR (ful_interval_bar_get_type ())
G_DECLARE_FINAL_TYPE (FulIntervalBar, ful_interval_bar, FUL, INTERVAL_BAR, GtkWidget)

GtkWidget *ful_interval_bar_new (void);

/**
 * ful_interval_bar_set:
 * @bar: share to be reached; NAN: none
 * @trained: a diamond in the colour of tuning; else a circle in that of prompting
 * @axis_low, @axis_high: ends of the track, shares; the same for all bars of a table
 */
void ful_interval_bar_set (FulIntervalBar *self,
                           const FulInterval *interval,
                           double bar,
                           gboolean trained,
                           double axis_low,
                           double axis_high);

G_END_DECLS
