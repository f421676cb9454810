/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/attempts-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/axis.h"
#include "report/format.h"

#define WIDTH 720.0
#define LEFT 56.0
#define TOP 24.0
#define BOTTOM 224.0
#define NAME_LINE 13.0
#define MOST_NAME_LINES 3

/* The middle of the column of the row @i of @n. */
static double
column_x (gsize i, gsize n)
{
  return LEFT + (WIDTH - LEFT) * ((double)i + 0.5) / (double)n;
}

static FulChart *
chart_new (const char *title)
{
  FulChart *chart = ful_chart_new (title, WIDTH, BOTTOM + 24);

  chart->plot = (FulFrame){ LEFT, TOP, WIDTH, BOTTOM };
  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, C_ ("column", "Attempt"), FALSE);
  return chart;
}

/* Names under their columns, in as many lines as they need; the chart grows with them. */
static void
draw_names (FulChart *chart, const FulAttemptRow *rows, gsize n)
{
  guint most = 1;

  for (gsize i = 0; i < n; i++) {
    g_auto (GStrv) lines = ful_type_wrap (FUL_TYPE_TICK, rows[i].name,
                                          (WIDTH - LEFT) / (double)n - 6, MOST_NAME_LINES);
    guint line;

    for (line = 0; lines[line] != NULL; line++)
      ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_TICK, FUL_ANCHOR_MIDDLE,
                      (FulPoint){ column_x (i, n), BOTTOM + 18 + line * NAME_LINE }, lines[line]);
    most = MAX (most, line);
  }
  chart->height = BOTTOM + 24 + (most - 1) * NAME_LINE;
}

static void
draw_value (FulChart *chart,
            const FulScale *scale,
            const FulInterval *value,
            double x,
            gboolean gain)
{
  FulMark *marker;

  ful_chart_segment (chart, FUL_INK_PROMPT, 2, (FulPoint){ x, ful_scale_clamp (scale, value->low) },
                     (FulPoint){ x, ful_scale_clamp (scale, value->high) })
      ->opacity = 0.55;
  marker = ful_chart_point (chart, FUL_INK_PROMPT, FUL_SHAPE_CIRCLE, 5,
                            (FulPoint){ x, ful_scale_clamp (scale, value->estimate) });
  marker->hollow = !gain;
}

const char *
ful_attempt_kind (const FulAttemptRow *row)
{
  if (row->real_gain)
    return _ ("a real gain");
  if (isnan (row->gain.estimate))
    return _ ("the first, or not compared");
  return row->gain.high < 0 ? _ ("worse") : _ ("could be chance");
}

static void
add_text (FulChart *chart, GString *description, const FulAttemptRow *row, double x, char *value)
{
  const char *kind = ful_attempt_kind (row);
  char *words = g_strdup_printf (C_ ("attempt", "%s: %s, %s"), row->name, value, kind);

  g_string_append_printf (description, "%s%s", description->len > 0 ? "; " : "", words);
  ful_chart_take_stop (chart, x, words);
  ful_table_begin_row (chart->table);
  ful_table_add_cell (chart->table, FUL_CELL_PLAIN, row->name);
  ful_table_take_cell (chart->table, FUL_CELL_PLAIN, value);
  ful_table_add_cell (chart->table, FUL_CELL_PLAIN, kind);
}

/* Through the real gains, and level, dashed, from the last of them on. */
static void
draw_path (FulChart *chart, const FulScale *scale, const FulAttemptRow *rows, gsize n, int best)
{
  g_autofree FulPoint *points = g_new (FulPoint, n + 1);
  gsize used = 0;
  gboolean begun = FALSE;

  for (gsize i = 0; i < n && (int)i <= best; i++) {
    if (isnan (rows[i].quality.estimate) || (begun && !rows[i].real_gain))
      continue;
    begun = TRUE;
    points[used++] =
        (FulPoint){ column_x (i, n), ful_scale_clamp (scale, rows[i].quality.estimate) };
  }
  if (used > 1)
    ful_chart_line (chart, FUL_INK_PROMPT, 2, points, used);
  if (used > 0 && (gsize)best + 1 < n)
    ful_chart_segment (chart, FUL_INK_PROMPT, 2, points[used - 1],
                       (FulPoint){ WIDTH, points[used - 1].y })
        ->dash = FUL_DASH_DOTTED;
}

/* The interval of the last real gain, to the end, with words under it. */
static void
draw_band (FulChart *chart,
           const FulScale *scale,
           const FulAttemptRow *rows,
           gsize n,
           gsize best,
           double delta)
{
  const FulInterval *level = &rows[best].quality;
  g_autofree char *gap = ful_format_gap (delta);
  g_autofree char *words = g_strdup_printf (_ ("levelled off: no attempt gained %s"), gap);
  double left = column_x (best, n) - 12;
  double top = ful_scale_clamp (scale, level->high), bottom = ful_scale_clamp (scale, level->low);

  /* A band of no height would not be seen. */
  ful_chart_rect (chart, FUL_INK_SUNKEN,
                  (FulFrame){ left, fmin (top, (top + bottom) / 2 - 8), WIDTH,
                              fmax (bottom, (top + bottom) / 2 + 8) })
      ->width = 4;
  ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_STRONG, FUL_ANCHOR_END,
                  (FulPoint){ WIDTH - 4, fmin (bottom + 24, BOTTOM - 8) }, words)
      ->halo = TRUE;
}

FulChart *
ful_attempts_chart_new (const FulAttemptRow *rows, gsize n, int best, double bar, double levelled)
{
  double low = isnan (bar) ? 1 : bar;
  double high = isnan (bar) ? 0 : bar;
  gboolean known = FALSE;
  GString *description;
  FulScale scale;
  FulChart *chart;

  for (gsize i = 0; i < n; i++) {
    if (isnan (rows[i].quality.estimate))
      continue;
    known = TRUE;
    low = fmin (low, rows[i].quality.low);
    high = fmax (high, rows[i].quality.high);
  }
  if (!known)
    return NULL;
  chart = chart_new (_ ("What each attempt reached"));
  ful_table_add_column (chart->table, _ ("Quality (95\u00a0% interval)"), TRUE);
  ful_table_add_column (chart->table, C_ ("column", "Against the best before it"), FALSE);
  scale = ful_scale_nice (fmax (0, low - 0.01), fmin (1, high + 0.01), 5, FALSE, BOTTOM, TOP);
  if (!isnan (levelled) && best >= 0 && !isnan (rows[best].quality.estimate))
    draw_band (chart, &scale, rows, n, (gsize)best, levelled);
  ful_axis_draw_y (chart, &scale, 5, ful_axis_share, NULL);
  if (!isnan (bar))
    ful_axis_draw_bar_level (chart, &scale, bar);
  draw_path (chart, &scale, rows, n, best);
  draw_names (chart, rows, n);
  description = g_string_new (NULL);
  for (gsize i = 0; i < n; i++) {
    if (!isnan (rows[i].quality.estimate))
      draw_value (chart, &scale, &rows[i].quality, column_x (i, n),
                  rows[i].real_gain || isnan (rows[i].gain.estimate));
    add_text (chart, description, &rows[i], column_x (i, n),
              ful_format_interval (&rows[i].quality));
  }
  chart->description = g_string_free (description, FALSE);
  chart->note =
      g_strdup (_ ("In order of first run. Filled: a real gain, or the first; hollow: could "
                   "be chance, or worse. Upright lines: 95\u00a0% intervals."));
  return chart;
}

/* δ as a dashed line with words. */
static void
draw_delta (FulChart *chart, const FulScale *scale, double delta)
{
  g_autofree char *gap = ful_format_gap (delta);
  g_autofree char *words = g_strdup_printf (_ ("a gain worth having: %s"), gap);
  double y = ful_scale_at (scale, delta);

  ful_chart_segment (chart, FUL_INK_TEXT, 1.5, (FulPoint){ LEFT, y }, (FulPoint){ WIDTH, y })
      ->dash = FUL_DASH_DASHED;
  ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_STRONG, FUL_ANCHOR_END,
                  (FulPoint){ WIDTH - 4, y - 6 }, words)
      ->halo = TRUE;
}

FulChart *
ful_gains_chart_new (const FulAttemptRow *rows, gsize n, double delta)
{
  double low = 0;
  double high = delta;
  gboolean known = FALSE;
  GString *description;
  FulScale scale;
  FulChart *chart;

  for (gsize i = 0; i < n; i++) {
    if (isnan (rows[i].gain.estimate))
      continue;
    known = TRUE;
    low = fmin (low, rows[i].gain.low);
    high = fmax (high, rows[i].gain.high);
  }
  if (!known)
    return NULL;
  chart = chart_new (_ ("What each attempt gained over the best before it"));
  ful_table_add_column (chart->table, _ ("Gain (95\u00a0% interval)"), TRUE);
  ful_table_add_column (chart->table, C_ ("column", "Against the best before it"), FALSE);
  scale = ful_scale_nice (low, high + (high - low) * 0.06, 5, FALSE, BOTTOM, TOP);
  ful_axis_draw_y (chart, &scale, 5, ful_axis_points, NULL);
  ful_chart_segment (chart, FUL_INK_QUIET, 1,
                     (FulPoint){ LEFT, ful_axis_crisp (ful_scale_at (&scale, 0)) },
                     (FulPoint){ WIDTH, ful_axis_crisp (ful_scale_at (&scale, 0)) });
  draw_delta (chart, &scale, delta);
  draw_names (chart, rows, n);
  description = g_string_new (NULL);
  for (gsize i = 0; i < n; i++) {
    if (!isnan (rows[i].gain.estimate))
      draw_value (chart, &scale, &rows[i].gain, column_x (i, n), rows[i].real_gain);
    add_text (chart, description, &rows[i], column_x (i, n),
              ful_format_points_interval (&rows[i].gain));
  }
  chart->description = g_string_free (description, FALSE);
  chart->note =
      g_strdup (_ ("Points of quality, on the same cases. Prompts have levelled off where "
                   "the whole interval of every attempt since the last real gain lies "
                   "under the dashed line."));
  return chart;
}
