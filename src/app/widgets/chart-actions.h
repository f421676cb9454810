/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/widgets/chart-view.h"

/* What a chart's menu does. The names are those of ui/chart-menu.ui: "chart.copy-image",
 * "chart.copy-table", "chart.save-svg". */
extern const char *const ful_chart_actions[]; /* NULL-ended */

/* Does the action of that name with the chart of @view. */
void ful_chart_actions_do (FulChartView *view, const char *name);

/* Returns: (transfer full): the menu of them */
GMenuModel *ful_chart_actions_menu (void);
