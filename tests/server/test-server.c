/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-server.h"

#include <curl/curl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json-writer.h"
#include "base/json.h"

TestServer *
test_server_start (const char *const *options)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  TestServer *self = g_new0 (TestServer, 1);
  char line[16] = "";
  gsize length = 0;

  g_ptr_array_add (arguments, (char *)g_getenv ("FUL_TEST_SERVER"));
  for (; options != NULL && *options != NULL; options++)
    g_ptr_array_add (arguments, (char *)*options);
  g_ptr_array_add (arguments, NULL);
  g_spawn_async_with_pipes (NULL, (char **)arguments->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &self->pid, NULL, &self->out, NULL, &error);
  g_assert_no_error (error);
  while (length + 1 < sizeof line && read (self->out, line + length, 1) == 1 &&
         line[length] != '\n')
    length++;
  self->port = (guint)atoi (line);
  g_assert_cmpuint (self->port, >, 0);
  self->url = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  return self;
}

void
test_server_stop (TestServer *self)
{
  kill (self->pid, SIGTERM);
  waitpid (self->pid, NULL, 0);
  close (self->out);
  g_spawn_close_pid (self->pid);
  g_free (self->url);
  g_free (self);
}

static size_t
keep (char *bytes, size_t size, size_t n, void *user_data)
{
  g_string_append_len (user_data, bytes, (gssize)(size * n));
  return size * n;
}

/* GET without @body, POST with one. */
static GString *
talk (TestServer *self, const char *path, const char *body)
{
  g_autofree char *url = g_strconcat (self->url, path, NULL);
  GString *answer = g_string_new (NULL);
  CURL *easy = curl_easy_init ();
  long status = 0;

  curl_easy_setopt (easy, CURLOPT_URL, url);
  curl_easy_setopt (easy, CURLOPT_PROXY, "");
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, answer);
  if (body != NULL)
    curl_easy_setopt (easy, CURLOPT_POSTFIELDS, body);
  g_assert_cmpint (curl_easy_perform (easy), ==, CURLE_OK);
  curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  g_assert_cmpint (status, ==, 200);
  curl_easy_cleanup (easy);
  return answer;
}

static void
send_control (TestServer *self, FulJsonWriter *writer)
{
  g_autofree char *body = NULL;

  ful_json_writer_end_object (writer);
  body = ful_json_writer_finish (writer);
  g_string_free (talk (self, "/control", body), TRUE);
}

void
test_server_set (TestServer *self, const char *name, double value)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);

  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, name, value);
  send_control (self, writer);
}

void
test_server_set_text (TestServer *self, const char *name, const char *value)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, name, value);
  send_control (self, writer);
}

static JsonNode *
counts (TestServer *self)
{
  g_autoptr (GError) error = NULL;
  GString *text = talk (self, "/counts", NULL);
  JsonNode *root = ful_json_parse (text->str, text->len, NULL, &error);

  g_assert_no_error (error);
  g_string_free (text, TRUE);
  return root;
}

double
test_server_count (TestServer *self, const char *name)
{
  g_autoptr (JsonNode) root = counts (self);
  JsonObject *object = json_node_get_object (root);
  double value = 0;

  if (g_str_has_prefix (name, "faults.")) {
    name += sizeof "faults." - 1;
    object = json_object_get_object_member (object, "faults");
    if (!json_object_has_member (object, name))
      return 0;
  }
  g_assert_true (ful_json_get_double (object, name, &value, NULL));
  return value;
}

TestServerLook
test_server_look (TestServer *self, guint tenths)
{
  g_autoptr (JsonNode) root = counts (self);
  JsonArray *history = json_object_get_array_member (json_node_get_object (root), "history");
  guint n = json_array_get_length (history);
  guint taken = MIN (tenths, n);
  TestServerLook look = { 0, 0 };

  for (guint i = n - taken; i < n; i++) {
    JsonArray *bin = json_array_get_array_element (history, i);

    look.in_flight += json_array_get_double_element (bin, 1) / MAX (taken, 1);
    look.refused += json_array_get_double_element (bin, 4);
  }
  return look;
}
