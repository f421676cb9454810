/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/distance.h"

static void
test_cases (void)
{
  static const struct {
    const char *a;
    const char *b;
    guint distance;
  } cases[] = {
    { "", "", 0 },        { "", "abc", 3 },           { "abc", "", 3 },    { "text", "text", 0 },
    { "txt", "text", 1 }, { "kitten", "sitting", 3 }, { "teh", "the", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (ful_text_distance (cases[i].a, cases[i].b), ==, cases[i].distance);
}

static void
test_long_is_far (void)
{
  g_autofree char *longest = g_strnfill (FUL_DISTANCE_MAX_BYTES, 'x');
  g_autofree char *longer = g_strnfill (FUL_DISTANCE_MAX_BYTES + 1, 'x');

  g_assert_cmpuint (ful_text_distance (longest, ""), ==, FUL_DISTANCE_MAX_BYTES);
  g_assert_cmpuint (ful_text_distance (longer, longer), ==, G_MAXUINT);
  g_assert_cmpuint (ful_text_distance ("x", longer), ==, G_MAXUINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/distance/cases", test_cases);
  g_test_add_func ("/text/distance/long-is-far", test_long_is_far);
  return g_test_run ();
}
