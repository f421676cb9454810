/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parameter a server says its model does not take. OpenAI names it in error.param; others
 * in the message alone, in quotation marks or before a colon. */
#include "models/wire-request.h"

#include <string.h>

static gboolean
says_refused (const FulFault *fault)
{
  static const char *const phrases[] = { "unsupported",
                                         "not supported",
                                         "does not support",
                                         "not support",
                                         "deprecated",
                                         "not permitted",
                                         "unrecognized",
                                         "unknown parameter",
                                         "extra inputs",
                                         "cannot both be specified",
                                         "may only be set",
                                         "not allowed",
                                         NULL };
  g_autofree char *text = g_ascii_strdown (fault->message, -1);

  if (fault->code != NULL && g_str_has_prefix (fault->code, "unsupported_"))
    return TRUE;
  for (guint i = 0; phrases[i] != NULL; i++)
    if (strstr (text, phrases[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Names that may be left out of a request, or sent under another name. */
static const char *
known_name (const char *text, gsize length)
{
  static const char *const names[] = {
    "temperature",
    "top_p",
    "top_k",
    "max_tokens",
    "max_completion_tokens",
    "seed",
    "stop",
    "stop_sequences",
    "response_format",
    "json_schema",
    "tools",
    "tool_choice",
    "stream_options",
    "parallel_tool_calls",
    "reasoning_effort",
    "frequency_penalty",
    "presence_penalty",
    "logprobs",
    "top_logprobs",
    "logit_bias",
    "n",
    "thinking",
    "think",
    "output_config",
    "system",
    "developer",
    "service_tier",
    "store",
    "metadata",
    "min_p",
    "repetition_penalty",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && strncmp (names[i], text, length) == 0)
      return names[i];
  return NULL;
}

/* The first known name in quotation marks, or the one at the start before a colon or a blank. */
static const char *
name_in (const char *message)
{
  const char *name = known_name (message, strcspn (message, ":` "));

  for (const char *p = message; name == NULL && (p = strpbrk (p, "'`\"")) != NULL; p++)
    name = known_name (p + 1, strcspn (p + 1, "'`\""));
  return name;
}

char *
ful_wire_refused_param (const FulFault *fault)
{
  const char *name = NULL;

  if (fault->fault != FUL_FAULT_BAD_REQUEST && fault->fault != FUL_FAULT_UNSUPPORTED)
    return NULL;
  if (fault->message == NULL || !says_refused (fault))
    return NULL;
  /* "response_format.type", "messages[0].role" */
  if (fault->param != NULL) {
    gsize length = strcspn (fault->param, ".[");

    if (g_str_has_prefix (fault->param, "messages"))
      name = name_in (fault->message);
    else if (strstr (fault->message, "json_schema") != NULL &&
             strncmp (fault->param, "response_format", length) == 0)
      name = "json_schema";
    else
      name = known_name (fault->param, length);
  }
  if (name == NULL)
    name = name_in (fault->message);
  return g_strdup (name);
}
