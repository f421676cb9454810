/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ndjson.h"

#include <string.h>

static void
note_line (const char *text, gsize length, gpointer user_data)
{
  g_string_append_len (user_data, text, (gssize)length);
  g_string_append_c (user_data, '|');
}

static void
check (const char *stream, gsize first, gsize step, const char *wanted)
{
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (FulNdjson) reader = ful_ndjson_new (1024, note_line, got);
  gsize length = strlen (stream);

  g_assert_true (ful_ndjson_feed (reader, stream, first));
  for (gsize at = first; at < length; at += step)
    g_assert_true (ful_ndjson_feed (reader, stream + at, MIN (step, length - at)));
  ful_ndjson_finish (reader);
  g_assert_cmpstr (got->str, ==, wanted);
}

static void
test_lines (void)
{
  static const char *const streams[][2] = {
    { "{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}|{\"b\":2}|" },
    { "{\"a\":1}\n{\"b\":2}", "{\"a\":1}|{\"b\":2}|" },
    { "\n \n{\"a\":1}\r\n\t\r\n  2\n\n", "{\"a\":1}\r|2|" },
    { "", "" },
    { "{\"a\":\r1}\n", "{\"a\":\r1}|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (streams); i++) {
    check (streams[i][0], strlen (streams[i][0]), 1, streams[i][1]);
    check (streams[i][0], 0, 1, streams[i][1]);
    for (gsize cut = 1; cut < strlen (streams[i][0]); cut++)
      check (streams[i][0], cut, 1024, streams[i][1]);
  }
}

static void
test_bounded (void)
{
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (FulNdjson) reader = ful_ndjson_new (8, note_line, got);

  g_assert_true (ful_ndjson_feed (reader, "12345678\n1234", 13));
  g_assert_false (ful_ndjson_feed (reader, "56789", 5));
  g_assert_false (ful_ndjson_feed (reader, "\n1\n", 3));
  ful_ndjson_finish (reader);
  g_assert_cmpstr (got->str, ==, "12345678|");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/ndjson/lines", test_lines);
  g_test_add_func ("/models/ndjson/bounded", test_bounded);
  return g_test_run ();
}
