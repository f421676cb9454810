/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat request: refused for what it asks, or by chance, or answered. */
#include <string.h>

#include "server.h"

static const Failure failures[FAULT_N] = {
  [FAULT_429] = { 429, "requests", "rate_limit_exceeded", NULL, "Rate limit reached" },
  [FAULT_429_SECONDS] = { 429, "requests", "rate_limit_exceeded", NULL, "Rate limit reached" },
  [FAULT_429_DATE] = { 429, "requests", "rate_limit_exceeded", NULL, "Rate limit reached" },
  [FAULT_429_MS] = { 429, "requests", "rate_limit_exceeded", NULL, "Rate limit reached" },
  [FAULT_429_RATELIMIT] = { 429, "requests", "rate_limit_exceeded", NULL, "Rate limit reached" },
  [FAULT_429_ANTHROPIC] = { 429, "requests", "rate_limit_exceeded", NULL, "Rate limit reached" },
  [FAULT_QUOTA] = { 429, "insufficient_quota", "insufficient_quota", NULL,
                    "You exceeded your current quota" },
  [FAULT_500] = { 500, "server_error", NULL, NULL, "The server had an error" },
  [FAULT_500_FINAL] = { 500, "server_error", NULL, NULL, "The server had an error" },
  [FAULT_503] = { 503, "unavailable_error", NULL, NULL, "Loading model" },
  [FAULT_529] = { 529, "overloaded_error", NULL, NULL, "Overloaded" },
  [FAULT_ERROR_EVENT] = { 529, "overloaded_error", "overloaded", NULL, "Overloaded" },
  [FAULT_BAD_KEY] = { 401, "invalid_request_error", "invalid_api_key", NULL,
                      "Incorrect API key provided" },
  [FAULT_NO_MODEL] = { 404, "invalid_request_error", "model_not_found", "model",
                       "The model does not exist" },
  [FAULT_TOO_LONG] = { 400, "invalid_request_error", "context_length_exceeded", "messages",
                       "This model's maximum context length is exceeded: prompt is too long" },
  [FAULT_REFUSED_PARAM] = { 400, "invalid_request_error", "unsupported_parameter", "temperature",
                            "Unsupported parameter: 'temperature' is not supported with this "
                            "model" },
  [FAULT_REFUSED_SCHEMA] = { 400, "invalid_request_error", "unsupported_value", "response_format",
                             "Invalid value: 'response_format' of type 'json_schema' is not "
                             "supported with this model" },
};

#define INVALID "invalid_request_error"

static char *
time_text (gint64 in_ms, const char *format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  /* A second is the least that these forms tell: the next whole one after it. */
  g_autoptr (GDateTime) then = g_date_time_add (now, in_ms * 1000 + G_USEC_PER_SEC - 1);

  return g_date_time_format (then, format);
}

/* What a refusal tells about when to come back. */
static void
append_wait (GString *out, const Config *config, Fault fault)
{
  gint64 ms = (gint64)config->retry_after_ms;
  gint64 seconds = (ms + 999) / 1000;
  g_autofree char *date = NULL;

  switch (fault) {
  case FAULT_429_SECONDS:
  case FAULT_503:
    g_string_append_printf (out, "Retry-After: %" G_GINT64_FORMAT "\r\n", seconds);
    break;
  case FAULT_429_DATE:
    date = time_text (ms, "%a, %d %b %Y %H:%M:%S GMT");
    g_string_append_printf (out, "Retry-After: %s\r\n", date);
    break;
  case FAULT_429_MS:
    g_string_append_printf (out, "retry-after-ms: %" G_GINT64_FORMAT "\r\n", ms);
    break;
  case FAULT_429_RATELIMIT:
    g_string_append_printf (out,
                            "x-ratelimit-limit-requests: 60\r\nx-ratelimit-remaining-requests: 0"
                            "\r\nx-ratelimit-reset-requests: %" G_GINT64_FORMAT "ms\r\n",
                            ms);
    break;
  case FAULT_429_ANTHROPIC:
    date = time_text (ms, "%Y-%m-%dT%H:%M:%SZ");
    g_string_append_printf (out,
                            "anthropic-ratelimit-requests-limit: 60\r\n"
                            "anthropic-ratelimit-requests-remaining: 0\r\n"
                            "anthropic-ratelimit-requests-reset: %s\r\n",
                            date);
    break;
  case FAULT_500_FINAL:
    g_string_append (out, "x-should-retry: false\r\n");
    break;
  default:
    break;
  }
}

/* Rate limits as told with every reply. */
static void
append_limits (GString *out, const Server *server, gint64 now)
{
  const Config *config = &server->config;
  double left_ms = config->window_ms - (double)(now - server->window_began) / 1000;
  guint limit = (guint)config->window_requests;
  guint remaining = limit > server->window_used ? limit - server->window_used : 0;
  g_autofree char *date = NULL;

  if (config->limit_headers == NULL || limit == 0)
    return;
  if (strcmp (config->limit_headers, "anthropic") == 0) {
    date = time_text ((gint64)left_ms, "%Y-%m-%dT%H:%M:%SZ");
    g_string_append_printf (out,
                            "anthropic-ratelimit-requests-limit: %u\r\n"
                            "anthropic-ratelimit-requests-remaining: %u\r\n"
                            "anthropic-ratelimit-requests-reset: %s\r\n",
                            limit, remaining, date);
    return;
  }
  g_string_append_printf (out,
                          "x-ratelimit-limit-requests: %u\r\nx-ratelimit-remaining-requests: %u\r\n"
                          "x-ratelimit-reset-requests: %.0fms\r\n",
                          limit, remaining, left_ms);
}

/* Whether there is room: a slot, and a place in the window. */
static gboolean
has_room (Server *server, gint64 now)
{
  const Config *config = &server->config;

  if (config->slots > 0 && server->counts.in_flight >= config->slots)
    return FALSE;
  if (now - server->window_began >= config->window_ms * 1000) {
    server->window_began = now;
    server->window_used = 0;
  }
  if (config->window_requests > 0 && server->window_used >= config->window_requests)
    return FALSE;
  server->window_used++;
  return TRUE;
}

static gboolean
has_member (const Ask *ask, const char *name)
{
  return name != NULL && skim_find (ask->body, name).at != NULL;
}

/* What is wrong with the request itself; NULL: nothing. @own holds what is no constant. */
static const Failure *
find_fault (Server *server, const HttpRequest *request, const Ask *ask, Failure *own)
{
  static const Failure no_messages = { 400, INVALID, NULL, "messages", "messages are missing" };
  const Config *config = &server->config;

  if (!server_knows_key (server, request)) {
    /* Some servers repeat the key; a client must not. */
    *own = failures[FAULT_BAD_KEY];
    server_echo_key (server, request, "Incorrect API key provided: ");
    own->message = server->words;
    return own;
  }
  if (!ask->valid)
    return &no_messages;
  if (!server_has_model (server, ask->model))
    return &failures[FAULT_NO_MODEL];
  if (config->refuse_schema != 0 && ask->schema.at != NULL)
    return &failures[FAULT_REFUSED_SCHEMA];
  if (has_member (ask, config->refuse_param)) {
    *own = failures[FAULT_REFUSED_PARAM];
    own->param = config->refuse_param;
    g_snprintf (server->words, sizeof server->words,
                "Unsupported parameter: '%s' is not supported with this model", own->param);
    own->message = server->words;
    return own;
  }
  if (config->context > 0 && ask->tokens_in > config->context && ask->dialect != FUL_DIALECT_OLLAMA)
    return &failures[FAULT_TOO_LONG];
  return NULL;
}

static void
reply_page (Server *server, Script *script, guint status)
{
  server_reply_text (server, script, status, "text/html",
                     "<!DOCTYPE html><html><head><title>Welcome</title></head>"
                     "<body><h1>It works</h1></body></html>");
}

static void
reply_redirect (Server *server, Script *script)
{
  const char *to = server->config.redirect_to;
  g_autofree char *headers = g_strdup_printf ("Location: %s\r\n", to != NULL ? to : "/elsewhere");
  Frame frame = { 307, headers, FALSE, FALSE, FAULT_NONE };

  body_reset (&server->body, "text/plain");
  script_write (script, &server->config, &frame, &server->body);
}

/* Replies that are no answer. FALSE: @fault is of another kind. */
static gboolean
reply_fault (Server *server, const Ask *ask, Fault fault, Script *script)
{
  g_autoptr (GString) headers = NULL;
  Failure failure;

  if (fault == FAULT_HTML || fault == FAULT_HTML_502) {
    reply_page (server, script, fault == FAULT_HTML ? 200 : 502);
    return TRUE;
  }
  if (fault == FAULT_REDIRECT) {
    reply_redirect (server, script);
    return TRUE;
  }
  if (failures[fault].status == 0 || fault == FAULT_ERROR_EVENT)
    return FALSE;
  headers = g_string_new (NULL);
  append_wait (headers, &server->config, fault);
  failure = failures[fault];
  server_reply_failure (server, script, ask->dialect, headers->str, &failure);
  return TRUE;
}

/* Damage to the body before it is framed. */
static void
damage (Body *body, const Ask *ask, Fault fault)
{
  gsize half;

  if (fault != FAULT_TRUNCATED && fault != FAULT_MALFORMED && fault != FAULT_ERROR_EVENT)
    return;
  half = body->text->len / 2;
  if (fault == FAULT_ERROR_EVENT)
    half = ask->stream && body->ends->len > 1 ? g_array_index (body->ends, gsize, 0) : 0;
  g_string_truncate (body->text, half);
  while (body->ends->len > 0 && g_array_index (body->ends, gsize, body->ends->len - 1) > half)
    g_array_set_size (body->ends, body->ends->len - 1);
  if (fault == FAULT_ERROR_EVENT) {
    body_write_failure_event (body, ask, &failures[fault]);
    return;
  }
  if (fault == FAULT_MALFORMED)
    g_string_append (body->text, ask->dialect == FUL_DIALECT_OLLAMA ? "}]oops\n" : "}]oops\n\n");
  body_end_piece (body);
}

static void
bill (Server *server, Fault fault)
{
  const Config *config = &server->config;
  Counts *counts = &server->counts;

  if (!fault_is_billed (fault))
    return;
  counts->tokens_in += server->answer.tokens_in;
  counts->tokens_out += server->answer.tokens_out;
  counts->usd += (server->answer.tokens_in * config->price_in +
                  server->answer.tokens_out * config->price_out) /
                 1e6;
}

static gboolean
takes_gzip (const Server *server, const HttpRequest *request)
{
  gsize length;
  const char *taken = http_request_header (request, "accept-encoding", &length);

  return server->config.gzip != 0 && taken != NULL &&
         g_strstr_len (taken, (gssize)length, "gzip") != NULL;
}

static void
reply_answer (Server *server,
              const HttpRequest *request,
              const Ask *ask,
              Fault fault,
              Script *script,
              gint64 now)
{
  g_autoptr (GString) headers = NULL;
  Frame frame = { .status = 200, .fault = fault, .chunked = ask->stream };

  answer_make (&server->answer, ask, &server->config, fault);
  bill (server, fault);
  body_write_answer (&server->body, ask, &server->answer, fault);
  damage (&server->body, ask, fault);
  if (server->config.limit_headers != NULL) {
    headers = g_string_new (NULL);
    append_limits (headers, server, now);
    frame.headers = headers->str;
  }
  frame.gzip = takes_gzip (server, request);
  if (fault == FAULT_ENDLESS || fault == FAULT_SHORT_LENGTH || fault == FAULT_LONG_LENGTH)
    frame.chunked = FALSE;
  script_write (script, &server->config, &frame, &server->body);
}

static void
refuse (Server *server, const Ask *ask, Script *script, gint64 now)
{
  g_autoptr (GString) headers = g_string_new (NULL);
  double latency_ms = server->config.latency_ms;

  counts_refuse (&server->counts, now);
  append_limits (headers, server, now);
  server->config.latency_ms = 0;
  server_reply_failure (server, script, ask->dialect, headers->str, &failures[FAULT_429]);
  server->config.latency_ms = latency_ms;
}

Routed
server_chat (Server *server,
             FulDialect dialect,
             const HttpRequest *request,
             Script *script,
             gint64 now)
{
  Ask ask = ask_read (dialect, request->body, request->body_length);
  Routed routed = { .model = TRUE };
  const Failure *failure;
  Failure own;
  Fault fault;

  server->counts.requests++;
  failure = find_fault (server, request, &ask, &own);
  if (failure != NULL) {
    server->counts.failed++;
    server_reply_failure (server, script, dialect, NULL, failure);
    return routed;
  }
  if (!has_room (server, now)) {
    refuse (server, &ask, script, now);
    return routed;
  }
  fault = config_next_fault (&server->config, server->random);
  if (fault != FAULT_NONE)
    server->counts.faults[fault]++;
  routed.in_flight = TRUE;
  routed.good = fault == FAULT_NONE || fault == FAULT_SPLIT;
  if (!reply_fault (server, &ask, fault, script))
    reply_answer (server, request, &ask, fault, script, now);
  return routed;
}
