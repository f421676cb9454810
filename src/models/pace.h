/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* How many requests one server gets at once. A pure value: times are given, in µs of
 * g_get_monotonic_time().
 *
 * Slow start: every answer makes room for one more, so that the number doubles with every round
 * trip. Where refusals (429, 529, 503) are many of the newest requests, too many are in flight: the
 * limit goes down towards what is left, and nothing is tried for a while; then one more at a time.
 * A refusal now and then is not of their number, and going down with each would end at one. Where
 * latency rises to several times what it is with few in flight, the server only queues, and the
 * number goes back by a tenth a round. */
typedef struct {
  double limit;
  guint most;
  gint64 hold_until; /* no growth before */
  gint64 shut_until; /* nothing is sent before */
  gint64 hold;       /* length of the next hold */
  double refused;    /* share of the newest requests, decaying */
  double base_ms;    /* mean latency of the fastest round; NAN: none yet */
  double sum_ms;     /* of the round that goes on, over n answers */
  guint n;
  guint round; /* so many answers are one round: the limit when it began */
} FulPace;

#define FUL_PACE_START 16

void ful_pace_init (FulPace *self, guint most);

/* Whether one more may be sent. */
gboolean ful_pace_is_open (const FulPace *self, guint in_flight, gint64 now);

/* A request was sent. */
void ful_pace_sent (FulPace *self);

/* An answer came. */
void ful_pace_answered (FulPace *self, double latency_ms, gint64 now);

/**
 * ful_pace_refused:
 * @in_flight: requests still in flight
 * @wait: what the server asks to wait, in µs; 0: it does not say
 *
 * Where others are still answered, the number is too high; where none are, the server wants to be
 * left alone for that time.
 */
void ful_pace_refused (FulPace *self, guint in_flight, gint64 wait, gint64 now);

/* The server said beforehand that its allowance is used up for so long. */
void ful_pace_shut (FulPace *self, gint64 wait, gint64 now);
