/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/list-text.h"

#include "base/error.h"

static void
test_round_trip (void)
{
  static const char *const lists[][4] = {
    { "calm", "loud", NULL },
    { "\n", "a|b", "c\\d", NULL },
    { " x ", "two words", "\t", NULL },
    { "grün", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autofree char *text = ful_list_format (lists[i]);
    g_auto (GStrv) back = ful_list_parse (text);

    g_assert_true (g_strv_equal ((const char *const *)back, lists[i]));
  }
}

static void
test_as_typed (void)
{
  static const struct {
    const char *text;
    const char *canonical; /* NULL: no value */
  } cases[] = {
    { "", NULL },     { "  |  ", NULL },  { "a|b", "a | b" }, { " a | | b ", "a | b" },
    { "\\n", "\\n" }, { "a\\", "a\\\\" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) list = ful_list_parse (cases[i].text);
    g_autofree char *text = list != NULL ? ful_list_format ((const char *const *)list) : NULL;

    g_assert_cmpstr (text, ==, cases[i].canonical);
  }
}

static void
test_variables (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) variables = ful_variables_read ("mood = calm | loud\n\n lang=en ", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = ful_variables_write (variables);
  g_assert_cmpstr (text, ==, "mood = calm | loud\nlang = en");
  g_assert_null (ful_variables_read ("mood = calm\nlang", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (g_strrstr (error->message, "line 2"));
  g_clear_error (&error);
  g_assert_null (ful_variables_read ("mood = ", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prompts/list-text/round-trip", test_round_trip);
  g_test_add_func ("/prompts/list-text/as-typed", test_as_typed);
  g_test_add_func ("/prompts/list-text/variables", test_variables);
  return g_test_run ();
}
