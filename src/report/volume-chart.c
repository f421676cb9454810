/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/volume-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/axis.h"
#include "report/cost-chart.h"
#include "report/format.h"

#define HEIGHT 290.0
#define LEFT 64.0
#define NAMES 164.0 /* what the names at the lines' ends take */
#define TOP 28.0
#define BOTTOM 246.0

/* The points of one side that a logarithmic axis can hold. */
static gsize
side_points (const FulVolumeData *data,
             gboolean tuned,
             const FulScale *x,
             const FulScale *y,
             FulPoint *out)
{
  gsize used = 0;

  for (gsize i = 0; i < data->n; i++) {
    double cost = tuned ? data->points[i].tuned : data->points[i].prompt;

    if (cost > 0)
      out[used++] = (FulPoint){ ful_scale_at (x, data->points[i].volume), ful_scale_at (y, cost) };
  }
  return used;
}

static void
draw_side (FulChart *chart,
           const FulVolumeData *data,
           gboolean tuned,
           const FulScale *x,
           const FulScale *y,
           double *end)
{
  g_autofree FulPoint *points = g_new (FulPoint, data->n);
  gsize n = side_points (data, tuned, x, y, points);
  FulInk ink = tuned ? FUL_INK_TUNE : FUL_INK_PROMPT;

  *end = n > 0 ? points[n - 1].y : BOTTOM;
  if (n > 1)
    ful_chart_line (chart, ink, 2.4, points, n)->dash = tuned ? FUL_DASH_DASHED : FUL_DASH_SOLID;
}

static void
draw_names (FulChart *chart, const FulVolumeData *data, double prompt, double tuned)
{
  g_autofree char *a = ful_type_fit (FUL_TYPE_STRONG, data->prompt_name, NAMES - 14);
  g_autofree char *b = ful_type_fit (FUL_TYPE_STRONG, data->tuned_name, NAMES - 14);
  double gap = fmax (0, 18 - fabs (prompt - tuned)) / 2;
  double sign = prompt <= tuned ? -1 : 1;

  ful_chart_text (chart, FUL_INK_PROMPT, FUL_TYPE_STRONG, FUL_ANCHOR_START,
                  (FulPoint){ chart->plot.right + 12, prompt + sign * gap + 4 }, a);
  ful_chart_text (chart, FUL_INK_TUNE, FUL_TYPE_STRONG, FUL_ANCHOR_START,
                  (FulPoint){ chart->plot.right + 12, tuned - sign * gap + 4 }, b);
}

/* An upright line with words on top; beside each other where two lie close. */
static void
draw_upright (FulChart *chart, double x, const char *words, FulDash dash, FulAnchor anchor)
{
  double shift = anchor == FUL_ANCHOR_START ? 4 : -4;

  ful_chart_segment (chart, FUL_INK_TEXT, 1.2, (FulPoint){ x, TOP - 6 }, (FulPoint){ x, BOTTOM })
      ->dash = dash;
  ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_STRONG, anchor, (FulPoint){ x + shift, TOP - 10 },
                  words)
      ->halo = TRUE;
}

static gboolean
lies_within (const FulScale *x, double volume)
{
  return !isnan (volume) && volume >= x->low && volume <= x->high;
}

static void
draw_marks (FulChart *chart, const FulVolumeData *data, const FulScale *x)
{
  g_autofree char *own = ful_axis_count (data->volume, NULL);
  g_autofree char *equal = ful_axis_count (data->break_even, NULL);
  g_autofree char *own_words = g_strdup_printf (_ ("you, %s"), own);
  g_autofree char *equal_words = g_strdup_printf (_ ("equal at %s"), equal);
  gboolean own_first = !(data->break_even < data->volume);

  if (lies_within (x, data->volume))
    draw_upright (chart, ful_scale_at (x, data->volume), own_words, FUL_DASH_SOLID,
                  own_first ? FUL_ANCHOR_END : FUL_ANCHOR_START);
  if (lies_within (x, data->break_even))
    draw_upright (chart, ful_scale_at (x, data->break_even), equal_words, FUL_DASH_DASHED,
                  own_first ? FUL_ANCHOR_START : FUL_ANCHOR_END);
}

static void
add_text (FulChart *chart, const FulVolumeData *data, const FulScale *x)
{
  g_autofree char *own = ful_format_count (data->volume);
  g_autofree char *equal = ful_format_count (data->break_even);

  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, _ ("Requests a month"), TRUE);
  ful_table_add_column (chart->table, data->prompt_name, TRUE);
  ful_table_add_column (chart->table, data->tuned_name, TRUE);
  for (gsize i = 0; i<data->n; i += data->n> 12 ? 3 : 1) {
    char *volume = ful_format_count (data->points[i].volume);
    char *a = ful_format_money (data->points[i].prompt, data->currency, FUL_MONEY_TABLE);
    char *b = ful_format_money (data->points[i].tuned, data->currency, FUL_MONEY_TABLE);

    ful_chart_take_stop (chart, ful_scale_at (x, data->points[i].volume),
                         g_strdup_printf (_ ("%s requests a month: %s %s, %s %s"), volume,
                                          data->prompt_name, a, data->tuned_name, b));
    ful_table_begin_row (chart->table);
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, volume);
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, a);
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, b);
  }
  if (isnan (data->break_even))
    chart->description =
        g_strdup_printf (_ ("You have %s requests a month. At no volume the two cost the same."),
                         own);
  else
    chart->description = g_strdup_printf (
        _ ("You have %s requests a month. From %s on the trained model costs less."), own, equal);
  chart->note = g_strdup (_ ("Mean cost a month over the horizon, everything up front included. "
                             "Both axes are logarithmic."));
}

FulChart *
ful_volume_chart_new (const FulVolumeData *data)
{
  double width = data->width > 0 ? data->width : FUL_COST_CHART_WIDTH;
  double least = INFINITY;
  double most = 0;
  double ends[2];
  FulScale x, y;
  FulChart *chart;

  for (gsize i = 0; i < data->n; i++) {
    const double costs[] = { data->points[i].prompt, data->points[i].tuned };

    for (gsize j = 0; j < 2; j++)
      if (costs[j] > 0) {
        least = fmin (least, costs[j]);
        most = fmax (most, costs[j]);
      }
  }
  if (data->n < 2 || most <= 0)
    return NULL;
  chart = ful_chart_new (_ ("Cost by monthly volume"), width, HEIGHT);
  chart->plot = (FulFrame){ LEFT, TOP, width - NAMES, BOTTOM };
  x = (FulScale){ .logarithmic = TRUE,
                  .low = data->points[0].volume,
                  .high = data->points[data->n - 1].volume,
                  .start = LEFT,
                  .end = chart->plot.right };
  y = ful_scale_nice (least, most, 4, /* logarithmic= */ TRUE, BOTTOM, TOP);
  ful_axis_draw_y (chart, &y, 4, ful_axis_money, (gpointer)data->currency);
  ful_axis_draw_x (chart, &x, 4, ful_axis_count, NULL, /* grid= */ TRUE);
  ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_TICK, FUL_ANCHOR_END,
                  (FulPoint){ chart->plot.right, BOTTOM + 34 }, _ ("requests a month"));
  draw_marks (chart, data, &x);
  draw_side (chart, data, FALSE, &x, &y, &ends[0]);
  draw_side (chart, data, TRUE, &x, &y, &ends[1]);
  draw_names (chart, data, ends[0], ends[1]);
  add_text (chart, data, &x);
  return chart;
}

FulChart *
ful_volume_chart_new_for (const FulCostContext *context,
                          const FulProjection *projection,
                          const char *prompt_name,
                          const char *tuned_name,
                          double width)
{
  g_autoptr (GArray) points = ful_cost_by_volume (context, projection);
  double equal = projection->break_even_volume;

  return ful_volume_chart_new (&(FulVolumeData){
      .points = (const FulVolumePoint *)(gpointer)points->data,
      .n = points->len,
      .volume = ful_snapshot_number (context->snapshot, "workflow.volume_per_month"),
      .break_even = equal > 0 ? equal : (double)NAN,
      .currency = projection->currency,
      .prompt_name = prompt_name,
      .tuned_name = tuned_name });
}
