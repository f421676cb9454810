/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/engine.h"
#include "test-server.h"

/* What the engine's tests ask a test server. */
typedef struct {
  FulDialect dialect;
  gboolean stream;
  const char *text;   /* of the only message; NULL: a usual one, answered "billing" */
  const char *key;    /* NULL: none */
  const char *url;    /* NULL: the server's own */
  FulEngineText look; /* NULL: nobody */
  gpointer look_data;
} Asking;

#define ASKED_KEY "sk-secret-0123456789"

/* One request; @out and @error as ful_engine_ask(). */
gboolean ask (FulEngine *engine,
              TestServer *server,
              const Asking *asking,
              GCancellable *cancellable,
              FulEngineReply *out,
              GError **error);

/* Deadlines and retries that a test can wait for. */
FulEngineOptions quick_options (void);
FulEngine *quick_engine (void);

/* Asks with @n threads until @total requests have been made; each must be answered "billing". */
typedef struct {
  gint unanswered; /* also those with a wrong answer */
  double seconds;
  double tries; /* of all requests */
} Crowd;

Crowd ask_many (FulEngine *engine, TestServer *server, const Asking *asking, guint n, guint total);
