/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "models/engine-private.h"

#define MAX_HEADERS 64 /* kept of a reply */
#define DONE_MS 500    /* for the end of the reply after that of its stream */

static gboolean
matters (const char *name)
{
  static const char *const prefixes[] = { "retry-after", "x-should-retry", "x-ratelimit",
                                          "anthropic-ratelimit", "location" };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]))
      return TRUE;
  return FALSE;
}

/* curl gives one whole line at a time. A status line begins the headers anew (100, a proxy's). */
static size_t
header_cb (char *line, size_t size, size_t n, void *user_data)
{
  FulTransfer *self = user_data;
  gsize length = size * n;
  const char *colon = memchr (line, ':', length);
  g_autofree char *name = NULL;

  self->heard = g_get_monotonic_time ();
  if (length > 5 && memcmp (line, "HTTP/", 5) == 0) {
    if (self->head != NULL)
      g_hash_table_remove_all (self->head);
    return length;
  }
  if (colon == NULL || colon - line > 64)
    return length;
  name = g_ascii_strdown (line, colon - line);
  if (!matters (name))
    return length;
  if (self->head == NULL)
    self->head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_hash_table_size (self->head) < MAX_HEADERS) {
    g_autofree char *value = g_strndup (colon + 1, length - (gsize)(colon + 1 - line));

    g_hash_table_replace (self->head, g_steal_pointer (&name),
                          g_utf8_make_valid (g_strstrip (value), -1));
  }
  return length;
}

static guint
status_of (const FulTransfer *self)
{
  long status = 0;

  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  return (guint)status;
}

static void
begin_reply (FulEngine *engine, FulTransfer *self)
{
  const char *type = NULL;

  self->begun = TRUE;
  if (!self->request->chat) {
    self->bytes = g_byte_array_new ();
    return;
  }
  curl_easy_getinfo (self->easy, CURLINFO_CONTENT_TYPE, &type);
  self->reader = ful_wire_reader_new (self->request->dialect, status_of (self), type,
                                      self->request->stream, engine->options.max_bytes);
}

static size_t
take (FulEngine *engine, FulTransfer *self, const char *bytes, gsize length)
{
  self->heard = g_get_monotonic_time ();
  if (!self->begun)
    begin_reply (engine, self);
  if (self->bytes != NULL) {
    if (self->bytes->len + length > engine->options.max_bytes) {
      self->enough = TRUE;
      return 0;
    }
    g_byte_array_append (self->bytes, (const guint8 *)bytes, (guint)length);
    return length;
  }
  if (!ful_wire_reader_feed (self->reader, bytes, length)) {
    self->enough = TRUE;
    return 0;
  }
  if (self->request->text != NULL)
    self->request->text (ful_wire_reader_text (self->reader), self->request->text_data);
  return length;
}

static size_t
write_cb (char *bytes, size_t size, size_t n, void *user_data)
{
  FulTransfer *self = user_data;

  return take (self->engine, self, bytes, size * n);
}

static CURL *
take_handle (FulEngine *engine)
{
  CURL *easy;

  if (engine->spare->len == 0)
    return curl_easy_init ();
  easy = g_ptr_array_steal_index_fast (engine->spare, engine->spare->len - 1);
  curl_easy_reset (easy);
  return easy;
}

static void
set_body (FulTransfer *self)
{
  const FulEngineRequest *request = self->request;
  gsize length;
  const void *bytes;

  if (request->body != NULL) {
    bytes = g_bytes_get_data (request->body, &length);
    curl_easy_setopt (self->easy, CURLOPT_POST, 1L);
    curl_easy_setopt (self->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
    curl_easy_setopt (self->easy, CURLOPT_POSTFIELDS, length > 0 ? bytes : "");
  }
  if (request->method != NULL)
    curl_easy_setopt (self->easy, CURLOPT_CUSTOMREQUEST, request->method);
}

static void
set_options (FulEngine *engine, FulTransfer *self)
{
  CURL *easy = self->easy;

  curl_easy_setopt (easy, CURLOPT_URL, self->request->url);
  curl_easy_setopt (easy, CURLOPT_PRIVATE, self);
  curl_easy_setopt (easy, CURLOPT_ERRORBUFFER, self->words);
  curl_easy_setopt (easy, CURLOPT_HTTPHEADER, self->headers);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, write_cb);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (easy, CURLOPT_HEADERFUNCTION, header_cb);
  curl_easy_setopt (easy, CURLOPT_HEADERDATA, self);
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt (easy, CURLOPT_CONNECTTIMEOUT_MS, (long)engine->options.connect_ms);
  curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS, (long)engine->options.total_ms);
  curl_easy_setopt (easy, CURLOPT_TCP_KEEPALIVE, 1L);
  if (self->origin->local)
    curl_easy_setopt (easy, CURLOPT_PROXY, "");
  curl_easy_setopt (easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  /* Over TLS wait to see whether the connection takes many requests, before opening another. */
  curl_easy_setopt (easy, CURLOPT_PIPEWAIT,
                    g_str_has_prefix (self->request->url, "https") ? 1L : 0L);
  set_body (self);
}

/* What an earlier try has left behind. */
static void
forget (FulTransfer *self)
{
  ful_engine_reply_clear (self->out);
  g_clear_error (&self->error);
  g_clear_pointer (&self->head, g_hash_table_unref);
  self->begun = self->enough = FALSE;
  self->late = NULL;
  self->words[0] = '\0';
}

gboolean
ful_transfer_start (FulEngine *engine, FulTransfer *self)
{
  guint tries = self->out->tries;

  forget (self);
  self->out->tries = tries + 1;
  self->engine = engine;
  self->easy = take_handle (engine);
  for (const char *const *header = self->request->headers; header != NULL && *header != NULL;
       header++)
    self->headers = curl_slist_append (self->headers, *header);
  /* Without it curl waits for "100 Continue" before it sends a larger body. */
  self->headers = curl_slist_append (self->headers, "Expect:");
  set_options (engine, self);
  self->sent = self->heard = g_get_monotonic_time ();
  if (curl_multi_add_handle (engine->multi, self->easy) == CURLM_OK)
    return TRUE;
  ful_transfer_drop (engine, self);
  return ful_set_error_at (&self->error, FUL_ERROR_UNREACHABLE, NULL, 0, self->origin->name,
                           "The request could not be sent");
}

void
ful_transfer_drop (FulEngine *engine, FulTransfer *self)
{
  curl_multi_remove_handle (engine->multi, self->easy);
  g_ptr_array_add (engine->spare, g_steal_pointer (&self->easy));
  g_clear_pointer (&self->headers, curl_slist_free_all);
  g_clear_pointer (&self->reader, ful_wire_reader_free);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

static double
between_ms (CURL *easy, CURLINFO from, CURLINFO to)
{
  curl_off_t a = 0;
  curl_off_t b = 0;

  curl_easy_getinfo (easy, from, &a);
  curl_easy_getinfo (easy, to, &b);
  return b >= a ? (double)(b - a) / 1000 : (double)NAN;
}

/* When the first byte was sent, from the start; 0: the connection is not there yet. */
static curl_off_t
sent_us (const FulTransfer *self)
{
  curl_off_t sent = 0;

  curl_easy_getinfo (self->easy, CURLINFO_PRETRANSFER_TIME_T, &sent);
  return sent;
}

static void
fill_reply (FulEngine *engine, FulTransfer *self, CURLcode code)
{
  FulEngineReply *out = self->out;
  gsize length;

  if (!self->begun)
    begin_reply (engine, self);
  out->status = status_of (self);
  out->latency_ms = between_ms (self->easy, CURLINFO_PRETRANSFER_TIME_T, CURLINFO_TOTAL_TIME_T);
  if (code != CURLE_OK) /* what we waited for in vain is not the server's */
    out->latency_ms = (double)(self->heard - self->sent - sent_us (self)) / 1000;
  out->first_byte_ms =
      between_ms (self->easy, CURLINFO_PRETRANSFER_TIME_T, CURLINFO_STARTTRANSFER_TIME_T);
  if (self->reader != NULL) {
    out->reply = ful_wire_reader_finish (self->reader, code == CURLE_OK);
    return;
  }
  length = self->bytes->len;
  if (out->status >= 300)
    ful_fault_read_body ((const char *)self->bytes->data, length, out->status, &out->fault);
  out->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}

/* A reply that began is told as far as it came, unless it is bytes, which count whole or not. */
void
ful_transfer_end (FulEngine *engine, FulTransfer *self, CURLcode code)
{
  gboolean answered = code == CURLE_OK || (self->begun && self->request->chat);

  if (self->enough && !self->request->chat)
    ful_set_error_at (&self->error, FUL_ERROR_REFUSED, NULL, 0, self->origin->name,
                      "The reply is larger than %" G_GSIZE_FORMAT " bytes",
                      engine->options.max_bytes);
  else if (answered)
    fill_reply (engine, self, code);
  else
    ful_transfer_set_broken (self, code);
  if (sent_us (self) > 0)
    self->origin->reached = TRUE;
  ful_transfer_hide_key (self);
  ful_transfer_drop (engine, self);
}

const char *
ful_transfer_late (const FulEngine *engine, const FulTransfer *self, gint64 now)
{
  gint64 silent_ms = (now - self->heard) / 1000;

  if (sent_us (self) == 0) /* still connecting: curl watches that */
    return NULL;
  /* Some servers forget to end a stream that is over. */
  if (self->reader != NULL && silent_ms > DONE_MS && ful_wire_reader_is_done (self->reader))
    return "The server did not end its answer";
  if (!self->begun && silent_ms > engine->options.first_byte_ms)
    return "The server took the request and did not begin to answer in time";
  if (self->begun && silent_ms > engine->options.stall_ms)
    return "The server stopped in the middle of its answer";
  return NULL;
}
