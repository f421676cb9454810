/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/scale.h"

#include <math.h>

static void
assert_ticks (const FulScale *scale, int count, const double *expected, guint n)
{
  g_autoptr (GArray) ticks = ful_scale_ticks (scale, count);

  g_assert_cmpuint (ticks->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (ticks, double, i), expected[i], 1e-12);
}

static void
test_steps (void)
{
  g_assert_cmpfloat (ful_scale_step (10, 5), ==, 2);
  g_assert_cmpfloat (ful_scale_step (1, 4), ==, 0.2);
  g_assert_cmpfloat (ful_scale_step (100, 10), ==, 10);
  g_assert_cmpfloat (ful_scale_step (250000, 5), ==, 50000);
  g_assert_cmpfloat (ful_scale_step (9, 1), ==, 10);
}

static void
test_linear (void)
{
  FulScale scale = ful_scale_nice (0.714, 0.926, 5, FALSE, 100, 200);
  const double ticks[] = { 0.7, 0.75, 0.8, 0.85, 0.9, 0.95 };

  g_assert_cmpfloat_with_epsilon (scale.low, 0.7, 1e-12);
  g_assert_cmpfloat_with_epsilon (scale.high, 0.95, 1e-12);
  assert_ticks (&scale, 5, ticks, G_N_ELEMENTS (ticks));
  g_assert_cmpfloat_with_epsilon (ful_scale_at (&scale, 0.7), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (ful_scale_at (&scale, 0.95), 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (ful_scale_at (&scale, 0.75), 120, 1e-9);
  g_assert_cmpfloat (ful_scale_clamp (&scale, 0.2), ==, 100);
  g_assert_cmpfloat (ful_scale_clamp (&scale, 2), ==, 200);
}

static void
test_downwards (void)
{
  FulScale scale = ful_scale_nice (-30, 170, 5, FALSE, 224, 24);
  const double ticks[] = { -50, 0, 50, 100, 150, 200 };

  assert_ticks (&scale, 5, ticks, G_N_ELEMENTS (ticks));
  g_assert_cmpfloat_with_epsilon (ful_scale_at (&scale, -50), 224, 1e-9);
  g_assert_cmpfloat_with_epsilon (ful_scale_at (&scale, 200), 24, 1e-9);
  g_assert_cmpfloat (ful_scale_clamp (&scale, 900), ==, 24);
}

static void
test_equal_ends (void)
{
  FulScale zero = ful_scale_nice (0, 0, 5, FALSE, 0, 1);
  FulScale same = ful_scale_nice (0.5, 0.5, 5, FALSE, 0, 1);

  g_assert_cmpfloat (zero.low, ==, 0);
  g_assert_cmpfloat (zero.high, >, 0);
  g_assert_cmpfloat (same.low, <, 0.5);
  g_assert_cmpfloat (same.high, >, 0.5);
}

static void
test_logarithmic (void)
{
  FulScale scale = ful_scale_nice (700, 100000, 4, TRUE, 0, 300);
  const double ticks[] = { 100, 1000, 10000, 100000 };

  assert_ticks (&scale, 4, ticks, G_N_ELEMENTS (ticks));
  g_assert_cmpfloat_with_epsilon (ful_scale_at (&scale, 1000), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (ful_scale_at (&scale, sqrt (1e7)), 150, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/scale/steps", test_steps);
  g_test_add_func ("/report/scale/linear", test_linear);
  g_test_add_func ("/report/scale/downwards", test_downwards);
  g_test_add_func ("/report/scale/equal-ends", test_equal_ends);
  g_test_add_func ("/report/scale/logarithmic", test_logarithmic);
  return g_test_run ();
}
