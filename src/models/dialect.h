/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* What a server speaks. */
typedef enum {
  FUL_DIALECT_OPENAI,    /* Chat Completions, as most servers have it */
  FUL_DIALECT_ANTHROPIC, /* Messages */
  FUL_DIALECT_OLLAMA,    /* Ollama's own chat */
  FUL_DIALECT_RESPONSES, /* OpenAI Responses: replies alone are read, none are asked for */
} FulDialect;

/**
 * ful_dialect_from_provider:
 * @provider: (nullable): FulModel.provider: "openai", "anthropic" or "ollama"
 *
 * Returns: FALSE for what no server speaks ("offline", "imported"), @out untouched
 */
gboolean ful_dialect_from_provider (const char *provider, FulDialect *out);

/* The name of the provider. Static. */
const char *ful_dialect_name (FulDialect dialect);
