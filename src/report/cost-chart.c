/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/cost-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/axis.h"
#include "report/format.h"

#define HEIGHT 300.0
#define LEFT 64.0
#define NAMES 164.0 /* what the names at the lines' ends take */
#define MONTH_APART 64.0
#define TOP 44.0
#define BOTTOM 264.0

static FulChart *
chart_new (const char *title, double width)
{
  FulChart *chart = ful_chart_new (title, width, HEIGHT);

  chart->plot = (FulFrame){ LEFT, TOP, width - NAMES, BOTTOM };
  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, C_ ("column", "Month"), TRUE);
  return chart;
}

static FulScale
month_scale (const FulProjection *projection, double width)
{
  return (FulScale){ .high = projection->horizon_months, .start = LEFT, .end = width - NAMES };
}

/* "start", then "month 6" at most six times, as many as there is room for. */
static void
draw_months (FulChart *chart, const FulScale *scale)
{
  double most = fmin (6, fmax (1, floor ((scale->end - scale->start) / MONTH_APART)));
  int step = MAX (1, (int)ceil (scale->high / most));

  /* Months are read in quarters and years. */
  for (int nice = 1; nice <= 60; nice += nice < 3 ? 2 : 3)
    if (nice >= step) {
      step = nice;
      break;
    }
  for (int month = 0; month <= (int)scale->high; month += step) {
    g_autofree char *text =
        month == 0 ? g_strdup (_ ("start")) : g_strdup_printf (_ ("month %d"), month);

    ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_TICK, FUL_ANCHOR_MIDDLE,
                    (FulPoint){ ful_scale_at (scale, month), BOTTOM + 18 }, text);
  }
}

static void
draw_end (FulChart *chart, FulPoint at, const char *text, gboolean tuned)
{
  FulInk ink = tuned ? FUL_INK_TUNE : FUL_INK_PROMPT;
  g_autofree char *fitted = ful_type_fit (FUL_TYPE_STRONG, text, NAMES - 14);

  ful_chart_text (chart, ink, FUL_TYPE_STRONG, FUL_ANCHOR_START,
                  (FulPoint){ chart->plot.right + 12, at.y }, fitted);
}

/* Names of the lines stand at their ends, moved apart where they would touch. */
static void
draw_ends (FulChart *chart,
           const FulProjection *projection,
           FulPoint prompt,
           FulPoint tuned,
           const char *prompt_name,
           const char *tuned_name)
{
  g_autofree char *prompt_total =
      ful_format_money (projection->prompt_total, projection->currency, FUL_MONEY_SHORT);
  g_autofree char *tuned_total =
      ful_format_money (projection->tuned_total, projection->currency, FUL_MONEY_SHORT);
  /* Translators: a side's name and its amount, at the end of a line. */
  g_autofree char *prompt_text = g_strdup_printf (C_ ("chart", "%s %s"), prompt_name, prompt_total);
  g_autofree char *tuned_text = g_strdup_printf (C_ ("chart", "%s %s"), tuned_name, tuned_total);
  double gap = 18 - fabs (prompt.y - tuned.y);

  ful_chart_point (chart, FUL_INK_PROMPT, FUL_SHAPE_CIRCLE, 5, prompt);
  ful_chart_point (chart, FUL_INK_TUNE, FUL_SHAPE_DIAMOND, 5, tuned);
  if (gap > 0) {
    prompt.y += prompt.y <= tuned.y ? -gap / 2 : gap / 2;
    tuned.y += prompt.y <= tuned.y ? gap / 2 : -gap / 2;
  }
  draw_end (chart, (FulPoint){ prompt.x, prompt.y + 4 }, prompt_text, FALSE);
  draw_end (chart, (FulPoint){ tuned.x, tuned.y + 4 }, tuned_text, TRUE);
}

/* Cost so far at a month that may lie between two. */
static double
cost_at (const double *so_far, double month, int horizon)
{
  int before = CLAMP ((int)floor (month), 0, horizon - 1);

  return so_far[before] + (month - before) * (so_far[before + 1] - so_far[before]);
}

/* "80 % range 3.9 to 12.7"; an end that is never reached within the horizon says so. */
static char *
range_words (const FulProjection *projection)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (isnan (projection->break_even_p10))
    return NULL;
  low = ful_format_number (projection->break_even_p10, 1);
  if (isnan (projection->break_even_p90))
    return g_strdup_printf (_ ("80\u00a0%% range: month %s to not within %d months"), low,
                            projection->horizon_months);
  high = ful_format_number (projection->break_even_p90, 1);
  return g_strdup_printf (_ ("80\u00a0%% range: month %s to %s"), low, high);
}

static void
draw_break_even (FulChart *chart,
                 const FulProjection *projection,
                 const FulScale *x,
                 const FulScale *y,
                 const double *prompt)
{
  double month = projection->break_even_month;
  double at = ful_scale_clamp (x, month);
  double cost = ful_scale_at (y, cost_at (prompt, month, projection->horizon_months));
  g_autofree char *months = ful_format_number (month, 1);
  g_autofree char *words = g_strdup_printf (_ ("pays back in month %s"), months);
  g_autofree char *range = range_words (projection);
  gboolean after = at + 8 + 2 * ful_type_width (FUL_TYPE_STRONG, words) < chart->width;
  FulPoint beside = { after ? at + 8 : at - 8, TOP - 30 };

  ful_chart_segment (chart, FUL_INK_TEXT, 1, (FulPoint){ at, TOP - 40 }, (FulPoint){ at, BOTTOM })
      ->dash = FUL_DASH_DASHED;
  ful_chart_point (chart, FUL_INK_TEXT, FUL_SHAPE_SQUARE, 4.5, (FulPoint){ at, cost });
  ful_chart_text (chart, FUL_INK_TEXT, FUL_TYPE_STRONG, after ? FUL_ANCHOR_START : FUL_ANCHOR_END,
                  beside, words)
      ->halo = TRUE;
  if (range == NULL)
    return;
  beside.y += 15;
  ful_chart_text (chart, FUL_INK_QUIET, FUL_TYPE_TICK, after ? FUL_ANCHOR_START : FUL_ANCHOR_END,
                  beside, range)
      ->halo = TRUE;
}

static void
draw_range (FulChart *chart, const FulProjection *projection, const FulScale *x)
{
  double low = projection->break_even_p10;
  double high =
      isnan (projection->break_even_p90) ? projection->horizon_months : projection->break_even_p90;
  FulMark *bar;

  if (isnan (low))
    return;
  bar = ful_chart_rect (chart, FUL_INK_QUIET,
                        (FulFrame){ ful_scale_clamp (x, low), BOTTOM - 3, ful_scale_clamp (x, high),
                                    BOTTOM + 3 });
  bar->width = 3;
  bar->opacity = 0.7;
}

static void
add_months (FulChart *chart,
            const FulProjection *projection,
            const FulScale *x,
            const double *prompt,
            const double *tuned,
            const char *prompt_name,
            const char *tuned_name)
{
  ful_table_add_column (chart->table, prompt_name, TRUE);
  ful_table_add_column (chart->table, tuned_name, TRUE);
  for (int month = 0; month <= projection->horizon_months; month++) {
    char *a = ful_format_money (prompt[month], projection->currency, FUL_MONEY_TABLE);
    char *b = ful_format_money (tuned[month], projection->currency, FUL_MONEY_TABLE);

    ful_chart_take_stop (chart, ful_scale_at (x, month),
                         g_strdup_printf (_ ("Month %d: %s %s, %s %s"), month, prompt_name, a,
                                          tuned_name, b));
    ful_table_begin_row (chart->table);
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, g_strdup_printf ("%d", month));
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, a);
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, b);
  }
}

static char *
describe_cost (const FulProjection *projection, const char *prompt_name, const char *tuned_name)
{
  g_autofree char *prompt =
      ful_format_money (projection->prompt_total, projection->currency, FUL_MONEY_HEADLINE);
  g_autofree char *tuned =
      ful_format_money (projection->tuned_total, projection->currency, FUL_MONEY_HEADLINE);
  g_autofree char *upfront =
      ful_format_money (projection->tuned_upfront, projection->currency, FUL_MONEY_HEADLINE);
  g_autofree char *range = range_words (projection);
  g_autofree char *months = ful_format_months (projection->break_even_month);
  g_autofree char *pays = isnan (projection->break_even_month)
                              ? g_strdup_printf (_ ("It does not pay back within %d months."),
                                                 projection->horizon_months)
                              : g_strdup_printf (_ ("It pays back after %s."), months);
  g_autofree char *text = g_strdup_printf (_ ("Over %d months %s costs %s, and %s costs %s, of "
                                              "which %s is paid at the start. %s"),
                                           projection->horizon_months, prompt_name, prompt,
                                           tuned_name, tuned, upfront, pays);

  return range != NULL ? g_strdup_printf ("%s %s.", text, range) : g_steal_pointer (&text);
}

FulChart *
ful_cost_chart_new (const FulProjection *projection,
                    const char *prompt_name,
                    const char *tuned_name,
                    double width)
{
  int n = projection->horizon_months;
  g_autofree double *prompt = g_new0 (double, n + 1);
  g_autofree double *tuned = g_new0 (double, n + 1);
  g_autofree FulPoint *a = g_new (FulPoint, n + 1);
  g_autofree FulPoint *b = g_new (FulPoint, n + 1);
  FulScale x = month_scale (projection, width);
  FulScale y;
  FulChart *chart;

  if (!projection->known || n < 1)
    return NULL;
  prompt[0] = projection->prompt_upfront;
  tuned[0] = projection->tuned_upfront;
  for (int i = 0; i < n; i++) {
    prompt[i + 1] = prompt[i] + projection->months[i].prompt;
    tuned[i + 1] = tuned[i] + projection->months[i].tuned;
  }
  chart = chart_new (_ ("Cost so far, month by month"), width);
  y = ful_scale_nice (0, fmax (fmax (prompt[n], tuned[n]), tuned[0]), 5, FALSE, BOTTOM, TOP);
  for (int i = 0; i <= n; i++) {
    a[i] = (FulPoint){ ful_scale_at (&x, i), ful_scale_at (&y, prompt[i]) };
    b[i] = (FulPoint){ ful_scale_at (&x, i), ful_scale_at (&y, tuned[i]) };
  }
  ful_axis_draw_y (chart, &y, 5, ful_axis_money, projection->currency);
  draw_months (chart, &x);
  draw_range (chart, projection, &x);
  ful_chart_line (chart, FUL_INK_PROMPT, 2.4, a, (gsize)n + 1);
  ful_chart_line (chart, FUL_INK_TUNE, 2.4, b, (gsize)n + 1)->dash = FUL_DASH_DASHED;
  if (!isnan (projection->break_even_month))
    draw_break_even (chart, projection, &x, &y, prompt);
  draw_ends (chart, projection, a[n], b[n], prompt_name, tuned_name);
  add_months (chart, projection, &x, prompt, tuned, prompt_name, tuned_name);
  chart->description = describe_cost (projection, prompt_name, tuned_name);
  chart->note =
      g_strdup (_ ("Lines: likely cost. Grey bar on the axis: when it pays back, 80\u00a0% of "
                   "what may happen."));
  return chart;
}

static void
add_savings (FulChart *chart, const FulProjection *projection, const FulScale *x)
{
  ful_table_add_column (chart->table, _ ("Low (P10)"), TRUE);
  ful_table_add_column (chart->table, _ ("Middle (P50)"), TRUE);
  ful_table_add_column (chart->table, _ ("High (P90)"), TRUE);
  for (int i = 0; i < projection->horizon_months; i++) {
    const FulCostMonth *month = &projection->months[i];
    char *low = ful_format_money (month->saving_p10, projection->currency, FUL_MONEY_TABLE);
    char *middle = ful_format_money (month->saving_p50, projection->currency, FUL_MONEY_TABLE);
    char *high = ful_format_money (month->saving_p90, projection->currency, FUL_MONEY_TABLE);

    ful_chart_take_stop (chart, ful_scale_at (x, i + 1),
                         g_strdup_printf (_ ("Month %d: %s, 80\u00a0%% range %s to %s"), i + 1,
                                          middle, low, high));
    ful_table_begin_row (chart->table);
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, g_strdup_printf ("%d", i + 1));
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, low);
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, middle);
    ful_table_take_cell (chart->table, FUL_CELL_PLAIN, high);
  }
}

FulChart *
ful_saving_chart_new (const FulProjection *projection, double width)
{
  int n = projection->horizon_months;
  g_autofree FulPoint *outline = g_new (FulPoint, 2 * n + 1);
  g_autofree FulPoint *middle = g_new (FulPoint, n + 1);
  g_autofree char *low = NULL;
  g_autofree char *mid = NULL;
  g_autofree char *high = NULL;
  double least = 0;
  double most = 0;
  FulScale x = month_scale (projection, width);
  FulScale y;
  FulMark *area;
  FulChart *chart;

  if (!projection->known || n < 1 || isnan (projection->months[n - 1].saving_p50))
    return NULL;
  for (int i = 0; i < n; i++) {
    least = fmin (least, projection->months[i].saving_p10);
    most = fmax (most, projection->months[i].saving_p90);
  }
  chart = chart_new (_ ("Saving so far by training, month by month"), width);
  y = ful_scale_nice (least, most, 5, FALSE, BOTTOM, TOP - 34);
  for (int i = 0; i < n; i++) {
    double at = ful_scale_at (&x, i + 1);

    outline[i] = (FulPoint){ at, ful_scale_at (&y, projection->months[i].saving_p10) };
    outline[2 * n - 1 - i] = (FulPoint){ at, ful_scale_at (&y, projection->months[i].saving_p90) };
    middle[i] = (FulPoint){ at, ful_scale_at (&y, projection->months[i].saving_p50) };
  }
  ful_axis_draw_y (chart, &y, 5, ful_axis_money, projection->currency);
  draw_months (chart, &x);
  area = ful_chart_area (chart, FUL_INK_TUNE, 0.5, outline, 2 * (gsize)n);
  area->hatched = TRUE;
  ful_chart_segment (chart, FUL_INK_TEXT, 1.5, (FulPoint){ LEFT, ful_scale_at (&y, 0) },
                     (FulPoint){ chart->plot.right, ful_scale_at (&y, 0) });
  ful_chart_line (chart, FUL_INK_TUNE, 2.4, middle, (gsize)n)->dash = FUL_DASH_DASHED;
  ful_chart_point (chart, FUL_INK_TUNE, FUL_SHAPE_DIAMOND, 5, middle[n - 1]);
  mid = ful_format_money (projection->months[n - 1].saving_p50, projection->currency,
                          FUL_MONEY_HEADLINE);
  low = ful_format_money (projection->months[n - 1].saving_p10, projection->currency,
                          FUL_MONEY_SHORT);
  high = ful_format_money (projection->months[n - 1].saving_p90, projection->currency,
                           FUL_MONEY_SHORT);
  draw_end (chart, (FulPoint){ 0, middle[n - 1].y + 4 }, mid, TRUE);
  add_savings (chart, projection, &x);
  chart->description =
      g_strdup_printf (_ ("After %d months the saving is %s, 80\u00a0%% range %s to %s."), n, mid,
                       low, high);
  chart->note =
      g_strdup (_ ("Line: the middle of what may happen. Hatched: 80\u00a0% of it. Under the "
                   "zero line training has cost more so far."));
  return chart;
}
