/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/curve.h"

#include <string.h>

#include "base/error.h"
#include "reference.h"

static GArray *
points_of (JsonObject *row)
{
  gsize n;
  g_autofree double *sizes = reference_numbers (row, "n", &n);
  g_autofree double *errors = reference_numbers (row, "error", &n);
  g_autofree double *ses = reference_numbers (row, "se", &n);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (FulCurvePoint));

  for (gsize i = 0; i < n; i++) {
    FulCurvePoint point = { .n = sizes[i], .error = errors[i], .se = ses[i] };

    g_array_append_val (points, point);
  }
  return points;
}

/* weighted_sse <= reference * 1.001 + 1e-9, predictions within 1e-3: the file's own tolerance. */
static void
test_reference (void)
{
  JsonArray *rows = reference_section ("power_law_fit");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    double bar = reference_number (row, "bar");
    g_autoptr (GArray) points = points_of (row);
    g_autoptr (GError) error = NULL;
    FulCurveFit got;

    g_assert_true (
        ful_curve_fit ((FulCurvePoint *)(gpointer)points->data, points->len, bar, 1, &got, &error));
    g_assert_no_error (error);
    g_assert_cmpfloat (got.weighted_sse, <=, reference_number (row, "weighted_sse") * 1.001 + 1e-9);
    g_assert_cmpfloat_with_epsilon (ful_curve_error_at (&got, 20000),
                                    reference_number (row, "predicted_at_20000"), 1e-3);
    g_assert_cmpfloat_with_epsilon (ful_curve_error_at (&got, reference_number (row, "n_for_bar")),
                                    1 - bar, 1e-3);
    g_assert_cmpfloat (ful_curve_error_at (&got, got.n_for_bar), <=, 1 - bar);
    g_assert_cmpfloat (ful_curve_error_at (&got, got.n_for_bar - 1), >, 1 - bar);
    g_assert_true (got.reachable);
    g_assert_true (isnan (got.low[0]) && isnan (got.n_for_bar_high));
    g_assert_true (got.extrapolated == (got.n_for_bar > 4 * 7700));
  }
}

/* Points of 2 n^-0.5 + floor with five seeds each, spread by +-noise. */
static GArray *
seeded_points (double floor, double noise)
{
  static const double spread[] = { -1, -0.5, 0, 0.5, 1 };
  GArray *points = ful_curve_points_new ();

  for (double n = 50; n <= 6400; n *= 2) {
    double errors[5];

    for (gsize i = 0; i < 5; i++)
      errors[i] = 2 / sqrt (n) + floor + noise * spread[i];
    ful_curve_points_add (points, n, errors, 5);
  }
  return points;
}

static FulCurveFit
fit_of (const GArray *points, double bar)
{
  g_autoptr (GError) error = NULL;
  FulCurveFit got;

  g_assert_true (
      ful_curve_fit ((FulCurvePoint *)(gpointer)points->data, points->len, bar, 7, &got, &error));
  g_assert_no_error (error);
  return got;
}

static void
test_band (void)
{
  g_autoptr (GArray) points = seeded_points (0.05, 0.004);
  FulCurveFit got = fit_of (points, 0.9), again = fit_of (points, 0.9);

  /* 0.1 = 2/sqrt(n) + 0.05 at n = 1600. */
  g_assert_cmpfloat_with_epsilon (got.n_for_bar, 1600, 2);
  g_assert_cmpfloat (got.n_for_bar_low, <, 1600);
  g_assert_cmpfloat (got.n_for_bar_high, >, 1600);
  g_assert_cmpfloat (got.n_for_bar_low, >, 1000);
  g_assert_cmpfloat (got.n_for_bar_high, <, 3000);
  g_assert_cmpfloat (got.low[2], <=, 0.05);
  g_assert_cmpfloat (got.high[2], >=, 0.05);
  g_assert_true (got.reachable);
  g_assert_false (got.extrapolated);
  g_assert_cmpmem (&got, sizeof got, &again, sizeof again);
}

static void
test_out_of_reach (void)
{
  g_autoptr (GArray) points = seeded_points (0.2, 0.002);
  FulCurveFit got = fit_of (points, 0.9);

  g_assert_false (got.reachable);
  g_assert_true (isnan (got.n_for_bar) && isnan (got.n_for_bar_high));
  g_assert_false (got.extrapolated);
}

static void
test_extrapolated (void)
{
  g_autoptr (GArray) points = seeded_points (0.001, 0.0005);
  FulCurveFit got = fit_of (points, 0.989); /* 0.01 = 2/sqrt(n) at n = 40,000 */

  g_assert_true (got.reachable);
  g_assert_cmpfloat (got.n_for_bar, >, 4 * 6400);
  g_assert_true (got.extrapolated);
}

/* A size with one seed has no SE and is weighed as the others; no bar asks for no size. */
static void
test_unknown_se (void)
{
  g_autoptr (GArray) points = seeded_points (0.05, 0.004);
  double all = 0.05 + 2 / sqrt (12800.0);
  FulCurveFit got;

  ful_curve_points_add (points, 12800, &all, 1);
  g_assert_true (isnan (g_array_index (points, FulCurvePoint, points->len - 1).se));
  got = fit_of (points, NAN);
  g_assert_cmpfloat_with_epsilon (ful_curve_error_at (&got, 12800), all, 1e-3);
  g_assert_true (isnan (got.n_for_bar) && isnan (got.n_for_bar_low));
}

static void
test_point_interval (void)
{
  const double errors[] = { 0.1, 0.12, 0.14 };
  g_autoptr (GArray) points = ful_curve_points_new ();
  FulInterval got;

  ful_curve_points_add (points, 10, errors, 3);
  ful_curve_points_add (points, 20, errors, 1);
  got = ful_curve_point_interval (&g_array_index (points, FulCurvePoint, 0));
  g_assert_cmpfloat_with_epsilon (got.estimate, 0.12, 1e-12);
  g_assert_cmpfloat_with_epsilon (got.high, 0.12 + ful_t95 (2) * 0.02 / sqrt (3.0), 1e-12);
  got = ful_curve_point_interval (&g_array_index (points, FulCurvePoint, 1));
  g_assert_true (isnan (got.low) && isnan (got.high));
}

static void
test_refuses (void)
{
  g_autoptr (GArray) points = seeded_points (0.05, 0.004);
  FulCurvePoint *first = (FulCurvePoint *)(gpointer)points->data;
  FulCurveFit got = { .a = 42 };
  g_autoptr (GError) error = NULL;

  g_assert_false (ful_curve_fit (first, 2, 0.9, 1, &got, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  first[1].n = first[0].n;
  g_assert_false (ful_curve_fit (first, points->len, 0.9, 1, &got, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_cmpfloat (got.a, ==, 42);
}

static void
test_no_error_at_all (void)
{
  const double none[] = { 0, 0, 0, 0, 0 };
  g_autoptr (GArray) points = ful_curve_points_new ();
  FulCurveFit got;

  for (double n = 50; n < 1000; n *= 2)
    ful_curve_points_add (points, n, none, 5);
  got = fit_of (points, 0.9);
  g_assert_true (got.reachable);
  g_assert_cmpfloat_with_epsilon (ful_curve_error_at (&got, 100), 0, 1e-3);
}

static void
test_json (void)
{
  g_autoptr (GArray) points = seeded_points (0.05, 0.0041);
  g_autofree char *text = ful_curve_points_to_json (points);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) back = ful_curve_points_from_json (text, strlen (text), &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = ful_curve_points_to_json (back);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpfloat (g_array_index (back, FulCurvePoint, 3).se, ==,
                     g_array_index (points, FulCurvePoint, 3).se);
}

static void
test_json_refuses (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"points\":[1]}",
    "{\"points\":[{\"n\":10}]}",
    "{\"points\":[{\"n\":10,\"errors\":[]}]}",
    "{\"points\":[{\"n\":0,\"errors\":[0.1]}]}",
    "{\"points\":[{\"n\":10,\"errors\":[1.5]}]}",
    "{\"points\":[{\"n\":10,\"errors\":[\"a\"]}]}",
    "{\"points\":[{\"n\":\"a\",\"errors\":[0.1]}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ful_curve_points_from_json (texts[i], strlen (texts[i]), &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/curve/reference", test_reference);
  g_test_add_func ("/stats/curve/band", test_band);
  g_test_add_func ("/stats/curve/out-of-reach", test_out_of_reach);
  g_test_add_func ("/stats/curve/extrapolated", test_extrapolated);
  g_test_add_func ("/stats/curve/unknown-se", test_unknown_se);
  g_test_add_func ("/stats/curve/no-error-at-all", test_no_error_at_all);
  g_test_add_func ("/stats/curve/point-interval", test_point_interval);
  g_test_add_func ("/stats/curve/refuses", test_refuses);
  g_test_add_func ("/stats/curve/json", test_json);
  g_test_add_func ("/stats/curve/json/refuses", test_json_refuses);
  return g_test_run ();
}
