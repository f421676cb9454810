/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "text/tokens.h"

static void
assert_ids (const FulEncoding *encoding, const char *text, gsize length, JsonArray *expected)
{
  g_autoptr (GArray) ids = ful_encoding_encode (encoding, text, (gssize)length);

  g_assert_cmpuint (ids->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, guint32, i), ==, json_array_get_int_element (expected, i));
}

static void
test_reference (void)
{
  const char *const names[] = { "o200k_base", "cl100k_base" };
  const char *const id_members[] = { "o200k_ids", "cl100k_ids" };
  g_autofree char *path =
      g_build_filename (g_getenv ("FUL_TEST_DATA"), "token-reference.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *cases;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  cases =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "cases");
  g_assert_cmpuint (json_array_get_length (cases), ==, 107);
  for (guint i = 0; i < 2 * json_array_get_length (cases); i++) {
    JsonObject *item = json_array_get_object_element (cases, i / 2);
    const char *text = json_object_get_string_member (item, "text");
    const FulEncoding *encoding = ful_encoding_named (names[i % 2]);
    gint64 expected = json_object_get_int_member (item, names[i % 2]);
    /* The one text that begins with a NUL is the one that json-glib gives as empty. */
    gboolean nul = *text == '\0' && expected > 0;
    gsize length = nul ? 4 : strlen (text);

    if (nul)
      text = "\0nul";

    g_assert_cmpuint (ful_encoding_count (encoding, text, (gssize)length), ==, expected);
    if (json_object_has_member (item, id_members[i % 2]))
      assert_ids (encoding, text, length, json_object_get_array_member (item, id_members[i % 2]));
  }
}

static void
test_counting_is_encoding (void)
{
  const FulEncoding *encoding = ful_encoding_named ("o200k_base");
  const char *text = "Zählungen, piecewise: 12345 \t\n\n  xyzzyqwrt’s <|endoftext|>";
  g_autoptr (GArray) ids = ful_encoding_encode (encoding, text, -1);

  for (guint i = 0; i < 2; i++) /* counted, then remembered */
    g_assert_cmpuint (ful_encoding_count (encoding, text, -1), ==, ids->len);
  g_assert_cmpuint (ful_encoding_count (encoding, "", -1), ==, 0);
  g_assert_cmpuint (ful_encoding_count (encoding, "a b", 1), ==, 1);
}

static void
test_bytes_that_are_no_text (void)
{
  const FulEncoding *encoding = ful_encoding_named ("cl100k_base");

  g_assert_cmpuint (ful_encoding_count (encoding, "\xff", -1), ==,
                    ful_encoding_count (encoding, "\xef\xbf\xbd", -1));
  g_assert_cmpuint (ful_encoding_count (encoding, "a\0b", 3), >, 1);
}

/* A hundred thousand equal letters would take minutes where merging is quadratic. */
static void
test_long_pieces_take_no_time (void)
{
  const char letters[] = { 'a', 'A', ' ', '=' };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++) {
    g_autofree char *text = g_strnfill (100000, letters[i]);
    gint64 start = g_get_monotonic_time ();
    gsize n = ful_encoding_count (ful_encoding_named ("o200k_base"), text, -1);

    g_assert_cmpuint (n, >, 700);
    g_assert_cmpuint (n, <, 50001);
    g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  }
}

static gpointer
count_in_thread (gpointer data)
{
  gsize sum = 0;

  for (guint i = 0; i < 2000; i++) {
    g_autofree char *text = g_strdup_printf ("case %u: unguessable%uword", i % 100, i % 100);

    sum += ful_encoding_count (ful_encoding_named ("o200k_base"), text, -1);
  }
  return GSIZE_TO_POINTER (sum);
}

static void
test_threads_agree (void)
{
  GThread *threads[4];
  gpointer alone = count_in_thread (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("count", count_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == alone);
}

static const struct {
  const char *id;
  const char *encoding;
  gboolean approximate;
} models[] = {
  { "gpt-4o-mini", "o200k_base", FALSE },
  { "gpt-4.1", "o200k_base", FALSE },
  { "o3-mini", "o200k_base", FALSE },
  { "gpt-5-nano", "o200k_base", FALSE },
  { "openai/gpt-5", "o200k_base", FALSE },
  { "ft:gpt-4o-mini-2024-07-18:acme::x", "o200k_base", FALSE },
  { "gpt-4", "cl100k_base", FALSE },
  { "gpt-4-turbo", "cl100k_base", FALSE },
  { "gpt-3.5-turbo", "cl100k_base", FALSE },
  { "ft:gpt-3.5-turbo:acme", "cl100k_base", FALSE },
  { "llama-3.1-8b", "o200k_base", TRUE },
  { "olmo", "o200k_base", TRUE },
  { "", "o200k_base", TRUE },
  { NULL, "o200k_base", TRUE },
};

static void
test_models (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++) {
    gboolean approximate = !models[i].approximate;
    const FulEncoding *encoding = ful_encoding_for_model (models[i].id, &approximate);

    g_assert_cmpstr (ful_encoding_name (encoding), ==, models[i].encoding);
    g_assert_cmpint (approximate, ==, models[i].approximate);
  }
  g_assert_null (ful_encoding_named ("p50k_base"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/tokens/reference", test_reference);
  g_test_add_func ("/text/tokens/counting-is-encoding", test_counting_is_encoding);
  g_test_add_func ("/text/tokens/bytes-that-are-no-text", test_bytes_that_are_no_text);
  g_test_add_func ("/text/tokens/long-pieces-take-no-time", test_long_pieces_take_no_time);
  g_test_add_func ("/text/tokens/threads-agree", test_threads_agree);
  g_test_add_func ("/text/tokens/models", test_models);
  return g_test_run ();
}
