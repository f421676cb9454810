/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/balance-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/format.h"

#define WIDTH 720.0
#define HEIGHT 48.0
#define TOP 2.0
#define BOTTOM 46.0
#define WIDEST 24.0 /* of one bar with its gap */

static char *
describe (const FulBalanceBar *bars, gsize n)
{
  g_autofree char *most = ful_format_count ((double)bars[0].n);
  g_autofree char *least = ful_format_count ((double)bars[n - 1].n);
  g_autofree char *labels = ful_format_count ((double)n);

  return g_strdup_printf (ngettext ("%s label, from %s down to %s examples.",
                                    "%s labels, from %s down to %s examples each.", (gulong)n),
                          labels, most, least);
}

FulChart *
ful_balance_chart_new (const FulBalanceBar *bars, gsize n)
{
  double step = n > 0 ? fmin (WIDTH / (double)n, WIDEST) : 0;
  double gap = step > 4 ? 2 : step * 0.25;
  FulChart *chart;

  if (n == 0)
    return NULL;
  chart = ful_chart_new (_ ("Training examples by label"), WIDTH, HEIGHT);
  chart->plot = (FulFrame){ 0, TOP, step * (double)n, BOTTOM };
  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, _ ("Label"), FALSE);
  ful_table_add_column (chart->table, _ ("Training examples"), TRUE);
  for (gsize i = 0; i < n; i++) {
    double left = step * (double)i;
    double height = (double)bars[i].n / (double)MAX (bars[0].n, 1) * (BOTTOM - TOP);
    g_autofree char *name = ful_format_stranger (bars[i].name);
    g_autofree char *count = ful_format_count ((double)bars[i].n);
    FulMark *bar = ful_chart_rect (chart, FUL_INK_QUIET,
                                   (FulFrame){ left, BOTTOM - height, left + step - gap, BOTTOM });

    bar->opacity = 0.65;
    ful_chart_take_stop (chart, left + (step - gap) / 2,
                         g_strdup_printf (C_ ("chart", "%s: %s"), name, count));
    ful_table_begin_row (chart->table);
    ful_table_add_cell (chart->table, FUL_CELL_PLAIN, name);
    ful_table_add_cell (chart->table, FUL_CELL_PLAIN, count);
  }
  chart->description = describe (bars, n);
  return chart;
}
