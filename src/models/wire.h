/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/dialect.h"
#include "models/fault.h"

/* Reads what a server answers to a chat request, streamed or whole, in any dialect, into one form.
 * Pure: the caller owns the connection and gives the body's bytes without HTTP framing (chunks,
 * compression). Lenient where servers are known to differ, never about what is an answer: a reply
 * that broke off, failed within a 200 stream or is no JSON is none.
 *
 * Sources: openapi.yaml of OpenAI, types of the Anthropic SDK, docs/api.md of Ollama, and recorded
 * exchanges (tests/conformance/servers). */

typedef enum {
  FUL_WIRE_ANSWER,      /* also an empty one, a refusal, and one cut by the token limit */
  FUL_WIRE_ERROR,       /* the server said so, by status, body or within a stream */
  FUL_WIRE_CUT,         /* ended before its end: what came is not an answer */
  FUL_WIRE_NO_RESPONSE, /* not even a status came */
  FUL_WIRE_NO_JSON,     /* success by its status, and not JSON */
} FulWireOutcome;

typedef enum {
  FUL_FINISH_UNKNOWN, /* the server did not say */
  FUL_FINISH_STOP,
  FUL_FINISH_LENGTH, /* token limit or end of the context */
  FUL_FINISH_TOOL_CALLS,
  FUL_FINISH_CONTENT_FILTER, /* the provider held the answer back */
  FUL_FINISH_REFUSAL,        /* the model declined */
  FUL_FINISH_OTHER,          /* a word we don't know */
} FulFinish;

/* Texts are valid UTF-8, owned; of several choices all is of the first. Counts nobody reported are
 * NAN, and so are both of a reply that reports 0 tokens for a prompt: unknown, not free. */
typedef struct {
  FulWireOutcome outcome;
  char *model;          /* as the reply names it, which is the truth; NULL: it does not */
  char *text;           /* never NULL; what came where it is no answer */
  char *finish_spelled; /* as the server spells it; NULL: not told */
  FulFinish finish;
  char *reasoning;      /* NULL: none */
  char *refusal;        /* why the model declined; NULL: not told */
  char *tool_calls;     /* JSON: [{"id","type":"function","function":{"name","arguments"}}], where
                           arguments is text and JSON only once checked; NULL: none */
  double tokens_in;     /* all of the prompt, cached ones too */
  double tokens_cached; /* of tokens_in: read from the cache */
  double tokens_cache_write; /* of tokens_in: written to the cache */
  double tokens_out;         /* all of the answer, with reasoning */
  double tokens_reasoning;   /* of tokens_out */
  gboolean usage_final;      /* tokens_in and tokens_out are the bill */
  gboolean done_marker;      /* the stream's own end mark came */
  FulFault fault;            /* where the outcome is FUL_WIRE_ERROR */
  gboolean retry;            /* a bounded retry may help */
} FulWireReply;

void ful_wire_reply_free (FulWireReply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulWireReply, ful_wire_reply_free)

/* "answer", "error", "cut", "no-response", "no-json"; "stop", "length", "tool_calls",
 * "content_filter", "refusal", "other", and "" for unknown. Static. */
const char *ful_wire_outcome_name (FulWireOutcome outcome);
const char *ful_finish_name (FulFinish finish);

typedef struct _FulWireReader FulWireReader;

/* A cap that no answer reaches, for @max_bytes. */
#define FUL_WIRE_MAX_BYTES (8 * 1024 * 1024)
/* Of a body that tells an error no more than this is read. */
#define FUL_WIRE_MAX_ERROR_BYTES (64 * 1024)

/**
 * ful_wire_reader_new:
 * @status: HTTP status; 0: none came
 * @content_type: (nullable): header of the reply; the first bytes count more
 * @stream: whether a stream was asked for; a server may answer the other way
 * @max_bytes: largest body that is taken, e.g. FUL_WIRE_MAX_BYTES
 */
FulWireReader *ful_wire_reader_new (FulDialect dialect,
                                    guint status,
                                    const char *content_type,
                                    gboolean stream,
                                    gsize max_bytes);
void ful_wire_reader_free (FulWireReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulWireReader, ful_wire_reader_free)

/**
 * ful_wire_reader_feed:
 * @bytes: as they come, cut anywhere
 *
 * Returns: FALSE when nothing more is wanted, and the transfer may be stopped: the body is larger
 * than the cap, or its error is known
 */
gboolean ful_wire_reader_feed (FulWireReader *self, const char *bytes, gsize length);

/* The text of the answer so far, for showing it as it comes; borrowed until the next call. */
const char *ful_wire_reader_text (const FulWireReader *self);

/* Whether the stream's own end mark came: what the connection does afterwards no longer counts. */
gboolean ful_wire_reader_is_done (const FulWireReader *self);

/**
 * ful_wire_reader_finish:
 * @whole: whether the transfer ended as HTTP says it should, FALSE where the connection broke or
 *   was given up
 *
 * Returns: (transfer full): once; the reader is of no more use
 */
FulWireReply *ful_wire_reader_finish (FulWireReader *self, gboolean whole);
