/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/lean-chart.h"

#include <glib/gi18n-lib.h>

#include "report/axis.h"

#define WIDTH 720.0
#define ROW 28.0
#define TOP 24.0
#define PLOT_LEFT 180.0
#define PLOT_RIGHT 480.0

static double
lean_x (int lean)
{
  return ful_axis_crisp (PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * (CLAMP (lean, -2, 2) + 2) / 4);
}

/* Ends of the scale in words, and an upright line a step. */
static void
draw_scale (FulChart *chart)
{
  for (int lean = -2; lean <= 2; lean++) {
    FulMark *line = ful_chart_segment (chart, FUL_INK_GRID, lean == 0 ? 1.5 : 1,
                                       (FulPoint){ lean_x (lean), chart->plot.top },
                                       (FulPoint){ lean_x (lean), chart->plot.bottom });

    line->dash = lean == 0 ? FUL_DASH_SOLID : FUL_DASH_DOTTED;
  }
  ful_chart_text (chart, FUL_INK_PROMPT, FUL_TYPE_STRONG, FUL_ANCHOR_START,
                  (FulPoint){ PLOT_LEFT, TOP - 9 }, _ ("prompting"));
  ful_chart_text (chart, FUL_INK_TUNE, FUL_TYPE_STRONG, FUL_ANCHOR_END,
                  (FulPoint){ PLOT_RIGHT, TOP - 9 }, _ ("tuning"));
}

static void
draw_row (FulChart *chart, const FulLeanRow *row, double y)
{
  FulInk ink = row->lean < 0 ? FUL_INK_PROMPT : row->lean > 0 ? FUL_INK_TUNE : FUL_INK_QUIET;
  FulShape shape = row->lean < 0   ? FUL_SHAPE_CIRCLE
                   : row->lean > 0 ? FUL_SHAPE_DIAMOND
                                   : FUL_SHAPE_SQUARE;
  double middle = ful_axis_crisp (y);
  g_autofree char *name = ful_type_fit (FUL_TYPE_LABEL, row->name, PLOT_LEFT - 16);
  g_autofree char *words = ful_type_fit (FUL_TYPE_LABEL, row->words, WIDTH - PLOT_RIGHT - 16);

  ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_LABEL, FUL_ANCHOR_START, (FulPoint){ 0, y + 4 },
                  name);
  if (row->lean != 0)
    ful_chart_segment (chart, ink, 4, (FulPoint){ lean_x (0), middle },
                       (FulPoint){ lean_x (row->lean), middle })
        ->dash = row->lean > 0 ? FUL_DASH_DASHED : FUL_DASH_SOLID;
  ful_chart_point (chart, ink, shape, row->lean == 0 ? 3.5 : 5,
                   (FulPoint){ lean_x (row->lean), middle });
  ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_LABEL, FUL_ANCHOR_START,
                  (FulPoint){ PLOT_RIGHT + 16, y + 4 }, words);
}

FulChart *
ful_lean_chart_new (const char *title, const FulLeanRow *rows, gsize n)
{
  GString *description;
  FulChart *chart;

  if (n == 0)
    return NULL;
  chart = ful_chart_new (title, WIDTH, TOP + (double)n * ROW + 4);
  chart->plot = (FulFrame){ PLOT_LEFT, TOP, PLOT_RIGHT, TOP + (double)n * ROW };
  chart->rows = TRUE;
  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, C_ ("column", "Factor"), FALSE);
  ful_table_add_column (chart->table, C_ ("column", "Leans"), FALSE);
  draw_scale (chart);
  description = g_string_new (NULL);
  for (gsize i = 0; i < n; i++) {
    double y = TOP + ((double)i + 0.5) * ROW;
    char *words = g_strdup_printf (C_ ("chart", "%s: %s"), rows[i].name, rows[i].words);

    draw_row (chart, &rows[i], y);
    g_string_append_printf (description, "%s%s", i > 0 ? "; " : "", words);
    ful_chart_take_stop (chart, y, words);
    ful_table_begin_row (chart->table);
    ful_table_add_cell (chart->table, FUL_CELL_PLAIN, rows[i].name);
    ful_table_add_cell (chart->table, FUL_CELL_PLAIN, rows[i].words);
  }
  chart->description = g_string_free (description, FALSE);
  return chart;
}
