/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as each provider spells them. Source: formats of OpenAI's openapi.yaml, the Anthropic SDK,
 * Ollama's docs/api.md. */
#include "body.h"

#include <string.h>

static void
append_member (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, ",\"%s\":", name);
  if (value != NULL)
    append_quoted (out, value, strlen (value));
  else
    g_string_append (out, "null");
}

static const char *
anthropic_type (guint status)
{
  switch (status) {
  case 401:
    return "authentication_error";
  case 404:
    return "not_found_error";
  case 429:
    return "rate_limit_error";
  case 500:
    return "api_error";
  case 503:
  case 529:
    return "overloaded_error";
  default:
    return "invalid_request_error";
  }
}

static void
append_object (Body *self, FulDialect dialect, const Failure *failure)
{
  GString *out = self->text;

  if (dialect == FUL_DIALECT_OLLAMA) {
    g_string_append (out, "{\"error\":");
    append_quoted (out, failure->message, strlen (failure->message));
  } else if (dialect == FUL_DIALECT_ANTHROPIC) {
    g_string_append_printf (out, "{\"type\":\"error\",\"error\":{\"type\":\"%s\"",
                            anthropic_type (failure->status));
    append_member (out, "message", failure->message);
    g_string_append (out, "},\"request_id\":\"req_1\"");
  } else {
    g_string_append (out, "{\"error\":{\"message\":");
    append_quoted (out, failure->message, strlen (failure->message));
    append_member (out, "type", failure->type);
    append_member (out, "param", failure->param);
    append_member (out, "code", failure->code);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, '}');
}

void
body_write_failure (Body *self, FulDialect dialect, const Failure *failure)
{
  body_reset (self, "application/json");
  append_object (self, dialect, failure);
  body_end_piece (self);
}

void
body_write_failure_event (Body *self, const Ask *ask, const Failure *failure)
{
  if (!ask->stream) {
    body_write_failure (self, ask->dialect, failure);
    return;
  }
  if (ask->dialect == FUL_DIALECT_ANTHROPIC)
    g_string_append (self->text, "event: error\n");
  if (ask->dialect != FUL_DIALECT_OLLAMA)
    g_string_append (self->text, "data: ");
  append_object (self, ask->dialect, failure);
  g_string_append (self->text, ask->dialect == FUL_DIALECT_OLLAMA ? "\n" : "\n\n");
  body_end_piece (self);
}
