/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include <math.h>

#include "models/wire.h"

/* The HTTP engine: one thread that owns all connections (curl_multi_poll), reuses them, speaks
 * HTTP/2 where offered, sends each server as much at once as it takes (models/pace.h), tries again
 * what is worth it (models/backoff.h) and gives up in time. TLS is always verified, proxies come
 * from the environment, a redirect is never followed. */
typedef struct _FulEngine FulEngine;

typedef struct {
  guint connect_ms;    /* TCP and TLS */
  guint first_byte_ms; /* from the request sent to the first byte of the reply */
  guint stall_ms;      /* between two reads of a reply */
  guint total_ms;      /* of one try */
  guint max_tries;     /* of one request, the first among them */
  guint patience_ms;   /* after so long nothing is tried again */
  gsize max_bytes;     /* largest body that is taken */
  guint most;          /* requests to one server at once, at most */
  guint32 seed;        /* of the jitter */
} FulEngineOptions;

#define FUL_ENGINE_DEFAULTS                             \
  ((FulEngineOptions){ .connect_ms = 10000,             \
                       .first_byte_ms = 300000,         \
                       .stall_ms = 60000,               \
                       .total_ms = 600000,              \
                       .max_tries = 6,                  \
                       .patience_ms = 300000,           \
                       .max_bytes = FUL_WIRE_MAX_BYTES, \
                       .most = 128,                     \
                       .seed = 1 })

/* The answer so far, valid UTF-8; on the engine's thread. */
typedef void (*FulEngineText) (const char *text, gpointer user_data);

/* Borrowed until the call returns. */
typedef struct {
  const char *url;
  const char *const *headers; /* NULL-ended "Name: value"; may hold a key and is never shown */
  GBytes *body;               /* NULL: GET */
  const char *method;         /* NULL: GET without a body, POST with one */
  gboolean chat;              /* the reply is a chat reply of the dialect; else plain bytes */
  FulDialect dialect;
  gboolean stream;
  FulEngineText text; /* NULL: nobody looks */
  gpointer text_data;
} FulEngineRequest;

/* What came of the last try. */
typedef struct {
  guint status;
  FulWireReply *reply;  /* chat */
  GBytes *body;         /* not chat */
  FulFault fault;       /* not chat, where the status is no success */
  double latency_ms;    /* first byte sent to last byte received */
  double first_byte_ms; /* first byte sent to first byte received */
  guint in_flight;      /* to that server when it was sent, itself too */
  guint tries;
} FulEngineReply;

#define FUL_ENGINE_REPLY_NONE ((FulEngineReply){ .latency_ms = NAN, .first_byte_ms = NAN })

void ful_engine_reply_clear (FulEngineReply *self);

/* Errors: %FUL_ERROR_UNREACHABLE there is no more to make a thread or a socket of */
FulEngine *ful_engine_new (const FulEngineOptions *options, GError **error);
/* When no call waits. NULL is fine. */
void ful_engine_free (FulEngine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulEngine, ful_engine_free)

/**
 * ful_engine_ask:
 * @out: (out caller-allocates): FUL_ENGINE_REPLY_NONE before, cleared by the caller
 *
 * Blocks until there is an answer or none will come; from any thread but the main one, as many at
 * once as wanted: what is over the server's pace waits. An error that the server tells is a reply.
 * Errors: %FUL_ERROR_UNREACHABLE no reply: no connection, broken off, too slow; %FUL_ERROR_REFUSED
 * TLS, a redirect, a URL that is none; %G_IO_ERROR_CANCELLED at once
 */
gboolean ful_engine_ask (FulEngine *self,
                         const FulEngineRequest *request,
                         GCancellable *cancellable,
                         FulEngineReply *out,
                         GError **error);

/* How many requests are in flight to the server of @url, and how many may be: for progress. */
void ful_engine_look (FulEngine *self, const char *url, guint *in_flight, guint *limit);
