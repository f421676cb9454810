/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/pace.h"

#include <math.h>

#define HOLD_LEAST (G_USEC_PER_SEC / 4)
#define HOLD_MOST (2 * (gint64)G_USEC_PER_SEC)
#define SHUT_MOST (120 * (gint64)G_USEC_PER_SEC)
#define SHUT_UNTOLD (G_USEC_PER_SEC / 2) /* where a server that answers nothing names no time */

/* Over how many requests the share of refusals is looked at, from which share on it is the number
 * in flight that is refused, and how far the limit then goes down with each. The share is one of
 * what was sent, since refusals come back sooner than answers. */
#define SHARE_OVER 16
#define SHARE_MANY 0.3
#define DOWN_TIMES 0.7

/* Under this a rising latency is our own machine's doing. */
#define QUEUEING_MS 200
#define QUEUEING_TIMES 3.0
#define GROWTH_TIMES 2.0

void
ful_pace_init (FulPace *self, guint most)
{
  *self = (FulPace){ .limit = MIN (FUL_PACE_START, MAX (most, 1)),
                     .most = MAX (most, 1),
                     .hold = HOLD_LEAST,
                     .round = MIN (FUL_PACE_START, MAX (most, 1)),
                     .base_ms = NAN };
}

gboolean
ful_pace_is_open (const FulPace *self, guint in_flight, gint64 now)
{
  return now >= self->shut_until && in_flight < (guint)self->limit;
}

/* A round is over once as many have answered as may be in flight. */
static void
end_round (FulPace *self)
{
  double mean = self->sum_ms / self->n;

  self->sum_ms = 0;
  self->n = 0;
  self->round = MAX ((guint)self->limit, 4);
  if (isnan (self->base_ms) || mean < self->base_ms)
    self->base_ms = mean;
  else if (mean > QUEUEING_MS && mean > QUEUEING_TIMES * self->base_ms)
    self->limit = MAX (self->limit * 0.9, MIN (4, self->most));
}

static gboolean
is_queueing (const FulPace *self, double latency_ms)
{
  return latency_ms > QUEUEING_MS && latency_ms > GROWTH_TIMES * self->base_ms;
}

void
ful_pace_sent (FulPace *self)
{
  self->refused -= self->refused / SHARE_OVER;
}

void
ful_pace_answered (FulPace *self, double latency_ms, gint64 now)
{
  self->sum_ms += latency_ms;
  self->n++;
  if (now >= self->hold_until && !is_queueing (self, latency_ms))
    self->limit = MIN (self->limit + 1, self->most);
  if (self->n >= self->round)
    end_round (self);
}

void
ful_pace_refused (FulPace *self, guint in_flight, gint64 wait, gint64 now)
{
  self->refused += 1.0 / SHARE_OVER;
  if (in_flight == 0) {
    ful_pace_shut (self, wait > 0 ? wait : SHUT_UNTOLD, now);
    self->limit = MAX (self->limit / 2, 1);
    return;
  }
  if (self->refused < SHARE_MANY)
    return;
  if (in_flight < self->limit)
    self->limit = MAX (in_flight, self->limit * DOWN_TIMES);
  /* A burst of refusals is one; one soon after a hold has ended asks for a longer one. */
  if (now >= self->hold_until) {
    self->hold = now < self->hold_until + self->hold ? MIN (self->hold * 2, HOLD_MOST) : HOLD_LEAST;
    self->hold_until = now + self->hold;
  }
}

void
ful_pace_shut (FulPace *self, gint64 wait, gint64 now)
{
  self->shut_until = MAX (self->shut_until, now + CLAMP (wait, 0, SHUT_MOST));
}
