/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json-writer.h"

#include <math.h>
#include <string.h>

#include "base/json.h"

static char *
write_sample (FulJsonStyle style)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (style);

  ful_json_writer_begin_array (writer);
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "text", "a\"\\\n\x01é");
  ful_json_writer_double_member (writer, "tenth", 0.1);
  ful_json_writer_double_member (writer, "none", NAN);
  ful_json_writer_string_member (writer, "null", NULL);
  ful_json_writer_name (writer, "empty");
  ful_json_writer_begin_array (writer);
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  ful_json_writer_int (writer, G_MININT64);
  ful_json_writer_boolean (writer, TRUE);
  ful_json_writer_begin_object (writer);
  ful_json_writer_end_object (writer);
  ful_json_writer_end_array (writer);
  return ful_json_writer_finish (writer);
}

static void
test_compact (void)
{
  g_autofree char *text = write_sample (FUL_JSON_COMPACT);

  g_assert_cmpstr (text, ==,
                   "[{\"text\":\"a\\\"\\\\\\n\\u0001é\",\"tenth\":0.1,\"none\":null,\"null\":null,"
                   "\"empty\":[]},-9223372036854775808,true,{}]");
}

static void
test_pretty (void)
{
  g_autofree char *text = write_sample (FUL_JSON_PRETTY);

  g_assert_cmpstr (text, ==,
                   "[\n  {\n    \"text\": \"a\\\"\\\\\\n\\u0001é\",\n    \"tenth\": 0.1,\n"
                   "    \"none\": null,\n    \"null\": null,\n    \"empty\": []\n  },\n"
                   "  -9223372036854775808,\n  true,\n  {}\n]\n");
}

static void
test_lines (void)
{
  g_autofree char *text = write_sample (FUL_JSON_LINES);

  g_assert_cmpstr (text, ==,
                   "[\n{\"text\":\"a\\\"\\\\\\n\\u0001é\",\"tenth\":0.1,\"none\":null,"
                   "\"null\":null,\"empty\":[]},\n-9223372036854775808,\ntrue,\n{}\n]\n");
}

static void
test_invalid_utf8 (void)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);
  g_autofree char *text = NULL;

  ful_json_writer_string (writer, "a\xFFz");
  text = ful_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, "\"a\357\277\275z\"");
}

static void
test_canonical (void)
{
  static const char input[] =
      " {\"b\" : [1.0, 2e1, 0.5, \"\\u00e9\"], \"a\":{\"z\":null,\"A\":true}}";
  g_autoptr (JsonNode) root = ful_json_parse (input, strlen (input), NULL, NULL);
  g_autofree char *text = ful_json_canonical (root);

  g_assert_cmpstr (text, ==, "{\"a\":{\"A\":true,\"z\":null},\"b\":[1,20,0.5,\"é\"]}");
}

/* What is written reads back the same. */
static void
test_round_trip (void)
{
  g_autofree char *dir =
      g_build_filename (g_getenv ("FUL_TEST_CONFORMANCE"), "json-parsing", "test_parsing", NULL);
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (dir, name, NULL);
    g_autofree char *text = NULL, *first = NULL, *second = NULL;
    g_autoptr (JsonNode) root = NULL;
    g_autoptr (JsonNode) again = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    root = ful_json_parse (text, length, NULL, NULL);
    if (root == NULL)
      continue;
    first = ful_json_canonical (root);
    again = ful_json_parse (first, strlen (first), NULL, NULL);
    g_assert_nonnull (again);
    second = ful_json_canonical (again);
    g_assert_cmpstr (first, ==, second);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json-writer/compact", test_compact);
  g_test_add_func ("/base/json-writer/pretty", test_pretty);
  g_test_add_func ("/base/json-writer/lines", test_lines);
  g_test_add_func ("/base/json-writer/mends-utf8", test_invalid_utf8);
  g_test_add_func ("/base/json-writer/canonical", test_canonical);
  g_test_add_func ("/base/json-writer/round-trip", test_round_trip);
  return g_test_run ();
}
