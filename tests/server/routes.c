/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "server.h"

void
server_init (Server *self)
{
  config_init (&self->config);
  counts_init (&self->counts, g_get_monotonic_time ());
  timers_init (&self->timers);
  self->random = g_rand_new_with_seed ((guint32)self->config.seed);
  answer_init (&self->answer);
  body_init (&self->body);
}

void
server_clear (Server *self)
{
  config_clear (&self->config);
  timers_clear (&self->timers);
  g_rand_free (self->random);
  answer_clear (&self->answer);
  body_clear (&self->body);
}

const char *
http_request_header (const HttpRequest *self, const char *name, gsize *length)
{
  const char *at = self->head;
  const char *end = self->head + self->head_length;
  gsize name_length = strlen (name);

  /* Each line begins with the end of the one before. */
  while (at + 2 + name_length < end) {
    const char *line = at + 2;
    const char *line_end = memchr (line, '\r', (gsize)(end - line));

    if (line_end == NULL)
      return NULL;
    if (line[name_length] == ':' && g_ascii_strncasecmp (line, name, name_length) == 0) {
      for (line += name_length + 1; line < line_end && *line == ' ';)
        line++;
      *length = (gsize)(line_end - line);
      return line;
    }
    at = line_end;
  }
  return NULL;
}

static gboolean
sends_key (const HttpRequest *request, const char **key, gsize *length)
{
  *key = http_request_header (request, "authorization", length);
  if (*key != NULL && *length > 7 && g_ascii_strncasecmp (*key, "Bearer ", 7) == 0) {
    *key += 7;
    *length -= 7;
  }
  if (*key == NULL)
    *key = http_request_header (request, "x-api-key", length);
  if (*key == NULL)
    *key = http_request_header (request, "api-key", length);
  return *key != NULL;
}

gboolean
server_knows_key (const Server *self, const HttpRequest *request)
{
  const char *wanted = self->config.key;
  const char *key;
  gsize length;

  if (wanted == NULL)
    return TRUE;
  return sends_key (request, &key, &length) && length == strlen (wanted) &&
         memcmp (key, wanted, length) == 0;
}

void
server_echo_key (Server *self, const HttpRequest *request, const char *before)
{
  const char *key;
  gsize length;

  if (!sends_key (request, &key, &length))
    length = 0;
  g_snprintf (self->words, sizeof self->words, "%s%.*s", before, (int)MIN (length, 100), key);
}

gboolean
server_has_model (const Server *self, Slice model)
{
  g_auto (GStrv) models = NULL;
  g_autofree char *name = NULL;

  if (self->config.models == NULL || strcmp (self->config.models, "*") == 0)
    return TRUE;
  if (!slice_is_string (model))
    return FALSE;
  models = g_strsplit (self->config.models, ",", -1);
  name = g_strndup (model.at + 1, model.length - 2);
  return g_strv_contains ((const char *const *)models, name);
}

void
server_reply_text (Server *self, Script *script, guint status, const char *type, const char *text)
{
  Frame frame = { status, NULL, FALSE, FALSE, FAULT_NONE };

  body_reset (&self->body, type);
  g_string_append (self->body.text, text);
  body_end_piece (&self->body);
  script_write (script, &self->config, &frame, &self->body);
}

void
server_reply_failure (Server *self,
                      Script *script,
                      FulDialect dialect,
                      const char *headers,
                      const Failure *failure)
{
  Frame frame = { failure->status, headers, FALSE, FALSE, FAULT_NONE };

  body_write_failure (&self->body, dialect, failure);
  script_write (script, &self->config, &frame, &self->body);
}

static gboolean
is (const HttpRequest *request, const char *method, const char *path_end)
{
  gsize length = strlen (path_end);

  return strlen (method) == request->method_length &&
         memcmp (request->method, method, request->method_length) == 0 &&
         request->path_length >= length &&
         memcmp (request->path + request->path_length - length, path_end, length) == 0;
}

/* Routes of the test itself answer at once, whatever the latency is. */
static void
reply_at_once (Server *self, Script *script, guint status, const char *text)
{
  double latency_ms = self->config.latency_ms;

  self->config.latency_ms = 0;
  server_reply_text (self, script, status, "application/json", text);
  self->config.latency_ms = latency_ms;
}

static void
control (Server *self, const HttpRequest *request, Script *script)
{
  g_autoptr (GError) error = NULL;

  if (config_set_json (&self->config, request->body, request->body_length, &error)) {
    g_rand_set_seed (self->random, (guint32)self->config.seed);
    reply_at_once (self, script, 200, "{}");
    return;
  }
  reply_at_once (self, script, 400, error->message);
}

static const char *
models_of (const Server *self)
{
  return self->config.models == NULL || strcmp (self->config.models, "*") == 0
             ? "test-model"
             : self->config.models;
}

/* @format has one %s, for the model's name. */
static void
list_models (Server *self,
             Script *script,
             const char *before,
             const char *format,
             const char *after)
{
  g_auto (GStrv) models = g_strsplit (models_of (self), ",", -1);
  g_autoptr (GString) text = g_string_new (before);

  for (guint i = 0; models[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (format, "%s", -1);
    g_autofree char *one = g_strjoinv (models[i], parts);

    g_string_append (text, i > 0 ? "," : "");
    g_string_append (text, one);
  }
  g_string_append (text, after);
  server_reply_text (self, script, 200, "application/json", text->str);
}

static void
reply_list (Server *self, const HttpRequest *request, Script *script)
{
  static const Failure bad_key = { 401, "invalid_request_error", "invalid_api_key", NULL,
                                   "Incorrect API key provided" };
  gsize length;
  gboolean anthropic = http_request_header (request, "anthropic-version", &length) != NULL;

  self->counts.lists++;
  if (!server_knows_key (self, request))
    server_reply_failure (self, script, anthropic ? FUL_DIALECT_ANTHROPIC : FUL_DIALECT_OPENAI,
                          NULL, &bad_key);
  else if (is (request, "GET", "/api/tags"))
    list_models (self, script, "{\"models\":[",
                 "{\"name\":\"%s\",\"model\":\"%s\",\"size\":1000,"
                 "\"details\":{\"format\":\"gguf\",\"family\":\"test\"}}",
                 "]}");
  else if (anthropic)
    list_models (self, script, "{\"data\":[",
                 "{\"type\":\"model\",\"id\":\"%s\",\"display_name\":\"%s\","
                 "\"created_at\":\"2026-01-01T00:00:00Z\"}",
                 "],\"has_more\":false,\"first_id\":null,\"last_id\":null}");
  else
    list_models (self, script, "{\"object\":\"list\",\"data\":[",
                 "{\"id\":\"%s\",\"object\":\"model\",\"created\":1767225600,"
                 "\"owned_by\":\"test\"}",
                 "]}");
}

static gboolean
route_control (Server *self, const HttpRequest *request, Script *script, gint64 now)
{
  g_autofree char *counts = NULL;

  if (is (request, "POST", "/control")) {
    control (self, request, script);
    return TRUE;
  }
  if (is (request, "POST", "/counts/clear")) {
    counts_init (&self->counts, now);
    reply_at_once (self, script, 200, "{}");
    return TRUE;
  }
  if (!is (request, "GET", "/counts"))
    return FALSE;
  counts = counts_to_json (&self->counts, now);
  reply_at_once (self, script, 200, counts);
  return TRUE;
}

Routed
server_route (Server *self, const HttpRequest *request, Script *script, gint64 now)
{
  static const Failure no_route = { 404, "invalid_request_error", NULL, NULL, "No such route" };
  Routed routed = { .model = TRUE };
  const char *key;
  gsize length;

  if (route_control (self, request, script, now))
    return (Routed){ FALSE, FALSE, FALSE };
  self->counts.with_key += sends_key (request, &key, &length);
  if (is (request, "POST", "/chat/completions"))
    return server_chat (self, FUL_DIALECT_OPENAI, request, script, now);
  if (is (request, "POST", "/v1/messages"))
    return server_chat (self, FUL_DIALECT_ANTHROPIC, request, script, now);
  if (is (request, "POST", "/api/chat"))
    return server_chat (self, FUL_DIALECT_OLLAMA, request, script, now);
  if (is (request, "GET", "/models") || is (request, "GET", "/api/tags")) {
    reply_list (self, request, script);
    return routed;
  }
  self->counts.failed++;
  server_reply_failure (self, script, FUL_DIALECT_OPENAI, NULL, &no_route);
  return routed;
}
