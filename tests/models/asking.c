/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asking.h"

#include "models/wire-endpoint.h"
#include "models/wire-request.h"

static GBytes *
body_of (const Asking *asking)
{
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (asking->dialect);
  g_autofree char *plain =
      g_strdup_printf ("{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":"
                       "\"%s\"}]}",
                       asking->text != NULL ? asking->text : "Where is my money? [billing]");
  g_autoptr (GBytes) bytes = g_bytes_new (plain, strlen (plain));
  g_autoptr (GError) error = NULL;
  GBytes *body;

  options.stream = asking->stream;
  body = ful_wire_request_new (bytes, &options, NULL, &error);
  g_assert_no_error (error);
  return body;
}

static GPtrArray *
headers_of (const Asking *asking, const char *base)
{
  g_autoptr (GPtrArray) headers =
      ful_wire_headers_new (asking->dialect, base, asking->stream, asking->key, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < headers->len; i++) {
    const FulWireHeader *header = headers->pdata[i];

    g_ptr_array_add (lines, g_strdup_printf ("%s: %s", header->name, header->value));
  }
  g_ptr_array_add (lines, NULL);
  return lines;
}

gboolean
ask (FulEngine *engine,
     TestServer *server,
     const Asking *asking,
     GCancellable *cancellable,
     FulEngineReply *out,
     GError **error)
{
  const char *base = asking->url != NULL ? asking->url : server->url;
  g_autofree char *url = ful_wire_url (asking->dialect, base, FUL_WIRE_CHAT, NULL);
  g_autoptr (GBytes) body = body_of (asking);
  g_autoptr (GPtrArray) headers = headers_of (asking, base);
  FulEngineRequest request = { .url = url,
                               .headers = (const char *const *)headers->pdata,
                               .body = body,
                               .chat = TRUE,
                               .dialect = asking->dialect,
                               .stream = asking->stream,
                               .text = asking->look,
                               .text_data = asking->look_data };

  return ful_engine_ask (engine, &request, cancellable, out, error);
}

FulEngineOptions
quick_options (void)
{
  FulEngineOptions options = FUL_ENGINE_DEFAULTS;

  options.connect_ms = 2000;
  options.first_byte_ms = 20000;
  options.stall_ms = 20000;
  options.total_ms = 30000;
  options.patience_ms = 60000;
  return options;
}

FulEngine *
quick_engine (void)
{
  FulEngineOptions options = quick_options ();
  g_autoptr (GError) error = NULL;
  FulEngine *engine = ful_engine_new (&options, &error);

  g_assert_no_error (error);
  return engine;
}

typedef struct {
  FulEngine *engine;
  TestServer *server;
  const Asking *asking;
  gint left;       /* atomic */
  gint unanswered; /* atomic */
  gint tries;      /* atomic */
} Work;

static gpointer
work_off (gpointer data)
{
  Work *work = data;

  while (g_atomic_int_add (&work->left, -1) > 0) {
    FulEngineReply reply = FUL_ENGINE_REPLY_NONE;
    g_autoptr (GError) error = NULL;
    gboolean answered = ask (work->engine, work->server, work->asking, NULL, &reply, &error) &&
                        reply.reply->outcome == FUL_WIRE_ANSWER &&
                        g_str_equal (reply.reply->text, "billing");

    if (!answered) {
      g_atomic_int_inc (&work->unanswered);
      g_test_message ("unanswered after %u tries: %s %s", reply.tries,
                      error != NULL ? error->message : "",
                      reply.reply != NULL ? reply.reply->fault.message : "");
    }
    g_atomic_int_add (&work->tries, (gint)reply.tries);
    ful_engine_reply_clear (&reply);
  }
  return NULL;
}

Crowd
ask_many (FulEngine *engine, TestServer *server, const Asking *asking, guint n, guint total)
{
  Work work = { engine, server, asking, .left = (gint)total };
  g_autofree GThread **threads = g_new (GThread *, n);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_new ("asker", work_off, &work);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  return (Crowd){ .unanswered = work.unanswered,
                  .seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC,
                  .tries = work.tries };
}
