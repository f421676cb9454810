/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart.h"

static void
test_text_fits (void)
{
  g_autofree char *whole = ful_type_fit (FUL_TYPE_LABEL, "short", 200);
  g_autofree char *cut = ful_type_fit (FUL_TYPE_LABEL, "this is far too long to fit", 60);
  g_autofree char *wide = ful_type_fit (FUL_TYPE_LABEL, "日本語の長い名前です", 60);

  g_auto (GStrv) lines = ful_type_wrap (FUL_TYPE_TICK, "nearest-20-sections#1", 70, 3);
  g_auto (GStrv) long_lines = ful_type_wrap (FUL_TYPE_TICK, "averyveryverylongword", 40, 2);

  g_assert_cmpstr (whole, ==, "short");
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[0], ==, "nearest-20-");
  g_assert_cmpstr (lines[1], ==, "sections#1");
  g_assert_cmpuint (g_strv_length (long_lines), ==, 2);
  g_assert_true (g_str_has_suffix (long_lines[1], "…"));
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_cmpfloat (ful_type_width (FUL_TYPE_LABEL, cut), <=, 60);
  g_assert_true (g_utf8_validate (wide, -1, NULL));
  g_assert_cmpfloat (ful_type_width (FUL_TYPE_LABEL, wide), <=, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/type/fits", test_text_fits);
  return g_test_run ();
}
