/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "models/engine-private.h"

/* A server that has never been reached is not there; one that has may be back soon. */
static gboolean
is_worth_a_retry (const FulTransfer *self)
{
  return g_error_matches (self->error, FUL_ERROR, FUL_ERROR_UNREACHABLE) && self->origin->reached;
}

static gboolean
is_busy (const FulFault *fault)
{
  return fault->fault == FUL_FAULT_RATE_LIMIT || fault->fault == FUL_FAULT_OVERLOADED ||
         fault->fault == FUL_FAULT_UNAVAILABLE;
}

/* No redirect is followed: it could carry the key elsewhere. */
static void
refuse_redirect (FulTransfer *self)
{
  const char *to = self->head != NULL ? g_hash_table_lookup (self->head, "location") : NULL;
  g_autofree char *quoted = ful_quote_untrusted (to != NULL ? to : "");

  ful_set_error_at (&self->error, FUL_ERROR_REFUSED, NULL, 0, self->origin->name,
                    "The server sends on to %s, which is not followed; write that address if it "
                    "is the right one",
                    quoted);
}

static const FulFault *
fault_of (const FulEngineReply *out)
{
  if (out->reply != NULL)
    return out->reply->outcome == FUL_WIRE_ERROR ? &out->reply->fault : NULL;
  return out->status >= 300 ? &out->fault : NULL;
}

/* An allowance that the server says is used up is not asked for until it is back. */
static void
heed_limits (FulTransfer *self, gint64 now)
{
  FulRateLimits limits;

  if (self->head == NULL)
    return;
  limits = ful_rate_limits_read (self->head, g_get_real_time ());
  if (limits.requests_remaining < 1 && limits.requests_reset_s > 0)
    ful_pace_shut (&self->origin->pace, (gint64)(limits.requests_reset_s * G_USEC_PER_SEC), now);
}

static FulBackoff
judge (FulTransfer *self, gint64 now)
{
  const FulEngineReply *out = self->out;
  const FulFault *fault = fault_of (out);
  const FulFault none = { .retry = TRUE };
  FulBackoff backoff = { FALSE, NAN, FALSE };

  if (self->error != NULL) {
    backoff.retry = is_worth_a_retry (self);
    return backoff;
  }
  if (fault == NULL && out->reply != NULL && out->reply->outcome != FUL_WIRE_ANSWER) {
    backoff = ful_backoff_read (self->head, &none, g_get_real_time ());
    backoff.retry = out->reply->outcome != FUL_WIRE_NO_JSON && !self->enough;
    return backoff;
  }
  if (fault == NULL) {
    ful_pace_answered (&self->origin->pace, out->latency_ms, now);
    heed_limits (self, now);
    return backoff;
  }
  if (out->status >= 300 && out->status < 400) {
    refuse_redirect (self);
    ful_transfer_hide_key (self);
    return backoff;
  }
  backoff = ful_backoff_read (self->head, fault, g_get_real_time ());
  if (backoff.retry && is_busy (fault))
    ful_pace_refused (&self->origin->pace, self->origin->in_flight,
                      isnan (backoff.wait_s) ? 0 : (gint64)(backoff.wait_s * G_USEC_PER_SEC), now);
  return backoff;
}

gint64
ful_transfer_next_try (FulEngine *engine, FulTransfer *self, gint64 now)
{
  FulBackoff backoff = judge (self, now);
  guint tries = self->out->tries;
  double wait = backoff.wait_s;

  if (!backoff.retry || backoff.too_long || tries >= engine->options.max_tries)
    return -1;
  if (isnan (wait))
    wait = ful_backoff_delay_s (tries - 1, engine->random);
  if ((double)(now - self->asked) / 1000 + wait * 1000 > engine->options.patience_ms)
    return -1;
  return (gint64)(wait * G_USEC_PER_SEC);
}
