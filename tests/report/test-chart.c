/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart.h"

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#include "report/attempts-chart.h"
#include "report/bars-chart.h"
#include "report/beam-chart.h"
#include "report/cost-chart.h"
#include "report/curve-chart.h"
#include "report/gap-chart.h"
#include "report/lean-chart.h"
#include "report/quality-chart.h"
#include "report/svg.h"
#include "report/volume-chart.h"

#define UNKNOWN FUL_INTERVAL_UNKNOWN

static const FulQualityRow quality_rows[] = {
  { "Zero-shot", "model-a", NULL, FALSE, { 0.714, 0.698, 0.730 } },
  { "Few-shot", NULL, NULL, FALSE, UNKNOWN },
  { "Specialist", "input-only", "a linear classifier", TRUE, { 0.912, 0.901, 0.922 } },
};

static const FulAttemptRow attempt_rows[] = {
  { "plain#1", { 0.72, 0.68, 0.75 }, UNKNOWN, FALSE, FALSE },
  { "examples#1", { 0.86, 0.83, 0.89 }, { 0.14, 0.11, 0.17 }, TRUE, FALSE },
  { "examples#2", { 0.87, 0.84, 0.90 }, { 0.01, -0.01, 0.03 }, FALSE, TRUE },
};

/* Upfront 12,000, then 4,000 a month against 6,000. */
static FulProjection *
projection_new (FulCostMonth *months, int n)
{
  FulProjection *self = g_new0 (FulProjection, 1);

  for (int i = 0; i < n; i++) {
    double saving = 2000.0 * (i + 1) - 12000;

    months[i] = (FulCostMonth){ 6000, 4000, saving - 5000, saving, saving + 7000 };
  }
  self->known = TRUE;
  self->horizon_months = n;
  self->currency = g_strdup ("USD");
  self->prompt_monthly = 6000;
  self->prompt_total = 6000.0 * n;
  self->tuned_upfront = 12000;
  self->tuned_monthly = 4000;
  self->tuned_total = 12000 + 4000.0 * n;
  self->break_even_month = 6;
  self->break_even_p10 = 3.9;
  self->break_even_p50 = 6;
  self->break_even_p90 = 12.7;
  self->months = months;
  return self;
}

static void
projection_drop (FulProjection *self)
{
  g_free (self->currency);
  g_free (self);
}

/* Every mark lies in the picture, words too as far as their width is known. */
static void
assert_fits (const FulChart *chart)
{
  g_assert_cmpuint (chart->marks->len, >, 0);
  for (guint i = 0; i < chart->marks->len; i++) {
    const FulMark *mark = g_ptr_array_index (chart->marks, i);

    for (gsize j = 0; j < mark->n_points; j++) {
      g_assert_true (isfinite (mark->points[j].x) && isfinite (mark->points[j].y));
      g_assert_cmpfloat (mark->points[j].x, >=, 0);
      g_assert_cmpfloat (mark->points[j].x, <=, chart->width);
      g_assert_cmpfloat (mark->points[j].y, >=, 0);
      g_assert_cmpfloat (mark->points[j].y, <=, chart->height);
    }
    if (mark->kind == FUL_MARK_TEXT) {
      double width = ful_type_width (mark->type, mark->text);
      double left = mark->points[0].x - (mark->anchor == FUL_ANCHOR_START    ? 0
                                         : mark->anchor == FUL_ANCHOR_MIDDLE ? width / 2
                                                                             : width);

      g_assert_cmpfloat (left, >=, -0.5 * ful_type_size (mark->type));
      g_assert_cmpfloat (left + width, <=, chart->width + 0.5 * ful_type_size (mark->type));
    }
  }
}

/* What is drawn is also said: title, description, table, values. */
static void
assert_says (const FulChart *chart, const char *words)
{
  g_assert_cmpstr (chart->title, !=, "");
  g_assert_nonnull (chart->description);
  if (strstr (chart->description, words) == NULL)
    g_error ("%s\nis not in\n%s", words, chart->description);
}

static const FulMark *
find_mark (const FulChart *chart, FulMarkKind kind, FulInk ink)
{
  for (guint i = 0; i < chart->marks->len; i++) {
    const FulMark *mark = g_ptr_array_index (chart->marks, i);

    if (mark->kind == kind && mark->ink == ink)
      return mark;
  }
  return NULL;
}

/* The picture as XML, with role, name and description. */
static void
assert_svg (const FulChart *chart)
{
  g_autofree char *svg = ful_svg_document (chart);
  g_autofree char *again = ful_svg_document (chart);
  xmlDocPtr document = xmlReadMemory (svg, (int)strlen (svg), "chart.svg", NULL,
                                      XML_PARSE_NOERROR | XML_PARSE_NONET);
  xmlNodePtr root, first, second;
  xmlChar *role;

  g_assert_cmpstr (svg, ==, again);
  g_assert_nonnull (document);
  root = xmlDocGetRootElement (document);
  g_assert_cmpstr ((const char *)root->name, ==, "svg");
  role = xmlGetProp (root, BAD_CAST "role");
  g_assert_cmpstr ((const char *)role, ==, "img");
  xmlFree (role);
  first = xmlFirstElementChild (root);
  second = xmlNextElementSibling (first);
  g_assert_cmpstr ((const char *)first->name, ==, "title");
  g_assert_cmpstr ((const char *)second->name, ==, "desc");
  xmlFreeDoc (document);
}

static void
test_quality (void)
{
  g_autoptr (FulChart) chart = ful_quality_chart_new ("Lightest that clears", quality_rows,
                                                      G_N_ELEMENTS (quality_rows), 0.89);
  const FulMark *circle, *diamond;

  assert_fits (chart);
  assert_svg (chart);
  assert_says (chart, "Zero-shot: 71.4\u00a0% (69.8–73.0)");
  assert_says (chart, "Few-shot: not measured");
  assert_says (chart, "your bar 89\u00a0%");
  g_assert_cmpuint (chart->table->rows->len, ==, 3);
  g_assert_cmpuint (chart->stops->len, ==, 3);
  circle = find_mark (chart, FUL_MARK_POINT, FUL_INK_PROMPT);
  diamond = find_mark (chart, FUL_MARK_POINT, FUL_INK_TUNE);
  g_assert_cmpint (circle->shape, ==, FUL_SHAPE_CIRCLE);
  g_assert_cmpint (diamond->shape, ==, FUL_SHAPE_DIAMOND);
  g_assert_cmpfloat (circle->points[0].x, <, diamond->points[0].x);
  g_assert_cmpfloat (circle->points[0].x, >=, chart->plot.left);
  g_assert_cmpfloat (diamond->points[0].x, <=, chart->plot.right);
}

static void
test_quality_of_nothing (void)
{
  g_assert_null (ful_quality_chart_new ("Nothing", &quality_rows[1], 1, 0.89));
  g_assert_null (ful_quality_chart_new ("Nothing", NULL, 0, NAN));
}

/* 65 % and 100 %, no bar, a name that is far too long. */
static void
test_quality_extremes (void)
{
  const FulQualityRow rows[] = {
    { "a very long name of a prompt that somebody wrote without a thought for columns",
      "and a model with a name as long as this one is",
      NULL,
      FALSE,
      { 1, 0.99, 1 } },
    { "nil", NULL, NULL, FALSE, { 0, 0, 0.01 } },
  };
  g_autoptr (FulChart) chart = ful_quality_chart_new ("Extremes", rows, 2, NAN);

  assert_fits (chart);
  assert_svg (chart);
}

static void
test_attempts (void)
{
  g_autoptr (FulChart) reached = ful_attempts_chart_new (attempt_rows, 3, 1, 0.89, NAN);
  g_autoptr (FulChart) levelled = ful_attempts_chart_new (attempt_rows, 3, 1, 0.89, 0.05);
  g_autoptr (FulChart) gained = ful_gains_chart_new (attempt_rows, 3, 0.05);
  const FulMark *delta = find_mark (gained, FUL_MARK_LINE, FUL_INK_TEXT);

  assert_fits (reached);
  assert_svg (reached);
  assert_says (reached, "examples#1: 86.0\u00a0% (83.0–89.0), a real gain");
  g_assert_null (find_mark (reached, FUL_MARK_RECT, FUL_INK_SUNKEN));
  assert_fits (levelled);
  g_assert_nonnull (find_mark (levelled, FUL_MARK_RECT, FUL_INK_SUNKEN));
  assert_fits (gained);
  assert_svg (gained);
  assert_says (gained, "examples#2: +1.0 points (\u22121.0 to +3.0), could be chance");
  g_assert_cmpint (delta->dash, ==, FUL_DASH_DASHED);
  g_assert_null (ful_gains_chart_new (attempt_rows, 1, 0.05));
  g_assert_null (ful_attempts_chart_new (NULL, 0, -1, NAN, NAN));
}

/* The gap with its interval, equal and the smallest gain worth having. */
static void
test_gap (void)
{
  const FulInterval gap = { 0.045, 0.032, 0.058 }, none = FUL_INTERVAL_UNKNOWN;
  g_autoptr (FulChart) chart = ful_gap_chart_new (&gap, 0.05, "Specialist", "nearest", TRUE, FALSE);
  const FulMark *marker = find_mark (chart, FUL_MARK_POINT, FUL_INK_TUNE);

  assert_fits (chart);
  assert_svg (chart);
  assert_says (chart, "Specialist against nearest: +4.5 points (+3.2 to +5.8)");
  g_assert_cmpint (marker->shape, ==, FUL_SHAPE_DIAMOND);
  g_assert_null (ful_gap_chart_new (&none, 0.05, "a", "b", FALSE, FALSE));
}

/* At month 6 both have cost 36,000: the marker stands where the two lines cross. */
static void
test_cost (void)
{
  FulCostMonth months[24];
  FulProjection *projection = projection_new (months, 24);
  g_autoptr (FulChart) chart =
      ful_cost_chart_new (projection, "Best prompt", "Specialist", FUL_COST_CHART_WIDTH);
  const FulMark *square = find_mark (chart, FUL_MARK_POINT, FUL_INK_TEXT);
  const FulMark *prompt = find_mark (chart, FUL_MARK_LINE, FUL_INK_PROMPT);
  const FulMark *tuned = find_mark (chart, FUL_MARK_LINE, FUL_INK_TUNE);

  assert_fits (chart);
  assert_svg (chart);
  assert_says (chart, "Over 24 months Best prompt costs $144,000, and Specialist costs $108,000");
  assert_says (chart, "It pays back after 6.0 months.");
  assert_says (chart, "month 3.9 to 12.7");
  g_assert_cmpuint (chart->table->rows->len, ==, 25);
  g_assert_cmpint (prompt->dash, ==, FUL_DASH_SOLID);
  g_assert_cmpint (tuned->dash, ==, FUL_DASH_DASHED);
  g_assert_cmpfloat_with_epsilon (square->points[0].x, prompt->points[6].x, 1e-9);
  g_assert_cmpfloat_with_epsilon (square->points[0].y, prompt->points[6].y, 1e-9);
  g_assert_cmpfloat_with_epsilon (square->points[0].y, tuned->points[6].y, 1e-9);
  projection_drop (projection);
}

static void
test_cost_never (void)
{
  FulCostMonth months[4];
  FulProjection *projection = projection_new (months, 4);
  g_autoptr (FulChart) chart = NULL;
  g_autoptr (FulChart) saving = NULL;

  projection->break_even_month = NAN;
  projection->break_even_p10 = 3.9;
  projection->break_even_p90 = NAN;
  chart = ful_cost_chart_new (projection, "Best prompt", "Specialist", FUL_COST_CHART_WIDTH);
  saving = ful_saving_chart_new (projection, FUL_COST_CHART_WIDTH);
  assert_fits (chart);
  assert_says (chart, "It does not pay back within 4 months.");
  g_assert_null (find_mark (chart, FUL_MARK_POINT, FUL_INK_TEXT));
  assert_fits (saving);
  assert_svg (saving);
  assert_says (saving,
               "After 4 months the saving is \u2212$4,000, 80\u00a0% range \u2212$9k to $3k.");
  projection->known = FALSE;
  g_assert_null (ful_cost_chart_new (projection, "a", "b", FUL_COST_CHART_WIDTH));
  g_assert_null (ful_saving_chart_new (projection, FUL_COST_CHART_WIDTH));
  projection_drop (projection);
}

static void
test_volume (void)
{
  const FulVolumePoint points[] = { { 2400, 100, 900 },
                                    { 24000, 800, 1200 },
                                    { 240000, 8000, 4000 } };
  const FulVolumeData data = { points, 3, 240000, 61000, "USD", "Best prompt", "Specialist", 0 };
  g_autoptr (FulChart) chart = ful_volume_chart_new (&data);
  FulVolumeData none = data;

  assert_fits (chart);
  assert_svg (chart);
  assert_says (chart,
               "You have 240,000 requests a month. From 61,000 on the trained model costs less.");
  g_assert_cmpuint (chart->table->rows->len, ==, 3);
  none.n = 1;
  g_assert_null (ful_volume_chart_new (&none));
}

static void
test_bars (void)
{
  const char *heads[] = { "Mode", "Share" };
  const FulBarsRow rows[] = { { "behaviour", 322, "322 of 410", TRUE },
                              { "format", 88, "88 of 410", FALSE } };
  g_autoptr (FulChart) chart = ful_bars_chart_new ("Why answers fail", heads, rows, 2);
  const FulMark *longest = find_mark (chart, FUL_MARK_RECT, FUL_INK_QUIET);

  assert_fits (chart);
  assert_svg (chart);
  assert_says (chart, "behaviour: 322 of 410; format: 88 of 410");
  g_assert_cmpfloat (longest->points[1].x, ==, chart->plot.right);
  g_assert_null (ful_bars_chart_new ("None", heads, rows, 0));
}

static void
test_confusion (void)
{
  gsize counts[] = { 8, 2, 0, 0, 9, 1, 5, 0, 7 };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  FulConfusion confusion = { .labels = labels, .counts = counts };
  g_autoptr (FulChart) chart = NULL;

  g_ptr_array_add (labels, (gpointer) "card <arrival>");
  g_ptr_array_add (labels, (gpointer) "b");
  g_ptr_array_add (labels, (gpointer) "c");
  chart = ful_confusion_chart_new (&confusion, 2);
  assert_fits (chart);
  assert_svg (chart);
  g_assert_cmpstr (chart->description, ==, "c → card <arrival>: 5; card <arrival> → b: 2");
}

static void
test_beam (void)
{
  const double tilts[] = { -1, -0.6, 0, 0.55, 1, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (tilts); i++) {
    g_autoptr (FulChart) chart = ful_beam_chart_new (tilts[i]);

    assert_fits (chart);
    assert_svg (chart);
  }
}

static void
test_lean (void)
{
  const FulLeanRow rows[] = { { "Setup time", -2, "to prompting, measured" },
                              { "Data needs", 0, "to neither" },
                              { "Flexibility", 1, "to tuning, as answered" } };
  g_autoptr (FulChart) chart = ful_lean_chart_new ("Which way each factor leans", rows, 3);

  assert_fits (chart);
  assert_svg (chart);
  assert_says (chart, "Setup time: to prompting, measured; Data needs: to neither");
  g_assert_cmpint (find_mark (chart, FUL_MARK_POINT, FUL_INK_PROMPT)->shape, ==, FUL_SHAPE_CIRCLE);
  g_assert_cmpint (find_mark (chart, FUL_MARK_POINT, FUL_INK_TUNE)->shape, ==, FUL_SHAPE_DIAMOND);
  g_assert_cmpfloat (find_mark (chart, FUL_MARK_POINT, FUL_INK_PROMPT)->points[0].x, <,
                     find_mark (chart, FUL_MARK_POINT, FUL_INK_QUIET)->points[0].x);
}

static void
test_curve (void)
{
  FulCurvePoint points[] = { { 500, 0.30, 0.006, NULL, 0 },
                             { 1000, 0.21, 0.005, NULL, 0 },
                             { 2000, 0.15, 0.004, NULL, 0 } };
  const FulCurveFit fit = { .a = 12,
                            .b = 0.62,
                            .c = 0.04,
                            .n_for_bar = 4200,
                            .n_for_bar_low = 3900,
                            .n_for_bar_high = 4600,
                            .reachable = TRUE };
  g_autoptr (FulChart) chart = ful_curve_chart_new (points, 3, &fit, 0.89, 0.867);

  assert_fits (chart);
  assert_svg (chart);
  assert_says (chart, "About 4,200 examples (3,900 to 4,600) reach the bar of 89");
  g_assert_cmpuint (chart->table->rows->len, ==, 3);
  g_assert_null (ful_curve_chart_new (points, 0, &fit, 0.89, NAN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/chart/quality", test_quality);
  g_test_add_func ("/report/chart/quality/of-nothing", test_quality_of_nothing);
  g_test_add_func ("/report/chart/quality/extremes", test_quality_extremes);
  g_test_add_func ("/report/chart/attempts", test_attempts);
  g_test_add_func ("/report/chart/gap", test_gap);
  g_test_add_func ("/report/chart/cost", test_cost);
  g_test_add_func ("/report/chart/cost/never-pays", test_cost_never);
  g_test_add_func ("/report/chart/volume", test_volume);
  g_test_add_func ("/report/chart/bars", test_bars);
  g_test_add_func ("/report/chart/confusion", test_confusion);
  g_test_add_func ("/report/chart/beam", test_beam);
  g_test_add_func ("/report/chart/lean", test_lean);
  g_test_add_func ("/report/chart/curve", test_curve);
  return g_test_run ();
}
