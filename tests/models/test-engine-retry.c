/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the engine tries again, how long it waits, and when it gives up. */
#include <string.h>

#include "asking.h"
#include "base/error.h"

static const FulDialect dialects[] = { FUL_DIALECT_OPENAI, FUL_DIALECT_ANTHROPIC,
                                       FUL_DIALECT_OLLAMA };

typedef struct {
  FulEngineReply reply;
  GError *error;
  gboolean told; /* a reply */
  double seconds;
  double requests; /* that the server saw */
} Result;

static void
result_clear (Result *self)
{
  ful_engine_reply_clear (&self->reply);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

/* Asks once, with @fault for the next @times requests. */
static Result
ask_through (TestServer *server,
             const FulEngineOptions *options,
             const Asking *asking,
             const char *fault,
             guint times)
{
  g_autoptr (FulEngine) engine = ful_engine_new (options, NULL);
  g_autofree char *name = g_strconcat ("next.", fault, NULL);
  Result result = { .reply = FUL_ENGINE_REPLY_NONE };
  double before = test_server_count (server, "requests");
  gint64 start;

  test_server_set (server, name, times);
  start = g_get_monotonic_time ();
  result.told = ask (engine, server, asking, NULL, &result.reply, &result.error);
  result.seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  test_server_set (server, name, 0);
  result.requests = test_server_count (server, "requests") - before;
  g_test_message ("%s: %.2f s, %u tries, %s%s", fault, result.seconds, result.reply.tries,
                  result.told ? ful_wire_outcome_name (result.reply.reply->outcome) : "",
                  result.error != NULL ? result.error->message : "");
  return result;
}

/* The server's wish is granted, in each of its forms, and not much more. */
static void
test_wait_forms (void)
{
  static const struct {
    const char *fault;
    double least, most;
  } cases[] = {
    { "429-seconds", 1.0, 3 },     { "429-date", 0.3, 3.5 },      { "429-ms", 0.3, 1.5 },
    { "429-ratelimit", 0.3, 1.5 }, { "429-anthropic", 0.3, 3.5 }, { "503", 1.0, 3 },
  };
  static const char *const options[] = { "retry_after_ms=300", NULL };
  g_autoptr (TestServer) server = test_server_start (options);
  FulEngineOptions quick = quick_options ();
  Asking asking = { .stream = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Result) result = ask_through (server, &quick, &asking, cases[i].fault, 1);

    g_assert_no_error (result.error);
    g_assert_cmpint (result.reply.reply->outcome, ==, FUL_WIRE_ANSWER);
    g_assert_cmpuint (result.reply.tries, ==, 2);
    g_assert_cmpfloat (result.requests, ==, 2);
    g_assert_cmpfloat (result.seconds, >=, cases[i].least - 0.01);
    g_assert_cmpfloat (result.seconds, <, cases[i].most);
  }
}

/* Faults that pass: two of each, then the answer; in every dialect, whole and streamed. */
static void
test_mended (void)
{
  static const char *const faults[] = { "429",   "500",      "529",         "reset-first", "reset",
                                        "close", "html-502", "error-event", NULL };
  g_autoptr (TestServer) server = test_server_start (NULL);
  FulEngineOptions quick = quick_options ();

  for (guint i = 0; faults[i] != NULL; i++) {
    Asking asking = { .dialect = dialects[i % 3], .stream = i % 2 };
    g_auto (Result) result = ask_through (server, &quick, &asking, faults[i], 2);

    g_assert_no_error (result.error);
    g_assert_cmpint (result.reply.reply->outcome, ==, FUL_WIRE_ANSWER);
    g_assert_cmpstr (result.reply.reply->text, ==, "billing");
    g_assert_cmpfloat (result.requests, ==, 3);
    g_assert_cmpuint (result.reply.tries, ==, 3);
  }
}

/* A stream that breaks off within is no answer, and is tried again. */
static void
test_cut_streams (void)
{
  static const char *const faults[] = { "reset",  "close",       "truncated",
                                        "no-end", "error-event", "short-length" };
  g_autoptr (TestServer) server = test_server_start (NULL);
  FulEngineOptions quick = quick_options ();

  for (guint i = 0; i < 3 * G_N_ELEMENTS (faults); i++) {
    Asking asking = { .dialect = dialects[i % 3], .stream = TRUE, .text = "[one two three four]" };
    g_auto (Result) result = ask_through (server, &quick, &asking, faults[i / 3], 1);

    g_assert_no_error (result.error);
    g_assert_cmpint (result.reply.reply->outcome, ==, FUL_WIRE_ANSWER);
    g_assert_cmpstr (result.reply.reply->text, ==, "one two three four");
    g_assert_cmpfloat (result.requests, ==, 2);
  }
}

static void
test_finally_told (void)
{
  g_autoptr (TestServer) server = test_server_start (NULL);
  FulEngineOptions options = quick_options ();
  Asking asking = { .key = ASKED_KEY, .text = "[one two three four]" };

  options.max_tries = 3;
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "reset-first", 100);

    g_assert_error (result.error, FUL_ERROR, FUL_ERROR_UNREACHABLE);
    g_assert_nonnull (strstr (result.error->message, "broke"));
    g_assert_cmpfloat (result.requests, ==, 3);
  }
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "reset", 100);

    g_assert_cmpint (result.reply.reply->outcome, ==, FUL_WIRE_CUT);
    g_assert_cmpfloat (result.requests, ==, 3);
  }
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "529", 100);

    g_assert_cmpint (result.reply.reply->fault.fault, ==, FUL_FAULT_OVERLOADED);
    g_assert_cmpuint (result.reply.tries, ==, 3);
  }
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "quota", 100);

    g_assert_cmpint (result.reply.reply->fault.fault, ==, FUL_FAULT_QUOTA);
    g_assert_cmpfloat (result.requests, ==, 1);
  }
}

/* A wish beyond reason, or beyond our patience, is told and not waited for. */
static void
test_not_waited_for (void)
{
  static const char *const hours[] = { "retry_after_ms=7200000", NULL };
  g_autoptr (TestServer) server = test_server_start (hours);
  FulEngineOptions options = quick_options ();
  Asking asking = { .dialect = FUL_DIALECT_OPENAI };

  {
    g_auto (Result) result = ask_through (server, &options, &asking, "429-seconds", 100);

    g_assert_cmpint (result.reply.reply->fault.fault, ==, FUL_FAULT_RATE_LIMIT);
    g_assert_cmpfloat (result.seconds, <, 5);
  }
  test_server_set (server, "retry_after_ms", 20000);
  options.patience_ms = 1000;
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "429-seconds", 100);

    g_assert_cmpfloat (result.requests, ==, 1);
    g_assert_cmpfloat (result.seconds, <, 5);
  }
}

static void
test_deadlines (void)
{
  g_autoptr (TestServer) server = test_server_start (NULL);
  FulEngineOptions options = quick_options ();
  Asking asking = { .stream = TRUE, .text = "[one two three four]" };

  options.max_tries = 1;
  options.first_byte_ms = 400;
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "silent", 1);

    g_assert_error (result.error, FUL_ERROR, FUL_ERROR_UNREACHABLE);
    g_assert_nonnull (strstr (result.error->message, "did not begin to answer"));
    g_assert_cmpfloat (result.seconds, <, 3);
  }
  options.stall_ms = 400;
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "stall", 1);

    g_assert_cmpint (result.reply.reply->outcome, ==, FUL_WIRE_CUT);
    g_assert_cmpfloat (result.seconds, <, 3);
  }
  /* The next try is answered. */
  options.max_tries = 2;
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "stall", 1);

    g_assert_cmpint (result.reply.reply->outcome, ==, FUL_WIRE_ANSWER);
  }
  /* Bytes keep coming, but too slowly. */
  options.max_tries = 1;
  options.total_ms = 600;
  options.first_byte_ms = options.stall_ms = 20000;
  test_server_set (server, "token_ms", 250);
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "none", 0);

    g_assert_cmpint (result.reply.reply->outcome, ==, FUL_WIRE_CUT);
    g_assert_cmpfloat (result.seconds, <, 3);
  }
}

/* An address that swallows packets, kept by RFC 5737; a network that refuses it at once will do. */
static void
test_connect_deadline (void)
{
  g_autoptr (TestServer) server = test_server_start (NULL);
  FulEngineOptions options = quick_options ();
  Asking asking = { .url = "http://192.0.2.1:9" };

  options.connect_ms = 400;
  {
    g_auto (Result) result = ask_through (server, &options, &asking, "none", 0);

    g_assert_error (result.error, FUL_ERROR, FUL_ERROR_UNREACHABLE);
    g_assert_cmpuint (result.reply.tries, ==, 1);
    g_assert_cmpfloat (result.seconds, <, 3);
  }
}

/* The whole answer came, and the connection stays open. */
static void
test_forgotten_end (void)
{
  g_autoptr (TestServer) server = test_server_start (NULL);
  FulEngineOptions options = quick_options ();

  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++) {
    Asking asking = { .dialect = dialects[i], .stream = TRUE };
    g_auto (Result) result = ask_through (server, &options, &asking, "linger", 1);

    g_assert_cmpint (result.reply.reply->outcome, ==, FUL_WIRE_ANSWER);
    g_assert_cmpfloat (result.requests, ==, 1);
    g_assert_cmpfloat (result.seconds, <, 5);
    g_assert_cmpfloat (result.reply.latency_ms, <, 450);
  }
}

static void
test_endless (void)
{
  g_autoptr (TestServer) server = test_server_start (NULL);
  FulEngineOptions options = quick_options ();
  Asking asking = { .dialect = FUL_DIALECT_OPENAI };

  options.max_bytes = 1024 * 1024;
  for (guint i = 0; i < 2 * G_N_ELEMENTS (dialects); i++) {
    asking.dialect = dialects[i / 2];
    asking.stream = i % 2;
    {
      g_auto (Result) result = ask_through (server, &options, &asking, "endless", 1);

      g_assert_true (result.error != NULL || result.reply.reply->outcome != FUL_WIRE_ANSWER);
      g_assert_cmpfloat (result.requests, ==, 1);
      g_assert_cmpfloat (result.seconds, <, 10);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine-retry/wait-forms", test_wait_forms);
  g_test_add_func ("/engine-retry/mended", test_mended);
  g_test_add_func ("/engine-retry/cut-streams", test_cut_streams);
  g_test_add_func ("/engine-retry/finally-told", test_finally_told);
  g_test_add_func ("/engine-retry/not-waited-for", test_not_waited_for);
  g_test_add_func ("/engine-retry/deadlines", test_deadlines);
  g_test_add_func ("/engine-retry/connect-deadline", test_connect_deadline);
  g_test_add_func ("/engine-retry/forgotten-end", test_forgotten_end);
  g_test_add_func ("/engine-retry/endless", test_endless);
  return g_test_run ();
}
