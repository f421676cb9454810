/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/error.h"

static void
test_format (void)
{
  static const struct {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.0, "-0" },
    { 0.1, "0.1" },
    { 1e-7, "1e-07" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 1.0 / 3, "0.3333333333333333" },
    { 1234567, "1234567" },
    { -5, "-5" },
    { 9007199254740993.0, "9007199254740992" },
    { 1e21, "1e+21" },
    { 5e-324, "5e-324" },
    { DBL_MAX, "1.7976931348623157e+308" },
    { DBL_MIN, "2.2250738585072014e-308" },
  };
  g_autofree char *none = ful_number_format (NAN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = ful_number_format (cases[i].value);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
  g_assert_cmpstr (none, ==, "nan");
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++) {
    guint64 bits = (guint64)g_test_rand_int () << 32 | (guint32)g_test_rand_int ();
    g_autofree char *text = NULL;
    double value, back;

    memcpy (&value, &bits, sizeof value);
    if (!isfinite (value))
      continue;
    text = ful_number_format (value);
    g_assert_true (ful_number_parse (text, &back, NULL));
    g_assert_cmpfloat (back, ==, value);
  }
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    double value;
  } good[] = { { "0.5", 0.5 }, { " -1e3 ", -1000 }, { ".4", 0.4 }, { "5.", 5 }, { "+7", 7 } };
  static const char *const bad[] = { "",   " ",  "nan", "inf", "0x10", "1,5",   "1.2.3",
                                     "1e", "e5", ".",   "-",   "1 2",  "1e999", "12abc" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    double got = 0;

    g_assert_true (ful_number_parse (good[i].text, &got, NULL));
    g_assert_cmpfloat (got, ==, good[i].value);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    double got = 42;

    g_assert_false (ful_number_parse (bad[i], &got, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpfloat (got, ==, 42);
  }
}

static void
test_parse_int (void)
{
  static const char *const bad[] = { "", "1.5", "x", "9223372036854775808", "1e300", "0x1" };
  gint64 got = 0;

  g_assert_true (ful_number_parse_int ("-9223372036854775808", &got, NULL));
  g_assert_cmpint (got, ==, G_MININT64);
  g_assert_true (ful_number_parse_int (" 12 ", &got, NULL));
  g_assert_cmpint (got, ==, 12);
  g_assert_true (ful_number_parse_int ("3.0", &got, NULL));
  g_assert_cmpint (got, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (ful_number_parse_int (bad[i], &got, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpint (got, ==, 3);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number/format", test_format);
  g_test_add_func ("/base/number/round-trip", test_round_trip);
  g_test_add_func ("/base/number/parse", test_parse);
  g_test_add_func ("/base/number/parse-int", test_parse_int);
  return g_test_run ();
}
