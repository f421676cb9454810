/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fault it is: the code or type where it is a known one, else the HTTP status, else the
 * message, which alone tells a wrong model or too long a prompt from other bad requests. */
#include "models/fault.h"

#include <string.h>

typedef struct {
  const char *word;
  FulFaultClass fault;
} Word;

/* Codes and types that say what it is whatever the status. Sources: the openapi.yaml of OpenAI,
 * errors of the Anthropic API, llama.cpp, vLLM and Google (status). Those as vague as
 * invalid_request_error are left to the status. */
static const Word words[] = {
  { "insufficient_quota", FUL_FAULT_QUOTA },
  { "billing_error", FUL_FAULT_QUOTA },
  { "billing_not_active", FUL_FAULT_QUOTA },
  { "billing_hard_limit_reached", FUL_FAULT_QUOTA },
  { "insufficient_balance", FUL_FAULT_QUOTA },
  { "context_length_exceeded", FUL_FAULT_TOO_LONG },
  { "exceed_context_size_error", FUL_FAULT_TOO_LONG },
  { "string_above_max_length", FUL_FAULT_TOO_LONG },
  { "request_too_large", FUL_FAULT_TOO_LONG },
  { "model_not_found", FUL_FAULT_MODEL_NOT_FOUND },
  { "deployment_not_found", FUL_FAULT_MODEL_NOT_FOUND },
  { "invalid_api_key", FUL_FAULT_AUTH },
  { "authentication_error", FUL_FAULT_AUTH },
  { "permission_error", FUL_FAULT_AUTH },
  { "permission_denied", FUL_FAULT_AUTH },
  { "unauthenticated", FUL_FAULT_AUTH },
  { "rate_limit_exceeded", FUL_FAULT_RATE_LIMIT },
  { "rate_limit_error", FUL_FAULT_RATE_LIMIT },
  { "resource_exhausted", FUL_FAULT_RATE_LIMIT },
  { "overloaded_error", FUL_FAULT_OVERLOADED },
  { "overloaded", FUL_FAULT_OVERLOADED },
  { "engine_overloaded", FUL_FAULT_OVERLOADED },
  { "not_supported_error", FUL_FAULT_UNSUPPORTED },
  { "unavailable_error", FUL_FAULT_UNAVAILABLE },
  { "timeout_error", FUL_FAULT_UNAVAILABLE },
};

/* Types that tell only where no HTTP status does: within a stream. */
static const Word vague_words[] = {
  { "invalid_request_error", FUL_FAULT_BAD_REQUEST },
  { "badrequesterror", FUL_FAULT_BAD_REQUEST },
  { "invalid_prompt", FUL_FAULT_BAD_REQUEST },
  { "not_found_error", FUL_FAULT_NOT_FOUND },
};

static FulFaultClass
look_up (const Word *table, guint n, const char *word)
{
  for (guint i = 0; word != NULL && i < n; i++)
    if (g_ascii_strcasecmp (table[i].word, word) == 0)
      return table[i].fault;
  return FUL_FAULT_NONE;
}

/* Whether @text holds one of the words, ended by NULL; both in lower case. */
static gboolean
says (const char *text, const char *const *phrases)
{
  for (; *phrases != NULL; phrases++)
    if (strstr (text, *phrases) != NULL)
      return TRUE;
  return FALSE;
}

static FulFaultClass
by_message (const FulFault *self, guint status, const char *text)
{
  static const char *const too_long[] = { "context length",           "context size",
                                          "context window",           "prompt is too long",
                                          "input is too long",        "too many tokens",
                                          "maximum number of tokens", NULL };
  static const char *const missing[] = { "not found",     "does not exist", "doesn't exist",
                                         "not exist",     "unknown model",  "not a valid model",
                                         "no such model", "not available",  NULL };
  static const char *const key[] = { "api key not valid", "api_key_invalid", "invalid api key",
                                     NULL };
  static const char *const money[] = { "credit balance", "insufficient balance",
                                       "insufficient credits", NULL };

  if ((status == 400 || status == 403) && says (text, money))
    return FUL_FAULT_QUOTA;
  if ((status == 400 || status == 422) && says (text, too_long))
    return FUL_FAULT_TOO_LONG;
  if (status == 400 && says (text, key))
    return FUL_FAULT_AUTH;
  if ((status == 400 || status == 404) && strstr (text, "model") != NULL && says (text, missing))
    return FUL_FAULT_MODEL_NOT_FOUND;
  /* Anthropic's whole message is "model: claude-x". */
  if (status == 404 && g_strcmp0 (self->type, "not_found_error") == 0 &&
      g_str_has_prefix (text, "model:"))
    return FUL_FAULT_MODEL_NOT_FOUND;
  return FUL_FAULT_NONE;
}

static FulFaultClass
by_status (guint status)
{
  switch (status) {
  case 401:
  case 403:
    return FUL_FAULT_AUTH;
  case 402:
    return FUL_FAULT_QUOTA;
  case 404:
  case 405:
    return FUL_FAULT_NOT_FOUND;
  case 408:
  case 409:
  case 425:
  case 502:
  case 503:
  case 504:
    return FUL_FAULT_UNAVAILABLE;
  case 413:
    return FUL_FAULT_TOO_LONG;
  case 429:
    return FUL_FAULT_RATE_LIMIT;
  case 501:
    return FUL_FAULT_UNSUPPORTED;
  case 529:
    return FUL_FAULT_OVERLOADED;
  default:
    break;
  }
  /* 520 to 527: what stands before the server can't reach it. */
  if (status >= 520 && status <= 527)
    return FUL_FAULT_UNAVAILABLE;
  if (status >= 300 && status < 400)
    return FUL_FAULT_NOT_FOUND; /* moved: redirects are not followed */
  return status >= 400 && status < 500 ? FUL_FAULT_BAD_REQUEST : FUL_FAULT_SERVER;
}

static gboolean
is_worth_a_retry (FulFaultClass fault)
{
  return fault == FUL_FAULT_RATE_LIMIT || fault == FUL_FAULT_UNAVAILABLE ||
         fault == FUL_FAULT_OVERLOADED || fault == FUL_FAULT_SERVER;
}

void
ful_fault_classify (FulFault *self, guint status)
{
  g_autofree char *text = g_ascii_strdown (self->message, -1);
  gboolean in_stream = status < 300;
  guint64 code = 0;

  /* Within a stream the status came long before; the code is often the one meant. */
  if (in_stream && self->code != NULL &&
      g_ascii_string_to_unsigned (self->code, 10, 400, 599, &code, NULL))
    status = (guint)code;
  self->fault = look_up (words, G_N_ELEMENTS (words), self->code);
  if (self->fault == FUL_FAULT_NONE)
    self->fault = look_up (words, G_N_ELEMENTS (words), self->type);
  if (self->fault == FUL_FAULT_NONE)
    self->fault = by_message (self, status, text);
  if (self->fault == FUL_FAULT_NONE && in_stream && code == 0)
    self->fault = look_up (vague_words, G_N_ELEMENTS (vague_words), self->type);
  if (self->fault == FUL_FAULT_NONE)
    self->fault = by_status (status);
  self->retry = is_worth_a_retry (self->fault);
}

void
ful_fault_set (FulFault *self, FulFaultClass fault, const char *code, const char *message)
{
  ful_fault_clear (self);
  self->fault = fault;
  self->code = g_strdup (code);
  self->message = g_strdup (message);
  self->retry = is_worth_a_retry (fault);
}

const char *
ful_fault_name (FulFaultClass fault)
{
  static const char *const names[FUL_FAULT_N] = {
    "",           "bad-request", "auth",        "not-found",   "model-not-found", "too-long",
    "rate-limit", "quota",       "unavailable", "unsupported", "overloaded",      "server",
  };

  return names[fault];
}
