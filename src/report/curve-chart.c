/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/curve-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/axis.h"
#include "report/format.h"

#define WIDTH 720.0
#define HEIGHT 280.0
#define LEFT 56.0
#define RIGHT 700.0
#define TOP 24.0
#define BOTTOM 236.0
#define STEPS 40

/* The fitted line from @from to @to examples. */
static void
draw_fit (FulChart *chart,
          const FulCurveFit *fit,
          const FulScale *x,
          const FulScale *y,
          double from,
          double to,
          FulDash dash)
{
  FulPoint points[STEPS + 1];

  for (int i = 0; i <= STEPS; i++) {
    double n = from * pow (to / from, (double)i / STEPS);

    points[i] =
        (FulPoint){ ful_scale_at (x, n), ful_scale_clamp (y, 1 - ful_curve_error_at (fit, n)) };
  }
  ful_chart_line (chart, FUL_INK_TUNE, 2, points, STEPS + 1)->dash = dash;
}

static void
draw_point (FulChart *chart, const FulScale *x, const FulScale *y, const FulCurvePoint *point)
{
  double at = ful_scale_at (x, point->n);
  double quality = 1 - point->error;
  g_autofree char *count = ful_format_count (point->n);
  FulInterval error = ful_curve_point_interval (point);
  FulInterval interval = { quality, 1 - error.high, 1 - error.low };
  char *value = ful_format_interval (&interval);

  if (!isnan (error.low))
    ful_chart_segment (chart, FUL_INK_TUNE, 2, (FulPoint){ at, ful_scale_clamp (y, interval.low) },
                       (FulPoint){ at, ful_scale_clamp (y, interval.high) })
        ->opacity = 0.55;
  ful_chart_point (chart, FUL_INK_TUNE, FUL_SHAPE_DIAMOND, 5,
                   (FulPoint){ at, ful_scale_clamp (y, quality) });
  ful_chart_take_stop (chart, at, g_strdup_printf (_ ("%s examples: %s"), count, value));
  ful_table_begin_row (chart->table);
  ful_table_add_cell (chart->table, FUL_CELL_PLAIN, count);
  ful_table_take_cell (chart->table, FUL_CELL_PLAIN, value);
}

static void
draw_best_prompt (FulChart *chart, const FulScale *y, double quality)
{
  g_autofree char *share = ful_format_share (quality);
  g_autofree char *words = g_strdup_printf (_ ("best prompt %s"), share);
  double at = ful_scale_clamp (y, quality);

  ful_chart_segment (chart, FUL_INK_PROMPT, 1.5, (FulPoint){ LEFT, at }, (FulPoint){ RIGHT, at })
      ->dash = FUL_DASH_DOTTED;
  ful_chart_text (chart, FUL_INK_PROMPT, FUL_TYPE_STRONG, FUL_ANCHOR_END,
                  (FulPoint){ RIGHT - 4, at + 15 }, words)
      ->halo = TRUE;
}

static char *
describe (const FulCurveFit *fit, double bar)
{
  g_autofree char *n = ful_format_count (round (fit->n_for_bar));
  g_autofree char *low = ful_format_count (round (fit->n_for_bar_low));
  g_autofree char *high = ful_format_count (round (fit->n_for_bar_high));
  g_autofree char *share = isnan (bar) ? NULL : ful_format_plain_share (bar);

  if (share == NULL)
    return g_strdup (_ ("Quality grows with the number of training examples."));
  if (!fit->reachable)
    return g_strdup_printf (_ ("By the fitted line no number of examples reaches the bar of %s."),
                            share);
  if (isnan (fit->n_for_bar))
    return g_strdup_printf (_ ("Whether more examples would reach the bar of %s is not known."),
                            share);
  if (isnan (fit->n_for_bar_low) || isnan (fit->n_for_bar_high))
    return g_strdup_printf (_ ("About %s examples reach the bar of %s."), n, share);
  return g_strdup_printf (_ ("About %s examples (%s to %s) reach the bar of %s."), n, low, high,
                          share);
}

/* The axis reaches to the size that clears the bar, where that is not far out. */
static double
last_size (double measured, const FulCurveFit *fit)
{
  double target = isnan (fit->n_for_bar) ? measured : fit->n_for_bar * 1.2;

  return fmin (fmax (measured * 2, target), measured * 16);
}

FulChart *
ful_curve_chart_new (const FulCurvePoint *points,
                     gsize n,
                     const FulCurveFit *fit,
                     double bar,
                     double best_prompt)
{
  double low = 1;
  double high = 0;
  double measured, last;
  FulScale x, y;
  FulChart *chart;

  if (n == 0)
    return NULL;
  measured = points[n - 1].n;
  last = last_size (measured, fit);
  for (gsize i = 0; i < n; i++) {
    low = fmin (low, 1 - points[i].error);
    high = fmax (high, 1 - points[i].error);
  }
  low = fmin (low, fmin (isnan (bar) ? 1 : bar, isnan (best_prompt) ? 1 : best_prompt));
  high = fmax (high, fmax (isnan (bar) ? 0 : bar, isnan (best_prompt) ? 0 : best_prompt));
  chart = ful_chart_new (_ ("Quality by number of training examples"), WIDTH, HEIGHT);
  chart->plot = (FulFrame){ LEFT, TOP, RIGHT, BOTTOM };
  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, _ ("Training examples"), TRUE);
  ful_table_add_column (chart->table, _ ("Quality (95\u00a0% interval)"), TRUE);
  x = (FulScale){
    .logarithmic = TRUE, .low = points[0].n / 1.2, .high = last, .start = LEFT, .end = RIGHT
  };
  y = ful_scale_nice (fmax (0, low - 0.02), fmin (1, high + 0.02), 5, FALSE, BOTTOM, TOP);
  ful_chart_rect (chart, FUL_INK_SUNKEN,
                  (FulFrame){ ful_scale_at (&x, measured), TOP, RIGHT, BOTTOM });
  ful_axis_draw_y (chart, &y, 5, ful_axis_share, NULL);
  ful_axis_draw_x (chart, &x, 4, ful_axis_count, NULL, /* grid= */ FALSE);
  ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_TICK, FUL_ANCHOR_END,
                  (FulPoint){ RIGHT, BOTTOM + 34 }, _ ("training examples"));
  if (!isnan (bar))
    ful_axis_draw_bar_level (chart, &y, bar);
  if (!isnan (best_prompt))
    draw_best_prompt (chart, &y, best_prompt);
  draw_fit (chart, fit, &x, &y, points[0].n, measured, FUL_DASH_SOLID);
  draw_fit (chart, fit, &x, &y, measured, last, FUL_DASH_DASHED);
  for (gsize i = 0; i < n; i++)
    draw_point (chart, &x, &y, &points[i]);
  chart->description = describe (fit, bar);
  chart->note =
      g_strdup (_ ("Diamonds: measured, with 95\u00a0% intervals. Line: the power law through "
                   "them; dashed and on grey it goes beyond what was measured."));
  return chart;
}
