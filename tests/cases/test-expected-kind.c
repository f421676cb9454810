/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/expected-kind.h"

#include "project/case.h"

/* Cases that expect the words of @text; "-" expects nothing. */
static FulExpected *
look (const char *text, int times)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
  g_auto (GStrv) words = g_strsplit (text, "|", -1);

  for (int t = 0; t < times; t++)
    for (int i = 0; words[i] != NULL; i++) {
      FulCase *item = ful_case_new ();

      item->expected = *words[i] != '-' || words[i][1] != '\0' ? g_strdup (words[i]) : NULL;
      g_ptr_array_add (cases, item);
    }
  return ful_expected_new (cases);
}

static void
test_kinds (void)
{
  static const struct {
    const char *text;
    int times;
    FulExpectedKind kind;
    gsize labels, commas;
  } cases[] = {
    { "-", 3, FUL_EXPECTED_NONE, 0, 0 },
    { "yes|no|maybe|-", 4, FUL_EXPECTED_LABELS, 3, 0 },
    { "yes|no|maybe", 1, FUL_EXPECTED_TEXT, 0, 0 },
    { "1|2|3|4|5", 6, FUL_EXPECTED_LABELS, 5, 0 },
    { "1|2|3|4|5", 2, FUL_EXPECTED_NUMBERS, 0, 0 },
    { "12,5|3|1.234,50|-7,25", 1, FUL_EXPECTED_NUMBERS, 0, 3 },
    { "{\"a\": 1}|[1,2]", 4, FUL_EXPECTED_JSON, 0, 0 },
    { "{a}|[1,2]", 1, FUL_EXPECTED_TEXT, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FulExpected) got = look (cases[i].text, cases[i].times);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (got->kind, ==, cases[i].kind);
    g_assert_cmpuint (got->labels->len, ==, cases[i].labels);
    g_assert_cmpuint (got->counts->len, ==, cases[i].labels);
    g_assert_cmpuint (got->commas, ==, cases[i].commas);
  }
}

static void
test_commas (void)
{
  static const char *const pairs[][2] = {
    { "12,5", "12.5" }, { " -1.234.567,80 ", "-1234567.80" },
    { "0,5", "0.5" },   { "12.5", NULL },
    { "1.23,4", NULL }, { "a,b", NULL },
    { ",5", NULL },     { "1,", NULL },
    { "12,3,4", NULL }, { "1234.567,8", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *got = ful_number_from_comma (pairs[i][0]);

    g_assert_cmpstr (got, ==, pairs[i][1]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/expected-kind/kinds", test_kinds);
  g_test_add_func ("/cases/expected-kind/commas", test_commas);
  return g_test_run ();
}
