/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/provider.h"

#include <math.h>

void
ful_reply_clear (FulReply *reply)
{
  g_clear_pointer (&reply->text, g_free);
  *reply = FUL_REPLY_NONE;
}

gboolean
ful_provider_ask (FulProvider *self, GBytes *body, FulReply *reply, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  char *text = NULL;

  if (!self->answer (self, body, &text, error))
    return FALSE;
  *reply = FUL_REPLY_NONE;
  reply->text = text;
  reply->latency_ms = (double)(g_get_monotonic_time () - start) / 1000;
  return TRUE;
}

const char *
ful_provider_description (const FulProvider *self)
{
  return self->description;
}

void
ful_provider_free (FulProvider *self)
{
  if (self != NULL)
    self->free (self);
}
