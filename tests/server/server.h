/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "counts.h"
#include "script.h"
#include "timers.h"

/* A whole HTTP request. */
typedef struct {
  const char *method; /* not NUL-ended, as all of these */
  gsize method_length;
  const char *path; /* without a query */
  gsize path_length;
  const char *head; /* all header lines */
  gsize head_length;
  const char *body;
  gsize body_length;
} HttpRequest;

/* The value of a header, without blanks; NULL: none. Names in lower case. */
const char *http_request_header (const HttpRequest *self, const char *name, gsize *length);

typedef struct {
  Config config;
  Counts counts;
  Timers timers;
  GRand *random;
  int epoll;
  int listener;
  guint64 serials; /* of connections */
  gint64 window_began;
  guint window_used;
  /* what one reply is made in, kept from one to the next */
  Answer answer;
  Body body;
  char words[160];
} Server;

void server_init (Server *self);
void server_clear (Server *self);

/* What one request came to. */
typedef struct {
  gboolean model;     /* for a model, not for the test that drives us */
  gboolean in_flight; /* takes a slot until its script has been played */
  gboolean good;      /* counts as answered then */
} Routed;

/* Writes the reply to @request as @script. */
Routed server_route (Server *self, const HttpRequest *request, Script *script, gint64 now);

/* A chat request in @dialect. */
Routed server_chat (Server *self,
                    FulDialect dialect,
                    const HttpRequest *request,
                    Script *script,
                    gint64 now);

/* Whether the key that is wanted was sent. */
gboolean server_knows_key (const Server *self, const HttpRequest *request);
/* Puts @before and the key that was sent into words. */
void server_echo_key (Server *self, const HttpRequest *request, const char *before);
gboolean server_has_model (const Server *self, Slice model);

/* A reply of JSON, or of lines of JSON, at once. */
void
server_reply_text (Server *self, Script *script, guint status, const char *type, const char *text);
void server_reply_failure (Server *self,
                           Script *script,
                           FulDialect dialect,
                           const char *headers,
                           const Failure *failure);
