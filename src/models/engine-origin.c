/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "models/engine-private.h"

/* A proxy of the environment could only reach its own. */
static gboolean
is_local (const char *name)
{
  const char *host = strstr (name, "://") + 3;

  return g_str_has_prefix (host, "127.") || g_str_has_prefix (host, "[::1]:") ||
         g_str_has_prefix (host, "localhost:");
}

static FulOrigin *
origin_new (char *name, guint most)
{
  FulOrigin *self = g_new0 (FulOrigin, 1);

  self->name = name;
  self->local = is_local (name);
  ful_pace_init (&self->pace, most);
  g_queue_init (&self->ready);
  return self;
}

void
ful_origin_free (gpointer data)
{
  FulOrigin *self = data;

  g_queue_clear (&self->ready);
  g_free (self->name);
  g_free (self);
}

static char *
origin_name (const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *quoted = NULL;
  int port;

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL ||
      (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)) {
    /* Not quoted where it may hold a password. */
    quoted = strchr (url, '@') == NULL ? ful_quote_untrusted (url) : g_strdup ("This");
    ful_set_error_at (error, FUL_ERROR_REFUSED, NULL, 0, "url",
                      "%s is no address of a server; write it like https://host:port/v1", quoted);
    return NULL;
  }
  port = g_uri_get_port (uri);
  if (port < 0)
    port = g_str_equal (scheme, "https") ? 443 : 80;
  return g_strdup_printf (strchr (host, ':') != NULL ? "%s://[%s]:%d" : "%s://%s:%d", scheme, host,
                          port);
}

FulOrigin *
ful_origin_find (FulEngine *self, const char *url, GError **error)
{
  FulOrigin *origin = g_hash_table_lookup (self->by_url, url);
  char *name;

  if (origin != NULL)
    return origin;
  name = origin_name (url, error);
  if (name == NULL)
    return NULL;
  g_mutex_lock (&self->mutex);
  origin = g_hash_table_lookup (self->origins, name);
  if (origin == NULL) {
    origin = origin_new (g_steal_pointer (&name), self->options.most);
    g_hash_table_insert (self->origins, origin->name, origin);
  }
  g_mutex_unlock (&self->mutex);
  g_free (name);
  g_hash_table_insert (self->by_url, g_strdup (url), origin);
  return origin;
}

void
ful_engine_look (FulEngine *self, const char *url, guint *in_flight, guint *limit)
{
  g_autofree char *name = origin_name (url, NULL);
  const FulOrigin *origin;

  *in_flight = *limit = 0;
  if (name == NULL)
    return;
  g_mutex_lock (&self->mutex);
  origin = g_hash_table_lookup (self->origins, name);
  if (origin != NULL) {
    *in_flight = (guint)g_atomic_int_get (&origin->shown_in_flight);
    *limit = (guint)g_atomic_int_get (&origin->shown_limit);
  }
  g_mutex_unlock (&self->mutex);
}
