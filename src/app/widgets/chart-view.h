/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "report/cairo-player.h"
#include "report/chart.h"

G_BEGIN_DECLS

/* Draws a chart over the widget's width, in the colours of the style. Its accessible name is the
 * chart's title, its description the chart's numbers in sentences. The value at the pointer is
 * shown beside it; when focused, Left and Right (Up and Down in a chart of rows) step from value
 * to value, Home and End go to the ends, Escape hides it. A secondary click, the Menu key and
 * Shift+F10 open its menu: chart-actions.h. */
#define FUL_TYPE_CHART_VIEW (ful_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (FulChartView, ful_chart_view, FUL, CHART_VIEW, GtkWidget)

GtkWidget *ful_chart_view_new (void);

/* @chart: (transfer full) (nullable): NULL shows nothing and takes no space. */
void ful_chart_view_set_chart (FulChartView *self, FulChart *chart);
/* (transfer none) (nullable) */
const FulChart *ful_chart_view_get_chart (FulChartView *self);
/* The colours that it is drawn in: FUL_N_INKS of them. */
void ful_chart_view_fill_paints (FulChartView *self, FulPaint *paints);

G_END_DECLS
