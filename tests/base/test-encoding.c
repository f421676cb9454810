/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/encoding.h"

#include <string.h>

#include "base/error.h"

#define BYTES(text) (text), sizeof (text) - 1

static void
test_accepts (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ful_encoding_check (BYTES (""), "a.csv", &error));
  g_assert_true (ful_encoding_check (BYTES ("a,b\nü,\360\235\204\236\n"), "a.csv", &error));
  g_assert_true (ful_encoding_check (BYTES ("\xEF\xBB\xBF"
                                            "a"),
                                     "a.csv", &error));
  g_assert_no_error (error);
}

static void
test_refuses (void)
{
  static const struct {
    const char *text;
    gsize length;
    const char *message;
  } cases[] = {
    { BYTES ("a,b\nx,caf\xE9\n"),
      "a.csv:2: character 6: not UTF-8 but, it seems, Latin-1; save the file as UTF-8" },
    { BYTES ("a\r\nb\r\n\x93hi\x94"),
      "a.csv:3: character 1: not UTF-8 but, it seems, Windows-1252; save the file as UTF-8" },
    { BYTES ("a\nb\nü\0"),
      "a.csv:3: character 2: a NUL byte; remove it, or save the file as UTF-8 text" },
    { BYTES ("\xFF\xFE"
             "a\0,\0"),
      "a.csv:1: this is UTF-16; save the file as UTF-8" },
    { BYTES ("i\0d\0,\0a\0\n\0"), "a.csv:1: this is UTF-16; save the file as UTF-8" },
    { BYTES ("\0i\0d\0,\0a\0\n"), "a.csv:1: this is UTF-16; save the file as UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (ful_encoding_check (cases[i].text, cases[i].length, "a.csv", &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/encoding/accepts-utf8", test_accepts);
  g_test_add_func ("/base/encoding/names-what-it-refuses", test_refuses);
  return g_test_run ();
}
