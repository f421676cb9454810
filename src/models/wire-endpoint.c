/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/wire-endpoint.h"

#include <string.h>

#include "base/error.h"

#define ANTHROPIC_VERSION "2023-06-01"

static gboolean
drop_end (GString *path, const char *end)
{
  if (!g_str_has_suffix (path->str, end))
    return FALSE;
  g_string_truncate (path, path->len - strlen (end));
  return TRUE;
}

static void
drop_slashes (GString *path)
{
  while (path->len > 0 && path->str[path->len - 1] == '/')
    g_string_truncate (path, path->len - 1);
}

static void
add_route (GString *path, FulDialect dialect, FulWireRoute route)
{
  gboolean chat = route == FUL_WIRE_CHAT;

  drop_slashes (path);
  switch (dialect) {
  case FUL_DIALECT_OPENAI:
  case FUL_DIALECT_RESPONSES:
    drop_end (path, "/chat/completions");
    if (path->len == 0)
      g_string_append (path, "/v1");
    g_string_append (path, chat ? "/chat/completions" : "/models");
    break;
  case FUL_DIALECT_ANTHROPIC:
    drop_end (path, "/messages");
    drop_end (path, "/v1");
    g_string_append (path, chat ? "/v1/messages" : "/v1/models");
    break;
  case FUL_DIALECT_OLLAMA:
    drop_end (path, "/api/chat");
    if (!drop_end (path, "/api"))
      drop_end (path, "/v1");
    g_string_append (path, chat ? "/api/chat" : "/api/tags");
    break;
  }
}

static GUri *
parse_base (const char *base, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (base, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  g_autofree char *quoted = NULL;

  /* Not quoted: it may hold a password. */
  if (uri != NULL && g_uri_get_userinfo (uri) != NULL) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "endpoint",
                      "an address with a user name or password in it; name the environment "
                      "variable that holds the key instead");
    return NULL;
  }
  if (uri != NULL && (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0) &&
      g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0')
    return g_steal_pointer (&uri);
  quoted = ful_quote_untrusted (base);
  ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "endpoint",
                    "%s is no web address; write one like http://localhost:8080/v1", quoted);
  return NULL;
}

char *
ful_wire_url (FulDialect dialect, const char *base, FulWireRoute route, GError **error)
{
  g_autoptr (GUri) uri = parse_base (base, error);
  g_autoptr (GUri) out = NULL;
  g_autoptr (GString) path = NULL;
  const char *query;

  if (uri == NULL)
    return NULL;
  path = g_string_new (g_uri_get_path (uri));
  query = g_uri_get_query (uri);
  add_route (path, dialect, route);
  /* The most a page may hold, so that there is seldom a second one. */
  if (dialect == FUL_DIALECT_ANTHROPIC && route == FUL_WIRE_MODELS && query == NULL)
    query = "limit=1000";
  out = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                     g_uri_get_port (uri), path->str, query, NULL);
  return g_uri_to_string (out);
}

static char *
host_of (const char *base)
{
  g_autoptr (GUri) uri = g_uri_parse (base, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_ascii_strdown (host != NULL ? host : "", -1);
}

static gboolean
is_azure (const char *host)
{
  return g_str_has_suffix (host, ".openai.azure.com") ||
         g_str_has_suffix (host, ".cognitiveservices.azure.com");
}

gboolean
ful_wire_wants_new_limit (const char *base)
{
  g_autofree char *host = host_of (base);

  return strcmp (host, "api.openai.com") == 0 || g_str_has_suffix (host, ".api.openai.com") ||
         is_azure (host);
}

static void
header_free (gpointer data)
{
  FulWireHeader *header = data;

  if (header->secret)
    explicit_bzero (header->value, strlen (header->value));
  g_free (header->name);
  g_free (header->value);
  g_free (header);
}

static void
add (GPtrArray *headers, const char *name, char *value, gboolean secret)
{
  FulWireHeader *header = g_new0 (FulWireHeader, 1);

  header->name = g_strdup (name);
  header->value = value;
  header->secret = secret;
  g_ptr_array_add (headers, header);
}

static gboolean
check_key (const char *key, GError **error)
{
  for (; *key != '\0'; key++)
    if (*key <= ' ' || *key >= 0x7F)
      return ful_set_error_at (error, FUL_ERROR_REFUSED, NULL, 0, "key",
                               "it holds a blank, a line end or a character that is not ASCII; "
                               "check how the variable was set");
  return TRUE;
}

static void
add_key (GPtrArray *headers, FulDialect dialect, const char *base, const char *key)
{
  g_autofree char *host = host_of (base);

  if (dialect == FUL_DIALECT_ANTHROPIC)
    add (headers, "x-api-key", g_strdup (key), TRUE);
  else if (is_azure (host))
    add (headers, "api-key", g_strdup (key), TRUE);
  else
    add (headers, "Authorization", g_strconcat ("Bearer ", key, NULL), TRUE);
}

GPtrArray *
ful_wire_headers_new (FulDialect dialect,
                      const char *base,
                      gboolean stream,
                      const char *key,
                      GError **error)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (header_free);
  const char *streamed = dialect == FUL_DIALECT_OLLAMA ? "application/x-ndjson, application/json"
                                                       : "text/event-stream, application/json";

  if (key != NULL && *key != '\0' && !check_key (key, error))
    return NULL;
  add (headers, "Content-Type", g_strdup ("application/json"), FALSE);
  add (headers, "Accept", g_strdup (stream ? streamed : "application/json"), FALSE);
  if (dialect == FUL_DIALECT_ANTHROPIC)
    add (headers, "anthropic-version", g_strdup (ANTHROPIC_VERSION), FALSE);
  if (key != NULL && *key != '\0')
    add_key (headers, dialect, base, key);
  return g_steal_pointer (&headers);
}
