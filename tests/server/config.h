/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

#include "fault.h"

/* How the server behaves: the same names on the command line (NAME=VALUE) and in the JSON object
 * of POST /control, where they may change in mid-run. Numbers are doubles; 0 is none, or no. */
typedef struct {
  double latency_ms;      /* before the first byte of a reply */
  double token_ms;        /* between two pieces of a stream */
  double slots;           /* requests answered at once; over it 429 at once */
  double window_requests; /* requests in a window of window_ms; over it 429 */
  double window_ms;
  double gzip;           /* where the client takes it */
  double keep_alive;     /* 1 */
  double answer_tokens;  /* length the answer is brought to, in tokens; 0: as it is */
  double wrong_share;    /* of the answers are "wrong", by hash of the input */
  double context;        /* tokens; more are refused, or by Ollama's route cut */
  double refuse_schema;  /* 400 for a request with a JSON schema */
  double retry_after_ms; /* 1000; what 429 and 503 tell */
  double price_in;       /* USD per million tokens, for the bill */
  double price_out;
  double cached_share;   /* of the prompt */
  double batch_ms;       /* until a batch is done */
  double seed;           /* of the faults */
  char *answer;          /* "label", "echo" (the last line), or "=TEXT" */
  char *key;             /* wanted; NULL: any */
  char *models;          /* those there are, parted by commas; any is taken where it is "*" */
  char *refuse_param;    /* 400 for a request with this member */
  char *limit_headers;   /* "openai", "anthropic": rate limits told with each reply */
  char *redirect_to;     /* for the fault "redirect" */
  double fault[FAULT_N]; /* "fault.NAME": probability */
  double next[FAULT_N];  /* "next.NAME": of the next so many requests */
} Config;

void config_init (Config *self);
void config_clear (Config *self);

/* FALSE with @error for a name or a value that is none. */
gboolean config_set (Config *self, const char *name, const char *value, GError **error);

/* All members of a JSON object, up to the first that is wrong. */
gboolean config_set_json (Config *self, const char *text, gsize length, GError **error);

/* Picks the fault of one request, or FAULT_NONE. */
Fault config_next_fault (Config *self, GRand *random);
