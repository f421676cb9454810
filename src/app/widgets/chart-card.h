/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/widgets/chart-view.h"

G_BEGIN_DECLS

/* A chart on a card with its title, its menu, and how to read it. */
#define FUL_TYPE_CHART_CARD (ful_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (FulChartCard, ful_chart_card, FUL, CHART_CARD, GtkBox)

/* @chart: (transfer full) (nullable): NULL hides the card */
void ful_chart_card_set_chart (FulChartCard *self, FulChart *chart);

G_END_DECLS
