/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many requests at once: all answered, none twice; the pace of each server; cancelling. */
#include "asking.h"
#include "base/error.h"

#define THREADS 128

/* One in ten refused, one in fifty broken off: all answered, and no request more than that. */
static void
test_faults_in_a_crowd (void)
{
  static const char *const options[] = { "latency_ms=20", "fault.429=0.1", "fault.reset=0.01",
                                         "fault.reset-first=0.01", NULL };
  g_autoptr (TestServer) server = test_server_start (options);
  g_autoptr (FulEngine) engine = quick_engine ();
  Asking asking = { .stream = TRUE };
  Crowd crowd = ask_many (engine, server, &asking, THREADS, 2000);
  double faults = test_server_count (server, "faults_given");

  g_test_message ("%.1f s, %g faults, most in flight %g", crowd.seconds, faults,
                  test_server_count (server, "most_in_flight"));
  g_assert_cmpint (crowd.unanswered, ==, 0);
  g_assert_cmpfloat (test_server_count (server, "requests"), ==, 2000 + faults);
  g_assert_cmpfloat (test_server_count (server, "answered"), ==, 2000);
  g_assert_cmpfloat (faults, >, 150);
  /* What is refused by chance is no reason to send less. */
  g_assert_cmpfloat (test_server_count (server, "most_in_flight"), >, 60);
  g_assert_cmpfloat (crowd.seconds, <, 30);
}

typedef struct {
  FulEngine *engine;
  TestServer *server;
  guint total;
  Crowd crowd;
} Background;

static gpointer
ask_in_background (gpointer data)
{
  Background *self = data;
  Asking asking = { .dialect = FUL_DIALECT_OPENAI };

  self->crowd = ask_many (self->engine, self->server, &asking, THREADS, self->total);
  return NULL;
}

/* Until the server has been so for a second, or too long. Returns: seconds */
static double
wait_until_within (TestServer *server, double least, double most, double seconds)
{
  gint64 start = g_get_monotonic_time ();

  for (;;) {
    TestServerLook look = test_server_look (server, 10);
    double passed = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;

    if ((look.in_flight >= least && look.in_flight <= most) || passed > seconds) {
      g_test_message ("after %.1f s %.1f in flight, %g refused", passed, look.in_flight,
                      look.refused);
      return passed;
    }
    g_usleep (G_USEC_PER_SEC / 10);
  }
}

/* What is in flight at the server counts those it answers; what it refuses is seen beside it. */
static void
test_fewer_slots (void)
{
  static const char *const options[] = { "latency_ms=100", NULL };
  g_autoptr (TestServer) server = test_server_start (options);
  g_autoptr (FulEngine) engine = quick_engine ();
  Background background = { engine, server, 12000, { 0 } };
  GThread *thread = g_thread_new ("crowd", ask_in_background, &background);
  TestServerLook look;
  guint in_flight;
  guint limit;

  g_assert_cmpfloat (wait_until_within (server, 100, 128, 10), <, 10);
  test_server_set (server, "slots", 4);
  g_usleep (3 * G_USEC_PER_SEC);
  ful_engine_look (engine, server->url, &in_flight, &limit);
  look = test_server_look (server, 10);
  g_test_message ("3 s after: %u in flight of %u, server %.1f, %g refused in a second", in_flight,
                  limit, look.in_flight, look.refused);
  g_assert_cmpuint (limit, >=, 2);
  g_assert_cmpuint (limit, <=, 6);
  g_assert_cmpfloat (look.in_flight, >=, 2);
  g_assert_cmpfloat (look.in_flight, <=, 4.01);
  g_assert_cmpfloat (look.refused, <, 20);
  test_server_set (server, "slots", 0);
  g_assert_cmpfloat (wait_until_within (server, 100, 128, 11), <, 11);
  g_thread_join (thread);
  g_assert_cmpint (background.crowd.unanswered, ==, 0);
}

/* A slow server takes nothing from a fast one. */
static void
test_two_servers (void)
{
  static const char *const slow_options[] = { "latency_ms=1500", "slots=4", NULL };
  static const char *const fast_options[] = { "latency_ms=10", NULL };
  g_autoptr (TestServer) slow = test_server_start (slow_options);
  g_autoptr (TestServer) fast = test_server_start (fast_options);
  g_autoptr (FulEngine) engine = quick_engine ();
  Background background = { engine, slow, 12, { 0 } };
  Asking asking = { .dialect = FUL_DIALECT_OPENAI };
  Crowd alone = ask_many (engine, fast, &asking, 16, 1000);
  GThread *thread = g_thread_new ("crowd", ask_in_background, &background);
  Crowd beside = ask_many (engine, fast, &asking, 16, 1000);

  g_test_message ("%.2f s alone, %.2f s beside the slow one", alone.seconds, beside.seconds);
  g_assert_cmpint (alone.unanswered + beside.unanswered, ==, 0);
  g_assert_cmpfloat (beside.seconds, <, 2 * alone.seconds + 0.5);
  g_thread_join (thread);
}

typedef struct {
  FulEngine *engine;
  TestServer *server;
  GCancellable *cancellable;
  gint cancelled; /* atomic */
} Waiting;

static gpointer
wait_to_be_cancelled (gpointer data)
{
  Waiting *self = data;
  Asking asking = { .stream = TRUE };
  FulEngineReply reply = FUL_ENGINE_REPLY_NONE;
  g_autoptr (GError) error = NULL;

  if (!ask (self->engine, self->server, &asking, self->cancellable, &reply, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_atomic_int_inc (&self->cancelled);
  ful_engine_reply_clear (&reply);
  return NULL;
}

#define WAITING 32

/* In flight, resting before a retry, waiting for room. Returns: milliseconds until all calls have
 * returned */
static double
cancel_all (void)
{
  static const char *const options[] = { "latency_ms=60000", "slots=8", NULL };
  g_autoptr (TestServer) server = test_server_start (options);
  g_autoptr (FulEngine) engine = quick_engine ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { engine, server, cancellable, 0 };
  GThread *threads[WAITING];
  gint64 start;
  double took;

  for (guint i = 0; i < WAITING; i++)
    threads[i] = g_thread_new ("waiting", wait_to_be_cancelled, &waiting);
  while (test_server_count (server, "in_flight") < 8 || test_server_count (server, "refused") < 1)
    g_usleep (10000);
  start = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < WAITING; i++)
    g_thread_join (threads[i]);
  took = (double)(g_get_monotonic_time () - start) / 1000;
  g_assert_cmpint (waiting.cancelled, ==, WAITING);
  /* The engine is of use afterwards. */
  test_server_set (server, "latency_ms", 0);
  test_server_set (server, "slots", 0);
  g_assert_cmpint (ask_many (engine, server, &(Asking){ .stream = TRUE }, 4, 20).unanswered, ==, 0);
  return took;
}

/* Once of five times will do, since a busy machine may not let us see it. */
static void
test_cancel (void)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < 5 && least >= 100; i++) {
    double took = cancel_all ();

    g_test_message ("%.1f ms", took);
    least = MIN (least, took);
  }
  g_assert_cmpfloat (least, <, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine-load/faults-in-a-crowd", test_faults_in_a_crowd);
  g_test_add_func ("/engine-load/fewer-slots", test_fewer_slots);
  g_test_add_func ("/engine-load/two-servers", test_two_servers);
  g_test_add_func ("/engine-load/cancel", test_cancel);
  return g_test_run ();
}
