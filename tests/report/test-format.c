/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/format.h"

#include <math.h>

/* Takes @got. */
static void
assert_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_numbers (void)
{
  assert_text (ful_format_number (0, 0), "0");
  assert_text (ful_format_number (1234567.891, 2), "1,234,567.89");
  assert_text (ful_format_number (-1234, 0), "\u22121,234");
  assert_text (ful_format_number (-0.04, 1), "0.0");
  assert_text (ful_format_number (999.6, 0), "1,000");
  assert_text (ful_format_plain_number (0.25), "0.25");
  assert_text (ful_format_plain_number (3), "3");
  assert_text (ful_format_plain_number (1e-9), "0");
  assert_text (ful_format_count (100000), "100,000");
}

static void
test_shares (void)
{
  const FulInterval interval = { 0.931, 0.9104, 0.948 };
  const FulInterval gain = { 0.012, -0.003, 0.027 };
  const FulInterval unknown = FUL_INTERVAL_UNKNOWN;

  assert_text (ful_format_share (0.867), "86.7\u00a0%");
  assert_text (ful_format_share (1), "100.0\u00a0%");
  assert_text (ful_format_interval (&interval), "93.1\u00a0% (91.0–94.8)");
  assert_text (ful_format_interval (&unknown), "not known");
  assert_text (ful_format_points (0.045), "+4.5 points");
  assert_text (ful_format_points_interval (&gain), "+1.2 points (\u22120.3 to +2.7)");
  assert_text (ful_format_gap (-0.016), "1.6 points");
  assert_text (ful_format_gap (0.05), "5 points");
  assert_text (ful_format_gap (0.01), "1 point");
  assert_text (ful_format_plain_share (0.89), "89\u00a0%");
  assert_text (ful_format_plain_share (0.025), "2.5\u00a0%");
  assert_text (ful_format_sureness (0.95), "95\u00a0%");
  assert_text (ful_format_sureness (0.996), "over 99\u00a0%");
  assert_text (ful_format_sureness (1), "over 99\u00a0%");
  assert_text (ful_format_sureness (0.002), "under 1\u00a0%");
}

static void
test_money (void)
{
  assert_text (ful_format_money (40712, "USD", FUL_MONEY_HEADLINE), "$40,700");
  assert_text (ful_format_money (99.5, "USD", FUL_MONEY_HEADLINE), "$99.50");
  assert_text (ful_format_money (40712.4, "USD", FUL_MONEY_TABLE), "$40,712");
  assert_text (ful_format_money (-3.456, "USD", FUL_MONEY_TABLE), "\u2212$3.46");
  assert_text (ful_format_money (-0.001, "USD", FUL_MONEY_TABLE), "$0.00");
  assert_text (ful_format_money (0.00123, "USD", FUL_MONEY_CALL), "$0.0012");
  assert_text (ful_format_money (0.0000123, "USD", FUL_MONEY_CALL), "$0.000012");
  assert_text (ful_format_money (0, "USD", FUL_MONEY_CALL), "$0");
  assert_text (ful_format_money (18400, "USD", FUL_MONEY_SHORT), "$18k");
  assert_text (ful_format_money (1500, "USD", FUL_MONEY_SHORT), "$1.5k");
  assert_text (ful_format_money (2500000, "EUR", FUL_MONEY_SHORT), "€2.5M");
  assert_text (ful_format_money (999900, "USD", FUL_MONEY_SHORT), "$1.0M");
  assert_text (ful_format_money (1234, "CHF", FUL_MONEY_TABLE), "CHF\u00a01,234");
  assert_text (ful_format_money (NAN, "USD", FUL_MONEY_TABLE), "not known");
}

static void
test_time (void)
{
  assert_text (ful_format_months (6.63), "6.6 months");
  assert_text (ful_format_months (30.2), "30 months");
  assert_text (ful_format_duration_ms (0.24), "0.2\u00a0ms");
  assert_text (ful_format_duration_ms (780), "780\u00a0ms");
  assert_text (ful_format_duration_ms (1234), "1.23\u00a0s");
  assert_text (ful_format_duration_ms (92000), "1\u00a0min 32\u00a0s");
  assert_text (ful_format_duration_ms (NAN), "not known");
  assert_text (ful_format_date ("2026-11-24"), "24 November 2026");
  assert_text (ful_format_date ("2026-11-24T10:00:00Z"), "24 November 2026");
  assert_text (ful_format_date ("2026-13-24"), "2026-13-24");
  assert_text (ful_format_date ("soon"), "soon");
}

static void
test_strangers (void)
{
  assert_text (ful_format_stranger (NULL), "");
  assert_text (ful_format_stranger (" a\n b\t"), "a  b");
  assert_text (ful_format_stranger ("<b>&"), "<b>&");
  assert_text (ful_format_stranger ("a\001b\xff"), "a\ufffdb\ufffd");
  /* An override left open would turn the rest of the sentence. */
  assert_text (ful_format_stranger ("abc\u202edef"), "abc\ufffddef");
  assert_text (ful_format_stranger ("שלום"), "\u2068שלום\u2069");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/format/numbers", test_numbers);
  g_test_add_func ("/report/format/shares", test_shares);
  g_test_add_func ("/report/format/money", test_money);
  g_test_add_func ("/report/format/time", test_time);
  g_test_add_func ("/report/format/strangers", test_strangers);
  return g_test_run ();
}
