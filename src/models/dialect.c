/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/dialect.h"

static const char *const names[] = {
  [FUL_DIALECT_OPENAI] = "openai",
  [FUL_DIALECT_ANTHROPIC] = "anthropic",
  [FUL_DIALECT_OLLAMA] = "ollama",
  [FUL_DIALECT_RESPONSES] = "openai-responses",
};

gboolean
ful_dialect_from_provider (const char *provider, FulDialect *out)
{
  for (guint i = 0; i < FUL_DIALECT_RESPONSES; i++)
    if (g_strcmp0 (provider, names[i]) == 0) {
      *out = (FulDialect)i;
      return TRUE;
    }
  return FALSE;
}

const char *
ful_dialect_name (FulDialect dialect)
{
  return names[dialect];
}
