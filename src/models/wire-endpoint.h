/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

#include "models/dialect.h"

/* Where a request goes, and the header lines that go with it. */

typedef enum {
  FUL_WIRE_CHAT,   /* POST a request */
  FUL_WIRE_MODELS, /* GET the list of models (models/model-list.h) */
} FulWireRoute;

/**
 * ful_wire_url:
 * @base: the model's endpoint as people write it: with or without a final slash, with or without
 *   "/v1", or the whole address of the chat route; a query stays at the end
 *
 * OpenAI: "/v1" is added to a host alone, anything else is taken to be the whole prefix, as
 * providers document it (…/openai/v1, …/v1beta/openai). Anthropic and Ollama: "/v1" and "/api" are
 * added unless they are there.
 * Errors: %FUL_ERROR_BAD_INPUT no http or https address with a host, or one with a user's name or
 * password in it, which would end in logs
 *
 * Returns: (transfer full): the address
 */
char *ful_wire_url (FulDialect dialect, const char *base, FulWireRoute route, GError **error);

/* Whether the server at @base wants the limit as "max_completion_tokens": OpenAI's own and
 * Azure's; all others know "max_tokens". */
gboolean ful_wire_wants_new_limit (const char *base);

typedef struct {
  char *name;
  char *value;
  gboolean secret; /* never to be logged or shown; wiped when freed */
} FulWireHeader;

/**
 * ful_wire_headers_new:
 * @base: the model's endpoint: Azure wants its key under another name
 * @stream: as in the request
 * @key: (nullable): NULL sends none
 *
 * Errors: %FUL_ERROR_REFUSED the key holds what no header may, e.g. a line end; the words don't
 * repeat it
 *
 * Returns: (transfer full) (element-type FulWireHeader): Content-Type, Accept and what the dialect
 * wants
 */
GPtrArray *ful_wire_headers_new (FulDialect dialect,
                                 const char *base,
                                 gboolean stream,
                                 const char *key,
                                 GError **error);
