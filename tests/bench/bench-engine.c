/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine against the plainest loop of curl_multi_poll() that sends the same requests and parses
 * the same replies: throughput at 50 ms latency, CPU a request at none. usage: bench-engine SERVER
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "models/engine.h"
#include "test-server.h"

#define BODY                                                                                  \
  "{\"model\":\"m\",\"max_tokens\":100,\"temperature\":1.0,\"messages\":[{\"role\":\"user\"," \
  "\"content\":\"Which label fits this message?\\nMy card has not arrived [card_arrival]\"}]}"

static const char *const headers[] = { "Content-Type: application/json", "Accept: application/json",
                                       "Authorization: Bearer sk-bench-0123456789", NULL };

typedef struct {
  double seconds;
  double cpu_us; /* a request */
  guint answered;
} Measured;

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static gboolean
is_right (FulWireReply *reply)
{
  return reply->outcome == FUL_WIRE_ANSWER && strcmp (reply->text, "card_arrival") == 0;
}

/* --- the plain loop --- */

typedef struct {
  CURL *easy;
  FulWireReader *reader;
} Lane;

static size_t
feed (char *bytes, size_t size, size_t n, void *user_data)
{
  Lane *lane = user_data;

  if (lane->reader == NULL)
    lane->reader = ful_wire_reader_new (FUL_DIALECT_OPENAI, 200, "application/json", FALSE,
                                        FUL_WIRE_MAX_BYTES);
  ful_wire_reader_feed (lane->reader, bytes, size * n);
  return size * n;
}

static void
set_up_lane (Lane *lane, const char *url, struct curl_slist *list)
{
  lane->easy = curl_easy_init ();
  curl_easy_setopt (lane->easy, CURLOPT_URL, url);
  curl_easy_setopt (lane->easy, CURLOPT_PROXY, "");
  curl_easy_setopt (lane->easy, CURLOPT_HTTPHEADER, list);
  curl_easy_setopt (lane->easy, CURLOPT_POSTFIELDS, BODY);
  curl_easy_setopt (lane->easy, CURLOPT_WRITEFUNCTION, feed);
  curl_easy_setopt (lane->easy, CURLOPT_WRITEDATA, lane);
  curl_easy_setopt (lane->easy, CURLOPT_PRIVATE, lane);
}

static gboolean
take_reply (Lane *lane)
{
  FulWireReply *reply;
  gboolean right;

  if (lane->reader == NULL)
    return FALSE;
  reply = ful_wire_reader_finish (lane->reader, TRUE);
  right = is_right (reply);
  ful_wire_reply_free (reply);
  g_clear_pointer (&lane->reader, ful_wire_reader_free);
  return right;
}

static guint
loop (CURLM *multi, Lane *lanes, guint n, guint total)
{
  guint sent = 0;
  guint ended = 0;
  guint answered = 0;
  CURLMsg *message;
  int left;

  for (; sent < n; sent++)
    curl_multi_add_handle (multi, lanes[sent].easy);
  while (ended < total) {
    curl_multi_perform (multi, &left);
    while ((message = curl_multi_info_read (multi, &left)) != NULL) {
      Lane *lane = NULL;

      curl_easy_getinfo (message->easy_handle, CURLINFO_PRIVATE, (char **)&lane);
      answered += take_reply (lane);
      ended++;
      curl_multi_remove_handle (multi, lane->easy);
      if (sent < total) {
        sent++;
        curl_multi_add_handle (multi, lane->easy);
      }
    }
    curl_multi_poll (multi, NULL, 0, 1000, NULL);
  }
  return answered;
}

static Measured
measure_loop (const char *url, guint concurrency, guint total)
{
  CURLM *multi = curl_multi_init ();
  struct curl_slist *list = NULL;
  g_autofree Lane *lanes = g_new0 (Lane, concurrency);
  double cpu = cpu_seconds ();
  gint64 start = g_get_monotonic_time ();
  Measured measured;

  for (guint i = 0; headers[i] != NULL; i++)
    list = curl_slist_append (list, headers[i]);
  for (guint i = 0; i < concurrency; i++)
    set_up_lane (&lanes[i], url, list);
  measured.answered = loop (multi, lanes, concurrency, total);
  measured.seconds = (double)(g_get_monotonic_time () - start) / 1e6;
  measured.cpu_us = (cpu_seconds () - cpu) / total * 1e6;
  for (guint i = 0; i < concurrency; i++)
    curl_easy_cleanup (lanes[i].easy);
  curl_multi_cleanup (multi);
  curl_slist_free_all (list);
  return measured;
}

/* --- the engine --- */

typedef struct {
  FulEngine *engine;
  FulEngineRequest request;
  gint left;     /* atomic */
  gint answered; /* atomic */
} Work;

static gpointer
ask (gpointer data)
{
  Work *work = data;

  while (g_atomic_int_add (&work->left, -1) > 0) {
    FulEngineReply reply = FUL_ENGINE_REPLY_NONE;
    g_autoptr (GError) error = NULL;

    if (ful_engine_ask (work->engine, &work->request, NULL, &reply, &error) &&
        is_right (reply.reply))
      g_atomic_int_inc (&work->answered);
    else
      fprintf (stderr, "%s\n", error != NULL ? error->message : reply.reply->text);
    ful_engine_reply_clear (&reply);
  }
  return NULL;
}

static Measured
measure_engine (const char *url, guint concurrency, guint total)
{
  FulEngineOptions options = FUL_ENGINE_DEFAULTS;
  g_autoptr (GBytes) body = g_bytes_new_static (BODY, strlen (BODY));
  g_autofree GThread **threads = g_new (GThread *, concurrency);
  double cpu = cpu_seconds ();
  gint64 start = g_get_monotonic_time ();
  Work work = { .left = (gint)total };

  work.engine = ful_engine_new (&options, NULL);
  work.request = (FulEngineRequest){
    .url = url, .headers = headers, .body = body, .chat = TRUE, .dialect = FUL_DIALECT_OPENAI
  };
  for (guint i = 0; i < concurrency; i++)
    threads[i] = g_thread_new ("asker", ask, &work);
  for (guint i = 0; i < concurrency; i++)
    g_thread_join (threads[i]);
  ful_engine_free (work.engine);
  return (Measured){ .answered = (guint)work.answered,
                     .seconds = (double)(g_get_monotonic_time () - start) / 1e6,
                     .cpu_us = (cpu_seconds () - cpu) / total * 1e6 };
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

#define RUNS 3

/* Medians of alternating runs. */
static void
bench (const char *latency, guint concurrency, guint total)
{
  const char *const options[] = { latency, NULL };
  g_autoptr (TestServer) server = test_server_start (options);
  g_autofree char *url = g_strconcat (server->url, "/v1/chat/completions", NULL);
  double rates[2][RUNS];
  double cpus[2][RUNS];

  for (guint i = 0; i < RUNS; i++)
    for (guint which = 0; which < 2; which++) {
      Measured measured = which == 0 ? measure_loop (url, concurrency, total)
                                     : measure_engine (url, concurrency, total);

      if (measured.answered != total) {
        printf ("the %s: %u of %u were answered\n", which == 0 ? "plain loop" : "engine",
                measured.answered, total);
        exit (EXIT_FAILURE);
      }
      rates[which][i] = total / measured.seconds;
      cpus[which][i] = measured.cpu_us;
    }
  for (guint which = 0; which < 2; which++) {
    qsort (rates[which], RUNS, sizeof (double), compare);
    qsort (cpus[which], RUNS, sizeof (double), compare);
  }
  printf ("engine, %u requests at %s, %u at once: %.0f requests/s, %.0f us CPU a request; the "
          "plain "
          "loop %.0f/s, %.0f us: %.1f %% of its throughput (goal 95 at 50 ms), %.1f x its CPU\n",
          total, latency, concurrency, rates[1][RUNS / 2], cpus[1][RUNS / 2], rates[0][RUNS / 2],
          cpus[0][RUNS / 2], 100 * rates[1][RUNS / 2] / rates[0][RUNS / 2],
          cpus[1][RUNS / 2] / cpus[0][RUNS / 2]);
}

int
main (int argc, char *argv[])
{
  if (argc > 1)
    g_setenv ("FUL_TEST_SERVER", argv[1], TRUE);
  bench ("latency_ms=50", 128, 5000);
  bench ("latency_ms=0", 32, 20000);
  return EXIT_SUCCESS;
}
