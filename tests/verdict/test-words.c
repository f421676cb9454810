/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/words.h"

static void
check (char *got /* (transfer full) */, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_shares (void)
{
  check (ful_words_share (0.8666), "86.7\u00a0%");
  check (ful_words_share (0.9), "90\u00a0%");
  check (ful_words_share (0), "0\u00a0%");
  check (ful_words_share (1), "100\u00a0%");
  check (ful_words_share (NAN), "–");
  check (ful_words_interval ((FulInterval){ 0.867, 0.855, 0.879 }), "86.7\u00a0% (85.5 to 87.9)");
  check (ful_words_interval (FUL_INTERVAL_UNKNOWN), "–");
  check (ful_words_points ((FulInterval){ 0.045, -0.012, 0.058 }), "4.5 points (−1.2 to 5.8)");
  check (ful_words_points ((FulInterval){ -0.00001, -0.05, 0.05 }), "0 points (−5 to 5)");
  check (ful_words_gain (0.05), "5 points");
}

static void
test_probabilities (void)
{
  check (ful_words_probability (0.934), "93\u00a0%");
  check (ful_words_probability (0.9999), "over 99\u00a0%");
  check (ful_words_probability (1), "100\u00a0%");
  check (ful_words_probability (0.001), "under 1\u00a0%");
  check (ful_words_probability (0), "0\u00a0%");
  check (ful_words_probability (NAN), "–");
}

static void
test_numbers (void)
{
  check (ful_words_count (1810), "1,810");
  check (ful_words_count (999), "999");
  check (ful_words_count (5000000), "5,000,000");
  check (ful_words_count (NAN), "–");
  check (ful_words_number (7.5), "7.5");
  check (ful_words_number (300), "300");
}

static void
test_money (void)
{
  check (ful_words_money (40712.3, "USD"), "$40,700");
  check (ful_words_money (123.4, "USD"), "$123");
  check (ful_words_money (1999999, "USD"), "$2,000,000");
  check (ful_words_money (12.345, "USD"), "$12.35");
  check (ful_words_money (0, "USD"), "$0.00");
  check (ful_words_money (0.0012345, "USD"), "$0.00123");
  check (ful_words_money (-40712.3, "USD"), "−$40,700");
  check (ful_words_money (-0.5, "USD"), "−$0.50");
  check (ful_words_money (40712.3, "EUR"), "40,700\u00a0EUR");
  check (ful_words_money (-3, "EUR"), "−3.00\u00a0EUR");
  check (ful_words_money (NAN, "USD"), "–");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/words/shares", test_shares);
  g_test_add_func ("/verdict/words/probabilities", test_probabilities);
  g_test_add_func ("/verdict/words/numbers", test_numbers);
  g_test_add_func ("/verdict/words/money", test_money);
  return g_test_run ();
}
