/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine over sockets: answers, and what it tells where there can be none. */
#include <string.h>

#include "asking.h"
#include "base/error.h"

typedef struct {
  TestServer *server;
  FulEngine *engine;
  FulEngineReply reply;
  GError *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->server = test_server_start (NULL);
  self->engine = quick_engine ();
  self->reply = FUL_ENGINE_REPLY_NONE;
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  ful_engine_reply_clear (&self->reply);
  g_clear_error (&self->error);
  ful_engine_free (self->engine);
  test_server_stop (self->server);
}

static gboolean
ask_it (Fixture *self, const Asking *asking)
{
  ful_engine_reply_clear (&self->reply);
  g_clear_error (&self->error);
  return ask (self->engine, self->server, asking, NULL, &self->reply, &self->error);
}

static void
assert_answer (Fixture *self, const Asking *asking, const char *text)
{
  g_assert_true (ask_it (self, asking));
  g_assert_no_error (self->error);
  g_assert_cmpint (self->reply.reply->outcome, ==, FUL_WIRE_ANSWER);
  g_assert_cmpstr (self->reply.reply->text, ==, text);
}

static const FulDialect dialects[] = { FUL_DIALECT_OPENAI, FUL_DIALECT_ANTHROPIC,
                                       FUL_DIALECT_OLLAMA };

#define EACH_DIALECT_AND_WAY(asking)                                            \
  for (guint at_ = 0; at_ < 2 * G_N_ELEMENTS (dialects); at_++)                 \
    if ((asking).dialect = dialects[at_ / 2], (asking).stream = at_ % 2, FALSE) \
      ;                                                                         \
    else

static void
test_answers (Fixture *self, gconstpointer unused)
{
  Asking asking = { .dialect = FUL_DIALECT_OPENAI };

  test_server_set (self->server, "latency_ms", 20);
  EACH_DIALECT_AND_WAY (asking)
  {
    assert_answer (self, &asking, "billing");
    g_assert_cmpuint (self->reply.status, ==, 200);
    g_assert_cmpuint (self->reply.tries, ==, 1);
    g_assert_cmpuint (self->reply.in_flight, ==, 1);
    g_assert_cmpfloat (self->reply.reply->tokens_in, >, 5);
    g_assert_cmpfloat (self->reply.reply->tokens_out, ==, 2);
    g_assert_true (self->reply.reply->usage_final);
    g_assert_cmpfloat (self->reply.first_byte_ms, >=, 19);
    g_assert_cmpfloat (self->reply.latency_ms, >=, self->reply.first_byte_ms);
  }
  /* One connection did for all of them. */
  g_assert_cmpfloat (test_server_count (self->server, "connections"), ==, 1);
  g_assert_cmpfloat (test_server_count (self->server, "answered"), ==, 6);
}

static void
test_gzip_and_split (Fixture *self, gconstpointer unused)
{
  Asking asking = { .text = "Gr\303\274\303\237e [\360\237\221\251 sch\303\266n]" };

  test_server_set (self->server, "gzip", 1);
  EACH_DIALECT_AND_WAY (asking)
  {
    assert_answer (self, &asking, "\360\237\221\251 sch\303\266n");
  }
  test_server_set (self->server, "gzip", 0);
  test_server_set (self->server, "fault.split", 1);
  EACH_DIALECT_AND_WAY (asking)
  {
    assert_answer (self, &asking, "\360\237\221\251 sch\303\266n");
  }
}

static void
note_text (const char *text, gpointer user_data)
{
  GPtrArray *seen = user_data;

  if (seen->len == 0 || strcmp (seen->pdata[seen->len - 1], text) != 0)
    g_ptr_array_add (seen, g_strdup (text));
}

static void
test_text_as_it_comes (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  Asking asking = { .stream = TRUE, .text = "[one two three]", .look = note_text };

  asking.look_data = seen;
  test_server_set (self->server, "token_ms", 20);
  assert_answer (self, &asking, "one two three");
  g_assert_cmpuint (seen->len, >=, 3);
  g_assert_cmpstr (seen->pdata[seen->len - 1], ==, "one two three");
  g_assert_cmpfloat (self->reply.latency_ms, >, self->reply.first_byte_ms + 40);
}

static void
test_plain_bytes (Fixture *self, gconstpointer unused)
{
  g_autofree char *url = g_strconcat (self->server->url, "/v1/models", NULL);
  FulEngineRequest request = { .url = url };
  g_autofree char *elsewhere = g_strconcat (self->server->url, "/nowhere", NULL);

  g_assert_true (ful_engine_ask (self->engine, &request, NULL, &self->reply, &self->error));
  g_assert_cmpuint (self->reply.status, ==, 200);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (self->reply.body, NULL),
                                  (gssize)g_bytes_get_size (self->reply.body), "test-model"));
  ful_engine_reply_clear (&self->reply);
  request.url = elsewhere;
  g_assert_true (ful_engine_ask (self->engine, &request, NULL, &self->reply, &self->error));
  g_assert_cmpuint (self->reply.status, ==, 404);
  g_assert_cmpint (self->reply.fault.fault, ==, FUL_FAULT_NOT_FOUND);
}

/* Faults that no retry mends, in all dialects. */
static void
test_told_at_once (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *fault;
    FulFaultClass class;
  } cases[] = {
    { "fault.bad-key", FUL_FAULT_AUTH },      { "fault.no-model", FUL_FAULT_MODEL_NOT_FOUND },
    { "fault.too-long", FUL_FAULT_TOO_LONG }, { "fault.refused-param", FUL_FAULT_BAD_REQUEST },
    { "fault.500-final", FUL_FAULT_SERVER },
  };
  Asking asking = { .key = ASKED_KEY };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    test_server_set (self->server, cases[i].fault, 1);
    EACH_DIALECT_AND_WAY (asking)
    {
      g_assert_true (ask_it (self, &asking));
      g_assert_cmpint (self->reply.reply->outcome, ==, FUL_WIRE_ERROR);
      g_assert_cmpint (self->reply.reply->fault.fault, ==, cases[i].class);
      g_assert_cmpuint (self->reply.tries, ==, 1);
    }
    test_server_set (self->server, cases[i].fault, 0);
  }
}

/* A server that repeats the key in its words does not bring it into ours. */
static void
test_key_hidden (Fixture *self, gconstpointer unused)
{
  Asking asking = { .key = ASKED_KEY };

  test_server_set_text (self->server, "key", "another");
  EACH_DIALECT_AND_WAY (asking)
  {
    g_assert_true (ask_it (self, &asking));
    g_assert_cmpint (self->reply.reply->fault.fault, ==, FUL_FAULT_AUTH);
    g_assert_nonnull (strstr (self->reply.reply->fault.message, "Incorrect API key"));
    g_assert_null (strstr (self->reply.reply->fault.message, ASKED_KEY));
  }
  test_server_set_text (self->server, "key", ASKED_KEY);
  assert_answer (self, &asking, "billing");
}

static void
test_redirect (Fixture *self, gconstpointer unused)
{
  g_autoptr (TestServer) other = test_server_start (NULL);
  g_autofree char *to = g_strconcat (other->url, "/v1/chat/completions?k=" ASKED_KEY, NULL);
  Asking asking = { .key = ASKED_KEY };

  test_server_set_text (self->server, "redirect_to", to);
  test_server_set (self->server, "fault.redirect", 1);
  EACH_DIALECT_AND_WAY (asking)
  {
    g_assert_false (ask_it (self, &asking));
    g_assert_error (self->error, FUL_ERROR, FUL_ERROR_REFUSED);
    g_assert_nonnull (strstr (self->error->message, other->url));
    g_assert_null (strstr (self->error->message, ASKED_KEY));
  }
  g_assert_cmpfloat (test_server_count (other, "connections"), ==, 0);
  g_assert_cmpfloat (test_server_count (other, "with_key"), ==, 0);
  g_assert_cmpfloat (test_server_count (self->server, "requests"), ==, 6);
}

/* With status 200, and whole: it would be paid for again. */
static void
assert_no_json (Fixture *self, const char *fault, gboolean streams)
{
  Asking asking = { .dialect = FUL_DIALECT_OPENAI };

  test_server_set (self->server, fault, 1);
  EACH_DIALECT_AND_WAY (asking)
  {
    if (asking.stream && !streams)
      continue;
    g_assert_true (ask_it (self, &asking));
    g_assert_cmpint (self->reply.reply->outcome, ==, FUL_WIRE_NO_JSON);
    g_assert_cmpuint (self->reply.tries, ==, 1);
  }
  test_server_set (self->server, fault, 0);
}

static void
test_no_json (Fixture *self, gconstpointer unused)
{
  assert_no_json (self, "fault.html", TRUE);
  assert_no_json (self, "fault.truncated", FALSE);
  assert_no_json (self, "fault.malformed", FALSE);
}

/* Shown as what they are, and never taken as they come. */
static void
test_bad_utf8 (Fixture *self, gconstpointer unused)
{
  Asking asking = { .dialect = FUL_DIALECT_OPENAI };

  test_server_set (self->server, "fault.utf8", 1);
  EACH_DIALECT_AND_WAY (asking)
  {
    g_assert_true (ask_it (self, &asking));
    g_test_message ("%s: %s", ful_wire_outcome_name (self->reply.reply->outcome),
                    self->reply.reply->text);
    g_assert_true (g_utf8_validate (self->reply.reply->text, -1, NULL));
  }
}

static void
test_nobody_there (Fixture *self, gconstpointer unused)
{
  g_autoptr (TestServer) gone = test_server_start (NULL);
  g_autofree char *url = g_strdup (gone->url);
  Asking asking = { .url = url, .key = ASKED_KEY };
  gint64 start = g_get_monotonic_time ();

  test_server_stop (g_steal_pointer (&gone));
  g_assert_false (ask_it (self, &asking));
  g_assert_error (self->error, FUL_ERROR, FUL_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (self->error->message, url));
  g_assert_nonnull (strstr (self->error->message, "can't be reached"));
  g_assert_cmpuint (self->reply.tries, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

static void
test_no_tls (Fixture *self, gconstpointer unused)
{
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", self->server->port);
  Asking asking = { .url = url, .key = ASKED_KEY };

  g_assert_false (ask_it (self, &asking));
  g_assert_error (self->error, FUL_ERROR, FUL_ERROR_REFUSED);
  g_assert_nonnull (strstr (self->error->message, "no secure connection"));
  g_assert_cmpfloat (test_server_count (self->server, "requests"), ==, 0);
}

static void
test_bad_url (Fixture *self, gconstpointer unused)
{
  static const char *const urls[] = { "", "localhost:80", "file:///etc/passwd", "http://",
                                      "http://me:" ASKED_KEY "@localhost/v1" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++) {
    FulEngineRequest request = { .url = urls[i] };

    g_clear_error (&self->error);
    g_assert_false (ful_engine_ask (self->engine, &request, NULL, &self->reply, &self->error));
    g_assert_error (self->error, FUL_ERROR, FUL_ERROR_REFUSED);
    g_assert_null (strstr (self->error->message, ASKED_KEY));
  }
}

#define ADD(name, function) g_test_add ("/engine/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("answers", test_answers);
  ADD ("gzip-and-split", test_gzip_and_split);
  ADD ("text-as-it-comes", test_text_as_it_comes);
  ADD ("plain-bytes", test_plain_bytes);
  ADD ("told-at-once", test_told_at_once);
  ADD ("key-hidden", test_key_hidden);
  ADD ("redirect", test_redirect);
  ADD ("no-json", test_no_json);
  ADD ("bad-utf8", test_bad_utf8);
  ADD ("nobody-there", test_nobody_there);
  ADD ("no-tls", test_no_tls);
  ADD ("bad-url", test_bad_url);
  return g_test_run ();
}
