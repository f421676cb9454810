/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/quality-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/axis.h"
#include "report/format.h"

#define WIDTH 720.0
#define ROW 30.0
#define TALL_ROW 40.0 /* where something stands under a detail */
#define TOP 26.0
#define NAMES 112.0 /* width of the first column of words */
#define PLOT_LEFT 384.0
#define PLOT_RIGHT 628.0

void
ful_quality_chart_draw (FulChart *chart,
                        double x_low,
                        double x,
                        double x_high,
                        double y,
                        gboolean trained)
{
  FulInk ink = trained ? FUL_INK_TUNE : FUL_INK_PROMPT;
  FulMark *band = ful_chart_rect (chart, ink, (FulFrame){ x_low, y - 3, x_high, y + 3 });

  band->opacity = 0.42;
  ful_chart_segment (chart, ink, 1.4, (FulPoint){ x_low, y - 5 }, (FulPoint){ x_low, y + 5 });
  ful_chart_segment (chart, ink, 1.4, (FulPoint){ x_high, y - 5 }, (FulPoint){ x_high, y + 5 });
  ful_chart_point (chart, ink, trained ? FUL_SHAPE_DIAMOND : FUL_SHAPE_CIRCLE, 5,
                   (FulPoint){ x, y });
}

/* The axis takes in every interval and the bar, with some air, and ends at 100 %. */
static gboolean
make_scale (const FulQualityRow *rows, gsize n, double bar, FulScale *out)
{
  double low = isnan (bar) ? 1 : bar;
  double high = isnan (bar) ? 0 : bar;
  gboolean measured = FALSE;

  for (gsize i = 0; i < n; i++) {
    if (isnan (rows[i].quality.estimate))
      continue;
    measured = TRUE;
    low = fmin (low, fmin (rows[i].quality.low, rows[i].quality.estimate));
    high = fmax (high, fmax (rows[i].quality.high, rows[i].quality.estimate));
  }
  *out =
      ful_scale_nice (fmax (0, low - 0.01), fmin (1, high + 0.01), 5, FALSE, PLOT_LEFT, PLOT_RIGHT);
  return measured;
}

static void
draw_ground (FulChart *chart, const FulScale *scale, double bar)
{
  double x = ful_scale_clamp (scale, bar);

  ful_chart_rect (chart, FUL_INK_GOOD,
                  (FulFrame){ x, chart->plot.top, chart->plot.right, chart->plot.bottom })
      ->opacity = 0.1;
}

static void
draw_words (FulChart *chart, const FulQualityRow *row, double y)
{
  double room = PLOT_LEFT - NAMES - 12;
  double up = row->under != NULL ? 7 : 0;
  g_autofree char *name = ful_type_fit (FUL_TYPE_NAME, row->name, NAMES - 8);
  g_autofree char *detail = NULL;
  g_autofree char *under = NULL;

  ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_NAME, FUL_ANCHOR_START,
                  (FulPoint){ 0, y + 4.5 - up }, name);
  if (row->detail == NULL)
    return;
  detail = ful_type_fit (FUL_TYPE_LABEL, row->detail, room);
  ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_LABEL, FUL_ANCHOR_START,
                  (FulPoint){ NAMES, y + 4.5 - up }, detail);
  if (row->under == NULL)
    return;
  under = ful_type_fit (FUL_TYPE_TICK, row->under, room);
  ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_TICK, FUL_ANCHOR_START,
                  (FulPoint){ NAMES, y + 4.5 + up }, under);
}

static void
draw_row (FulChart *chart, const FulScale *scale, const FulQualityRow *row, double y)
{
  gboolean measured = !isnan (row->quality.estimate);
  g_autofree char *value = measured ? ful_format_share (row->quality.estimate) : NULL;

  draw_words (chart, row, y);
  ful_chart_segment (chart, FUL_INK_GRID, 1, (FulPoint){ chart->plot.left, ful_axis_crisp (y) },
                     (FulPoint){ chart->plot.right, ful_axis_crisp (y) });
  if (measured)
    ful_quality_chart_draw (chart, ful_scale_clamp (scale, row->quality.low),
                            ful_scale_clamp (scale, row->quality.estimate),
                            ful_scale_clamp (scale, row->quality.high), ful_axis_crisp (y),
                            row->trained);
  ful_chart_text (chart, measured ? FUL_INK_TEXT : FUL_INK_QUIET,
                  measured ? FUL_TYPE_NAME : FUL_TYPE_LABEL, FUL_ANCHOR_END,
                  (FulPoint){ WIDTH, y + 4.5 }, measured ? value : _ ("not measured"));
}

static void
add_text (FulChart *chart, GString *description, const FulQualityRow *row, double y)
{
  gboolean measured = !isnan (row->quality.estimate);
  g_autofree char *value =
      measured ? ful_format_interval (&row->quality) : g_strdup (_ ("not measured"));
  /* Translators: what was measured, and its value. */
  char *words = g_strdup_printf (C_ ("chart", "%s: %s"), row->name, value);

  g_string_append_printf (description, "%s%s", description->len > 0 ? "; " : "", words);
  ful_chart_take_stop (chart, y, words);
  ful_table_begin_row (chart->table);
  ful_table_add_cell (chart->table, FUL_CELL_PLAIN, row->name);
  ful_table_take_cell (chart->table, FUL_CELL_PLAIN,
                       row->under != NULL ? g_strdup_printf ("%s · %s", row->detail, row->under)
                                          : g_strdup (row->detail));
  ful_table_take_cell (chart->table, measured ? FUL_CELL_PLAIN : FUL_CELL_QUIET,
                       g_steal_pointer (&value));
}

FulChart *
ful_quality_chart_new (const char *title, const FulQualityRow *rows, gsize n, double bar)
{
  GString *description;
  double height = ROW;
  FulScale scale;
  FulChart *chart;

  if (!make_scale (rows, n, bar, &scale))
    return NULL;
  description = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    height = rows[i].under != NULL ? TALL_ROW : height;
  chart = ful_chart_new (title, WIDTH, TOP + (double)n * height + 26);
  chart->plot = (FulFrame){ PLOT_LEFT, TOP, PLOT_RIGHT, TOP + (double)n * height };
  chart->rows = TRUE;
  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, C_ ("column", "What"), FALSE);
  ful_table_add_column (chart->table, C_ ("column", "How"), FALSE);
  ful_table_add_column (chart->table, _ ("Quality (95\u00a0% interval)"), TRUE);
  if (!isnan (bar))
    draw_ground (chart, &scale, bar);
  ful_axis_draw_x (chart, &scale, 5, ful_axis_share, NULL, /* grid= */ FALSE);
  if (!isnan (bar))
    ful_axis_draw_bar_upright (chart, &scale, bar);
  for (gsize i = 0; i < n; i++) {
    double y = TOP + ((double)i + 0.5) * height;

    draw_row (chart, &scale, &rows[i], y);
    add_text (chart, description, &rows[i], y);
  }
  if (!isnan (bar)) {
    g_autofree char *share = ful_axis_share (bar, NULL);

    g_string_append_printf (description, "; ");
    g_string_append_printf (description, _ ("your bar %s"), share);
  }
  chart->description = g_string_free (description, FALSE);
  chart->note = g_strdup (_ ("Marker: share of cases right; circles are prompts, diamonds trained "
                             "models. Band: where the true share lies, 95\u00a0% sure."));
  return chart;
}
