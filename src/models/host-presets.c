/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/host-presets.h"

#include <string.h>

static const FulHostPreset presets[] = {
  { "openai", "OpenAI", FUL_DIALECT_OPENAI, "https://api.openai.com/v1", "OPENAI_API_KEY", FALSE },
  { "anthropic", "Anthropic", FUL_DIALECT_ANTHROPIC, "https://api.anthropic.com",
    "ANTHROPIC_API_KEY", FALSE },
  { "google", "Google Gemini", FUL_DIALECT_OPENAI,
    "https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY", FALSE },
  { "mistral", "Mistral", FUL_DIALECT_OPENAI, "https://api.mistral.ai/v1", "MISTRAL_API_KEY",
    FALSE },
  { "deepseek", "DeepSeek", FUL_DIALECT_OPENAI, "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY",
    FALSE },
  { "xai", "xAI", FUL_DIALECT_OPENAI, "https://api.x.ai/v1", "XAI_API_KEY", FALSE },
  { "groq", "Groq", FUL_DIALECT_OPENAI, "https://api.groq.com/openai/v1", "GROQ_API_KEY", FALSE },
  { "cerebras", "Cerebras", FUL_DIALECT_OPENAI, "https://api.cerebras.ai/v1", "CEREBRAS_API_KEY",
    FALSE },
  { "together", "Together AI", FUL_DIALECT_OPENAI, "https://api.together.xyz/v1",
    "TOGETHER_API_KEY", FALSE },
  { "fireworks", "Fireworks AI", FUL_DIALECT_OPENAI, "https://api.fireworks.ai/inference/v1",
    "FIREWORKS_API_KEY", FALSE },
  { "openrouter", "OpenRouter", FUL_DIALECT_OPENAI, "https://openrouter.ai/api/v1",
    "OPENROUTER_API_KEY", FALSE },
  { "huggingface", "Hugging Face", FUL_DIALECT_OPENAI, "https://router.huggingface.co/v1",
    "HF_TOKEN", FALSE },
  { "nvidia", "NVIDIA NIM", FUL_DIALECT_OPENAI, "https://integrate.api.nvidia.com/v1",
    "NVIDIA_API_KEY", FALSE },
  { "ollama", "Ollama", FUL_DIALECT_OLLAMA, "http://localhost:11434", NULL, TRUE },
  { "llama.cpp", "llama.cpp", FUL_DIALECT_OPENAI, "http://localhost:8080/v1", NULL, TRUE },
  { "lmstudio", "LM Studio", FUL_DIALECT_OPENAI, "http://localhost:1234/v1", NULL, TRUE },
  { "vllm", "vLLM", FUL_DIALECT_OPENAI, "http://localhost:8000/v1", NULL, TRUE },
  { "sglang", "SGLang", FUL_DIALECT_OPENAI, "http://localhost:30000/v1", NULL, TRUE },
};

const FulHostPreset *
ful_host_presets (guint *n)
{
  *n = G_N_ELEMENTS (presets);
  return presets;
}

const FulHostPreset *
ful_host_preset_named (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i].key, key) == 0)
      return &presets[i];
  return NULL;
}

/* (nullable): "https://host:443" */
static char *
origin_of (const char *base)
{
  g_autoptr (GUri) uri =
      base != NULL ? g_uri_parse (base, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL)
                   : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *lower = NULL;

  if (host == NULL)
    return NULL;
  lower = g_ascii_strdown (host, -1);
  if (strcmp (lower, "127.0.0.1") == 0 || strcmp (lower, "::1") == 0)
    host = "localhost";
  else
    host = lower;
  return g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), host, g_uri_get_port (uri));
}

const FulHostPreset *
ful_host_preset_of (const char *base)
{
  g_autofree char *wanted = origin_of (base);

  for (guint i = 0; wanted != NULL && i < G_N_ELEMENTS (presets); i++) {
    g_autofree char *origin = origin_of (presets[i].base);

    if (strcmp (origin, wanted) == 0)
      return &presets[i];
  }
  return NULL;
}
