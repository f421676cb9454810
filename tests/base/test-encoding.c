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

static void
test_guesses_and_converts (void)
{
  static const struct {
    const char *text;
    gsize length;
    FulTextEncoding encoding;
    const char *utf8; /* NULL: can't be converted */
  } cases[] = {
    { BYTES ("caf\xC3\xA9"), FUL_ENCODING_UTF8, "café" },
    { BYTES ("caf\xE9 \x80"), FUL_ENCODING_WINDOWS_1252, "café €" },
    { BYTES ("x\x81"), FUL_ENCODING_WINDOWS_1252, NULL },
    { BYTES ("\xFF\xFE"
             "a\0,\0\xE9\0"),
      FUL_ENCODING_UTF16,
      "\xEF\xBB\xBF"
      "a,é" },
    { BYTES ("ab\0c"), FUL_ENCODING_UNKNOWN, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *got = NULL;
    gsize length = 0;

    g_assert_cmpint (ful_encoding_guess (cases[i].text, cases[i].length), ==, cases[i].encoding);
    if (cases[i].encoding == FUL_ENCODING_UNKNOWN)
      continue;
    got = ful_encoding_to_utf8 (cases[i].text, cases[i].length, cases[i].encoding, "a.csv", &length,
                                &error);
    if (cases[i].utf8 == NULL) {
      g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpuint (length, ==, strlen (got));
    if (cases[i].encoding == FUL_ENCODING_UTF16 && !g_str_has_prefix (got, "\xEF\xBB\xBF"))
      g_assert_cmpstr (got, ==, cases[i].utf8 + 3);
    else
      g_assert_cmpstr (got, ==, cases[i].utf8);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/encoding/accepts-utf8", test_accepts);
  g_test_add_func ("/base/encoding/names-what-it-refuses", test_refuses);
  g_test_add_func ("/base/encoding/guesses-and-converts", test_guesses_and_converts);
  return g_test_run ();
}
