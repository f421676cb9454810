/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#define R "\xEF\xBF\xBD"

typedef struct {
  const char *bytes;
  gsize length;
  const char *text;
} Case;

/* The Unicode Standard, table 3-8: one U+FFFD a maximal subpart. */
static const Case cases[] = {
  { "plain", 5, "plain" },
  { "", 0, "" },
  { "\xC3\xBC\xE6\xBC\xA2\xF0\x9F\x98\x80", 9, "\xC3\xBC\xE6\xBC\xA2\xF0\x9F\x98\x80" },
  { "a\xFF\xC3"
    "b",
    4, "a" R R "b" },
  { "\xE6\xBC", 2, R },
  { "\xF0\x9F\x98", 3, R },
  { "\xF0\x9F\x98\xE6\xBC\xA2", 6, R "\xE6\xBC\xA2" },
  { "\xC0\xAF", 2, R R },
  { "\xE0\x80\xAF", 3, R R R },
  { "\xED\xA0\xBD", 3, R R R },
  { "\xF4\x90\x80\x80", 4, R R R R },
  { "\xF5\x80", 2, R R },
  { "x\x80", 2, "x" R },
};

static void
test_append (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) out = g_string_new (NULL);

    ful_utf8_append (out, cases[i].bytes, cases[i].length);
    g_assert_cmpstr (out->str, ==, cases[i].text);
    g_assert_true (g_utf8_validate (out->str, (gssize)out->len, NULL));
  }
}

static void
test_nul_stays (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  ful_utf8_append (out, "a\0b", 3);
  g_assert_cmpmem (out->str, out->len, "a\0b", 3);
}

static void
test_bounded (void)
{
  g_autofree char *none = ful_utf8_bounded (NULL, 4);
  g_autofree char *short_text = ful_utf8_bounded ("abcd", 4);
  g_autofree char *cut = ful_utf8_bounded ("abcdef", 5);
  g_autofree char *before = ful_utf8_bounded ("a\xE6\xBC\xA2\xE6\xBC\xA2", 6);

  g_assert_null (none);
  g_assert_cmpstr (short_text, ==, "abcd");
  g_assert_cmpstr (cut, ==, "ab\xE2\x80\xA6");
  g_assert_cmpstr (before, ==, "a\xE2\x80\xA6");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/utf8/append", test_append);
  g_test_add_func ("/base/utf8/nul-stays", test_nul_stays);
  g_test_add_func ("/base/utf8/bounded", test_bounded);
  return g_test_run ();
}
