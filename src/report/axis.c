/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/format.h"

double
ful_axis_crisp (double coordinate)
{
  return floor (coordinate) + 0.5;
}

void
ful_axis_draw_y (FulChart *chart,
                 const FulScale *scale,
                 int count,
                 FulTickFunc func,
                 gpointer user_data)
{
  g_autoptr (GArray) ticks = ful_scale_ticks (scale, count);

  for (guint i = 0; i < ticks->len; i++) {
    double value = g_array_index (ticks, double, i);
    double y = ful_axis_crisp (ful_scale_at (scale, value));
    g_autofree char *text = func (value, user_data);

    ful_chart_segment (chart, FUL_INK_GRID, 1, (FulPoint){ chart->plot.left, y },
                       (FulPoint){ chart->plot.right, y });
    ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_TICK, FUL_ANCHOR_END,
                    (FulPoint){ chart->plot.left - 8, y + 4 }, text);
  }
}

void
ful_axis_draw_x (FulChart *chart,
                 const FulScale *scale,
                 int count,
                 FulTickFunc func,
                 gpointer user_data,
                 gboolean grid)
{
  g_autoptr (GArray) ticks = ful_scale_ticks (scale, count);

  for (guint i = 0; i < ticks->len; i++) {
    double value = g_array_index (ticks, double, i);
    double x = ful_axis_crisp (ful_scale_at (scale, value));
    g_autofree char *text = func (value, user_data);

    if (grid)
      ful_chart_segment (chart, FUL_INK_GRID, 1, (FulPoint){ x, chart->plot.top },
                         (FulPoint){ x, chart->plot.bottom })
          ->dash = FUL_DASH_DOTTED;
    ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_TICK, FUL_ANCHOR_MIDDLE,
                    (FulPoint){ x, chart->plot.bottom + 17 }, text);
  }
}

char *
ful_axis_share (double value, gpointer user_data)
{
  return ful_format_plain_share (value);
}

char *
ful_axis_points (double value, gpointer user_data)
{
  g_autofree char *number = ful_format_plain_number (round (value * 1000) / 10);

  return g_strconcat (value > 0 ? "+" : "", number, NULL);
}

char *
ful_axis_money (double value, gpointer user_data)
{
  return ful_format_money (value, user_data, FUL_MONEY_SHORT);
}

char *
ful_axis_count (double value, gpointer user_data)
{
  g_autofree char *number = NULL;

  if (value >= 1e6) {
    number = ful_format_plain_number (round (value / 1e5) / 10);
    return g_strdup_printf (C_ ("count", "%sM"), number);
  }
  if (value >= 1e4) {
    number = ful_format_plain_number (round (value / 100) / 10);
    return g_strdup_printf (C_ ("count", "%sk"), number);
  }
  return ful_format_plain_number (value);
}

static char *
bar_words (double bar)
{
  g_autofree char *share = ful_axis_share (bar, NULL);

  /* Translators: the quality that was set as the limit. */
  return g_strdup_printf (_ ("your bar %s"), share);
}

void
ful_axis_draw_bar_upright (FulChart *chart, const FulScale *scale, double bar)
{
  g_autofree char *words = bar_words (bar);
  double half = ful_type_width (FUL_TYPE_STRONG, words) / 2;
  double x = ful_scale_clamp (scale, bar);

  ful_chart_segment (chart, FUL_INK_TEXT, 1.5, (FulPoint){ x, chart->plot.top },
                     (FulPoint){ x, chart->plot.bottom });
  ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_STRONG, FUL_ANCHOR_MIDDLE,
                  (FulPoint){ CLAMP (x, half, chart->width - half), chart->plot.top - 6 }, words);
}

void
ful_axis_draw_bar_level (FulChart *chart, const FulScale *scale, double bar)
{
  g_autofree char *words = bar_words (bar);
  double y = ful_scale_clamp (scale, bar);

  ful_chart_segment (chart, FUL_INK_TEXT, 1.5, (FulPoint){ chart->plot.left, y },
                     (FulPoint){ chart->plot.right, y });
  ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_STRONG, FUL_ANCHOR_START,
                  (FulPoint){ chart->plot.left + 6, y - 6 }, words)
      ->halo = TRUE;
}
