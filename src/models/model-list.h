/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* What a server says it has: /v1/models of OpenAI-compatible servers and of Anthropic, /api/tags of
 * Ollama. One reader takes all, since many servers answer in another's form too. */

/* Texts are valid UTF-8, at most 200 bytes. */
typedef struct {
  char *id;              /* as requests name it */
  char *name;            /* for people; NULL: none but the id */
  char *detail;          /* e.g. "8.0B Q4_K_M", "llama-3, adapter of base"; NULL: none */
  double context_tokens; /* of prompt and answer, as the server runs it; NAN: not told */
  char *shutdown_date;   /* "YYYY-MM-DD"; NULL: none announced */
} FulListedModel;

/* Models and body that are read at most. */
#define FUL_MODEL_LIST_MAX 5000
#define FUL_MODEL_LIST_MAX_BYTES (8 * 1024 * 1024)

/**
 * ful_model_list_parse:
 * @body: the reply's body, HTTP 200
 * @next: (out) (optional) (transfer full): the query that asks for the rest, "after_id=…"; NULL
 *   where all is there
 *
 * Errors: %FUL_ERROR_BAD_INPUT no list of models
 *
 * Returns: (transfer full) (element-type FulListedModel): as the server orders them, each id once
 */
GPtrArray *ful_model_list_parse (const char *body, gsize length, char **next, GError **error);
