/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/calibration.h"

#include <math.h>

static void
test_worked_example (void)
{
  /* By hand: of four answers at 0.9 three are right (gap 0.15), of two at 0.5 both (gap 0.5):
   * 4/6 · 0.15 + 2/6 · 0.5. */
  const double sureness[] = { 0.9, 0.9, 0.9, 0.9, 0.5, 0.5 };
  const gboolean right[] = { TRUE, TRUE, TRUE, FALSE, TRUE, TRUE };

  g_assert_cmpfloat_with_epsilon (ful_calibration_error (sureness, right, 6), 1.6 / 6, 1e-12);
}

static void
test_bins_hold_their_upper_end (void)
{
  /* Both lie in the fifth bin, (4/15, 5/15], and make up for each other. */
  const double sureness[] = { 4.5 / 15, 5.0 / 15 };
  const gboolean right[] = { FALSE, TRUE };

  g_assert_cmpfloat_with_epsilon (ful_calibration_error (sureness, right, 2), (1 - 9.5 / 15) / 2,
                                  1e-12);
}

static void
test_ends (void)
{
  const double sureness[] = { 0, 1 };
  const gboolean right[] = { FALSE, TRUE };

  g_assert_cmpfloat (ful_calibration_error (sureness, right, 2), ==, 0);
  g_assert_true (isnan (ful_calibration_error (NULL, NULL, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/calibration/worked-example", test_worked_example);
  g_test_add_func ("/stats/calibration/bins-hold-their-upper-end", test_bins_hold_their_upper_end);
  g_test_add_func ("/stats/calibration/ends", test_ends);
  return g_test_run ();
}
