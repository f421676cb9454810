/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "prompts/render.h"
#include "prompts/revision.h"
#include "text/template.h"

/* ful_prompt_body_check(): part by part, each error names the part. */

static gboolean
check_template (const char *text, const char *where, const char *part, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s: %s", where, part);
  g_autoptr (FulTemplate) template = ful_template_new (text, place, error);

  return template != NULL;
}

static gboolean
check_messages (const FulPromptBody *body, const char *where, GError **error)
{
  static const char *const roles[] = { "user", "assistant", "system", NULL };
  gboolean has_user = FALSE;

  for (guint i = 0; i < body->messages->len; i++) {
    const FulMessage *message = body->messages->pdata[i];
    g_autofree char *part = g_strdup_printf ("message %u", i + 1);

    if (!g_strv_contains (roles, message->role)) {
      g_autofree char *quoted = ful_quote_untrusted (message->role);

      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, part,
                               "there is no role %s; it is user, assistant or system", quoted);
    }
    has_user = has_user || strcmp (message->role, "user") == 0;
    if (!check_template (message->content, where, part, error))
      return FALSE;
  }
  if (!has_user)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "messages",
                             "there is no user message; add one");
  return TRUE;
}

static gboolean
check_json (const char *text,
            JsonNodeType type,
            const char *where,
            const char *part,
            const char *what,
            GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s: %s", where, part);
  g_autoptr (JsonNode) node = NULL;

  if (text == NULL)
    return TRUE;
  node = ful_json_parse (text, strlen (text), place, error);
  if (node == NULL)
    return FALSE;
  if (json_node_get_node_type (node) != type)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, part, "must be %s", what);
  return TRUE;
}

static gboolean
check_count (int n, const char *where, const char *part, GError **error)
{
  if (n >= 0 && n <= FUL_MAX_EXAMPLES)
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, part,
                           "must be from 0 to %d, not %d", FUL_MAX_EXAMPLES, n);
}

static gboolean
check_parameters (const FulPromptBody *body, const char *where, GError **error)
{
  if (!isnan (body->temperature) && !(body->temperature >= 0 && body->temperature <= 2))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "temperature",
                             "must be from 0 to 2");
  if (body->max_tokens != -1 && body->max_tokens < 1)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "max_tokens",
                             "must be 1 or more");
  if (body->seed < -1)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "seed", "must be 0 or more");
  if (body->response == FUL_RESPONSE_SCHEMA && body->schema == NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "mode",
                             "schema needs an output schema; give one or choose another mode");
  if (body->response == FUL_RESPONSE_TOOL && body->tools == NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "mode",
                             "tool needs tools; give some or choose another mode");
  return TRUE;
}

static gboolean
check_variable (const FulPromptBody *body, guint i, const char *where, GError **error)
{
  static const char *const reserved[] = { "examples", "documents", "labels", FUL_INPUT_ONLY, NULL };
  const FulPromptVariable *variable = body->variables->pdata[i];
  g_autofree char *quoted = ful_quote_untrusted (variable->name);

  if (*variable->name == '\0' || strpbrk (variable->name, "=,@#:{}. \t\r\n\\") != NULL ||
      g_strv_contains (reserved, variable->name))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "variables",
                             "%s can't be a variable's name; choose another", quoted);
  for (guint j = 0; j < i; j++)
    if (strcmp (((const FulPromptVariable *)body->variables->pdata[j])->name, variable->name) == 0)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "variables",
                               "%s is there twice; list all its values at once", quoted);
  if (variable->values == NULL || variable->values[0] == NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, "variables",
                             "%s has no value; list at least one", quoted);
  return TRUE;
}

gboolean
ful_prompt_body_check (const FulPromptBody *body, const char *where, GError **error)
{
  if (body->system != NULL && !check_template (body->system, where, "system", error))
    return FALSE;
  if (!check_messages (body, where, error) ||
      !check_json (body->tools, JSON_NODE_ARRAY, where, "tools", "a JSON array", error) ||
      !check_json (body->schema, JSON_NODE_OBJECT, where, "schema", "a JSON object", error) ||
      !check_count ((int)body->examples->len, where, "examples", error) ||
      !check_count (body->examples_train, where, "examples", error) ||
      !check_count (body->nearest, where, "nearest", error) ||
      !check_count (body->documents, where, "documents", error) ||
      !check_parameters (body, where, error))
    return FALSE;
  for (guint i = 0; i < body->variables->len; i++)
    if (!check_variable (body, i, where, error))
      return FALSE;
  return TRUE;
}
