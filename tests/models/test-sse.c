/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/sse.h"

#include <string.h>

#include "base/json.h"

#define MAX_BYTES (64 * 1024)

/* One event a line, its parts told apart, so that a NUL in the data shows. */
static void
note_event (const FulSseEvent *event, gpointer user_data)
{
  GString *got = user_data;

  g_assert_true (event->data[event->data_length] == '\0');
  g_string_append_printf (got, "%s|%s|", event->event, event->id);
  for (gsize i = 0; i < event->data_length; i++)
    if (event->data[i] == '\0')
      g_string_append (got, "\xEF\xBF\xBD"); /* as base/json.h reads a \u0000 */
    else
      g_string_append_c (got, event->data[i]);
  g_string_append (got, "\n~\n");
}

static void
check (const char *bytes, gsize length, gsize first, gsize step, const char *wanted, gint64 retry)
{
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (FulSse) sse = ful_sse_new (MAX_BYTES, note_event, got);

  g_assert_true (ful_sse_feed (sse, bytes, first));
  for (gsize at = first; at < length; at += step)
    g_assert_true (ful_sse_feed (sse, bytes + at, MIN (step, length - at)));
  g_assert_cmpstr (got->str, ==, wanted);
  g_assert_cmpint (ful_sse_retry_ms (sse), ==, retry);
}

static void
check_stream (JsonObject *stream)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  JsonArray *events = json_object_get_array_member (stream, "events");
  JsonNode *node = json_object_get_member (stream, "retry");
  gint64 retry = JSON_NODE_HOLDS_NULL (node) ? -1 : json_node_get_int (node);
  gsize length;
  g_autofree guchar *bytes =
      g_base64_decode (json_object_get_string_member (stream, "stream_base64"), &length);

  g_test_message ("%s", json_object_get_string_member (stream, "name"));
  for (guint i = 0; i < json_array_get_length (events); i++) {
    JsonObject *event = json_array_get_object_element (events, i);

    g_string_append_printf (wanted, "%s|%s|%s\n~\n", json_object_get_string_member (event, "event"),
                            json_object_get_string_member (event, "id"),
                            json_object_get_string_member (event, "data"));
  }
  check ((char *)bytes, length, length, 1, wanted->str, retry);
  check ((char *)bytes, length, 0, 1, wanted->str, retry);
  for (gsize cut = 1; cut < length; cut++)
    check ((char *)bytes, length, cut, length, wanted->str, retry);
}

static void
test_conformance (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("FUL_TEST_CONFORMANCE"), "sse", "event-streams.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *cases;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  root = ful_json_parse (text, length, "event-streams.json", &error);
  g_assert_no_error (error);
  cases = json_object_get_array_member (json_node_get_object (root), "cases");
  g_assert_cmpuint (json_array_get_length (cases), ==, 54);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    check_stream (json_array_get_object_element (cases, i));
}

static void
test_flush (void)
{
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (FulSse) sse = ful_sse_new (MAX_BYTES, note_event, got);

  g_assert_true (ful_sse_feed (sse, "data: a\n\ndata: b", 16));
  ful_sse_flush (sse);
  ful_sse_flush (sse);
  g_assert_cmpstr (got->str, ==, "message||a\n~\nmessage||b\n~\n");
}

/* Neither a line without an end nor an event of many lines grows beyond the limit. */
static void
test_bounded (void)
{
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (FulSse) line = ful_sse_new (16, note_event, got);
  g_autoptr (FulSse) event = ful_sse_new (16, note_event, got);
  g_autoptr (FulSse) small = ful_sse_new (16, note_event, got);

  g_assert_false (ful_sse_feed (line, "data: 0123456789abcdef", 22));
  g_assert_false (ful_sse_feed (line, "\n\n", 2));
  g_assert_true (ful_sse_feed (event, "data: 01234567\n", 15));
  g_assert_false (ful_sse_feed (event, "data: 01234567\n\n", 16));
  ful_sse_flush (line);
  ful_sse_flush (event);
  for (guint i = 0; i < 100; i++)
    g_assert_true (ful_sse_feed (small, "data: 012345\n\n", 14));
  g_assert_cmpuint (got->len, ==, 100 * strlen ("message||012345\n~\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/sse/conformance", test_conformance);
  g_test_add_func ("/models/sse/flush", test_flush);
  g_test_add_func ("/models/sse/bounded", test_bounded);
  return g_test_run ();
}
