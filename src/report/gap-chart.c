/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/gap-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/axis.h"
#include "report/format.h"

#define WIDTH 480.0
#define TOP 20.0
#define MIDDLE 36.0
#define BOTTOM 52.0
#define NAMES_Y 88.0

static FulScale
scale_of (const FulInterval *gap, double delta)
{
  double reach = isnan (delta) ? 0 : delta;

  return ful_scale_nice (fmin (gap->low, -reach) * 1.05, fmax (gap->high, reach) * 1.05, 6, FALSE,
                         12, WIDTH - 12);
}

static void
draw_delta (FulChart *chart, const FulScale *scale, double delta)
{
  double x = ful_axis_crisp (ful_scale_at (scale, delta));

  ful_chart_segment (chart, FUL_INK_QUIET, 1, (FulPoint){ x, TOP }, (FulPoint){ x, BOTTOM })->dash =
      FUL_DASH_DASHED;
  ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_TICK, FUL_ANCHOR_MIDDLE,
                  (FulPoint){ CLAMP (x, 40, WIDTH - 40), TOP - 6 }, _ ("worth having"));
}

static void
draw_gap (FulChart *chart, const FulScale *scale, const FulInterval *gap, gboolean trained)
{
  FulInk ink = trained ? FUL_INK_TUNE : FUL_INK_PROMPT;
  FulMark *band = ful_chart_rect (chart, ink,
                                  (FulFrame){ ful_scale_at (scale, gap->low), MIDDLE - 4,
                                              ful_scale_at (scale, gap->high), MIDDLE + 4 });

  band->width = 3;
  band->opacity = 0.42;
  band->hatched = trained;
  ful_chart_point (chart, ink, trained ? FUL_SHAPE_DIAMOND : FUL_SHAPE_CIRCLE, 6,
                   (FulPoint){ ful_scale_at (scale, gap->estimate), MIDDLE });
}

/* Whose side it is; a long name is cut, not what is said of it. */
static void
draw_side (FulChart *chart, const char *name, gboolean left, gboolean trained)
{
  g_autofree char *bare = left ? g_strdup_printf (_ ("\u2190 %s better"), "")
                               : g_strdup_printf (_ ("%s better \u2192"), "");
  double room = WIDTH / 2 - 12 - ful_type_width (FUL_TYPE_STRONG, bare);
  g_autofree char *cut = ful_type_fit (FUL_TYPE_STRONG, name, room);
  g_autofree char *words = left ? g_strdup_printf (_ ("\u2190 %s better"), cut)
                                : g_strdup_printf (_ ("%s better \u2192"), cut);

  ful_chart_text (chart, trained ? FUL_INK_TUNE : FUL_INK_PROMPT, FUL_TYPE_STRONG,
                  left ? FUL_ANCHOR_START : FUL_ANCHOR_END, (FulPoint){ left ? 0 : WIDTH, NAMES_Y },
                  words);
}

FulChart *
ful_gap_chart_new (const FulInterval *gap,
                   double delta,
                   const char *a,
                   const char *b,
                   gboolean a_trained,
                   gboolean b_trained)
{
  g_autofree char *words = NULL;
  FulScale scale;
  FulChart *chart;
  double zero;

  if (isnan (gap->estimate) || isnan (gap->low) || isnan (gap->high))
    return NULL;
  words = ful_format_points_interval (gap);
  scale = scale_of (gap, delta);
  zero = ful_axis_crisp (ful_scale_at (&scale, 0));
  chart = ful_chart_new (_ ("By how much one arm is better"), WIDTH, NAMES_Y + 8);
  chart->plot = (FulFrame){ 12, TOP, WIDTH - 12, BOTTOM };
  ful_axis_draw_x (chart, &scale, 6, ful_axis_points, NULL, FALSE);
  ful_chart_segment (chart, FUL_INK_GRID, 2, (FulPoint){ 12, MIDDLE },
                     (FulPoint){ WIDTH - 12, MIDDLE });
  ful_chart_segment (chart, FUL_INK_TEXT, 1.5, (FulPoint){ zero, TOP }, (FulPoint){ zero, BOTTOM });
  if (!isnan (delta))
    draw_delta (chart, &scale, gap->estimate < 0 ? -delta : delta);
  draw_gap (chart, &scale, gap, gap->estimate < 0 ? b_trained : a_trained);
  draw_side (chart, b, TRUE, b_trained);
  draw_side (chart, a, FALSE, a_trained);
  chart->description = g_strdup_printf (_ ("%s against %s: %s"), a, b, words);
  ful_chart_take_stop (chart, ful_scale_at (&scale, gap->estimate), g_strdup (words));
  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, C_ ("column", "Better by"), TRUE);
  ful_table_begin_row (chart->table);
  ful_table_add_cell (chart->table, FUL_CELL_PLAIN, words);
  return chart;
}
