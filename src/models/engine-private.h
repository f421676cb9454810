/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <curl/curl.h>

#include "models/backoff.h"
#include "models/engine.h"
#include "models/pace.h"

/* engine.c is the thread and the calls that wait for it; engine-origin.c the servers;
 * engine-transfer.c one try of one request; engine-retry.c what comes after a try; engine-words.c
 * what is told where there is no reply. */

/* One server: scheme, host and port. */
typedef struct {
  char *name; /* "http://localhost:8080", for people */
  FulPace pace;
  guint in_flight;
  gint shown_in_flight; /* atomic, as is the next: for who looks from elsewhere */
  gint shown_limit;
  gboolean reached; /* at least once */
  gboolean local;   /* this computer: no proxy stands before it */
  GQueue ready;     /* FulTransfer*: may be sent when there is room */
} FulOrigin;

/* One call that waits. Lives on the caller's stack; the engine's thread has it until it is done. */
typedef struct {
  const FulEngineRequest *request;
  FulEngineReply *out;
  FulOrigin *origin;
  GMutex mutex;
  GCond cond;
  gboolean done;  /* under the mutex */
  gint cancelled; /* atomic */
  gint64 asked;   /* when the call came, µs */
  gint64 due;     /* of the next try, µs */
  GError *error;  /* what kept the last try from a reply */
  /* of the try that goes on */
  FulEngine *engine;
  CURL *easy; /* NULL: none does */
  struct curl_slist *headers;
  FulWireReader *reader; /* chat, once the reply has begun */
  GByteArray *bytes;     /* not chat */
  GHashTable *head;      /* headers that say how to go on, by name in lower case; NULL: none */
  gint64 sent;           /* when it began, µs */
  gint64 heard;          /* last byte that came, or the sending, µs */
  gboolean begun;        /* a byte of the reply came */
  gboolean enough;       /* we stopped it: no more is wanted */
  const char *late;      /* which deadline was missed; NULL: none */
  char words[CURL_ERROR_SIZE];
} FulTransfer;

struct _FulEngine {
  FulEngineOptions options;
  GThread *thread;
  CURLM *multi;
  GMutex mutex; /* guards inbox, quit, and the table of origins */
  GQueue inbox; /* FulTransfer* */
  gboolean quit;
  GHashTable *by_url;  /* URL -> FulOrigin*, of the thread */
  GHashTable *origins; /* name -> FulOrigin*, owned */
  GPtrArray *flying;   /* FulTransfer* */
  GPtrArray *resting;  /* FulTransfer*: due later */
  GPtrArray *spare;    /* CURL*: handles without work */
  GRand *random;
  gint64 looked;     /* when deadlines were looked at last */
  gint cancellation; /* atomic: some call was cancelled since the last look */
};

void ful_origin_free (gpointer origin);
/* Borrowed. NULL with @error for what is no http or https URL, or one with a password in it. */
FulOrigin *ful_origin_find (FulEngine *engine, const char *url, GError **error);

/* Starts a try. FALSE where curl can't: the transfer's error is set. */
gboolean ful_transfer_start (FulEngine *engine, FulTransfer *self);
/* The try is over with @code: fills out->reply or body, or error. */
void ful_transfer_end (FulEngine *engine, FulTransfer *self, CURLcode code);
/* Stops a try without a result and gives its handle back. */
void ful_transfer_drop (FulEngine *engine, FulTransfer *self);
/* A deadline that the try has missed, in words; NULL: none. */
const char *ful_transfer_late (const FulEngine *engine, const FulTransfer *self, gint64 now);

/* Sets the transfer's error by what curl says, or by the deadline that was missed. */
void ful_transfer_set_broken (FulTransfer *self, CURLcode code);
/* Takes the request's key out of all that the server's words may have brought. */
void ful_transfer_hide_key (FulTransfer *self);

/* Tells the pace what came of the try. Returns: when it is to be tried again, in µs from now; -1:
 * it is not. */
gint64 ful_transfer_next_try (FulEngine *engine, FulTransfer *self, gint64 now);
