/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include <math.h>

#include "models/dialect.h"
#include "models/fault.h"

/* From a request body as models/request.h makes it, of the Chat Completions shape, which is also
 * what the cache goes by, to what a server of each dialect takes. Pure. */

typedef struct {
  FulDialect dialect; /* not FUL_DIALECT_RESPONSES */
  gboolean stream;
  gboolean new_limit_name; /* "max_completion_tokens" for "max_tokens"; FUL_DIALECT_OPENAI */
  double temperature;      /* where the body sets none; NAN: leave it to the server */
  double prompt_tokens;    /* our own count of the prompt, for the context that Ollama is asked
                              for; NAN: by the length of the messages */
  GHashTable *refused;     /* (nullable) (element-type utf8): set of names that the model is known
                              not to take, see ful_wire_refused_param(); "system" and "developer"
                              mean the role, "json_schema" that kind of response_format */
} FulWireRequestOptions;

/* Sent explicitly, since servers' own defaults differ, and vLLM's with the model. */
#define FUL_WIRE_TEMPERATURE 1.0
/* Anthropic's max_tokens, and what Ollama's context keeps for the answer, where the body has no
 * limit. */
#define FUL_WIRE_ANSWER_TOKENS 4096

#define FUL_WIRE_REQUEST_OPTIONS(dialect_)                       \
  ((FulWireRequestOptions){ .dialect = (dialect_),               \
                            .stream = TRUE,                      \
                            .temperature = FUL_WIRE_TEMPERATURE, \
                            .prompt_tokens = NAN })

/**
 * ful_wire_request_new:
 * @body: JSON of the Chat Completions shape; messages with roles system, developer, user and
 *   assistant and a text each
 * @left_out: (out) (optional) (transfer full): names of members that @body sets and the dialect, or
 *   the model, does not take, e.g. "seed" for Anthropic: what the answer does not owe to them;
 *   empty where all is sent
 *
 * Errors: %FUL_ERROR_BAD_INPUT @body is no such request
 *
 * Returns: (transfer full): the body to send, the same bytes for the same input
 */
GBytes *ful_wire_request_new (GBytes *body,
                              const FulWireRequestOptions *options,
                              GStrv *left_out,
                              GError **error);

/**
 * ful_wire_probe_new:
 *
 * Returns: (transfer full): the smallest body that shows whether @model_id answers, in the shape
 * that ful_wire_request_new() takes
 */
GBytes *ful_wire_probe_new (const char *model_id);

/**
 * ful_wire_refused_param:
 *
 * Returns: (transfer full) (nullable): the member of the request that @fault says the model does
 * not take, as a name for FulWireRequestOptions.refused; NULL where it says no such thing
 */
char *ful_wire_refused_param (const FulFault *fault);

/* The context that Ollama is asked for: a power of two from 4,096, since each other size makes it
 * load the model anew. */
gint64 ful_wire_context_size (double prompt_tokens, double answer_tokens);
