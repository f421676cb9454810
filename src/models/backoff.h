/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/fault.h"

/* When to try again. All reading of headers takes a table of names in lower case, and now as
 * microseconds since 1970 (g_get_real_time ()). Servers' clocks differ from ours: a date is worth
 * no more than that. */

/* Longest wait that a server is granted, in seconds, as the official clients do. */
#define FUL_BACKOFF_MAX_S 120
/* Waits of our own: up to half a second, doubling up to eight. */
#define FUL_BACKOFF_FIRST_S 0.5
#define FUL_BACKOFF_LAST_S 8

typedef struct {
  gboolean retry;    /* trying again may help */
  double wait_s;     /* the server's wish, 0 to FUL_BACKOFF_MAX_S; NAN: it has none */
  gboolean too_long; /* it wished for more than that, and will likely refuse until then */
} FulBackoff;

/**
 * ful_backoff_read:
 * @headers: (nullable) (element-type utf8 utf8)
 * @fault: what went wrong; one without a class, as of a broken connection, is tried again
 *
 * A quota that is used up, a wrong key or a bad request is never worth a retry, whatever the
 * headers say; for all else "x-should-retry" decides where it is sent. The wait is, in this order:
 * "retry-after-ms", "retry-after" (seconds or a date), and for a rate limit the latest reset of a
 * limit of which nothing remains.
 *
 * Source: openai-python and anthropic-sdk-python, _base_client.py; RFC 9110, 10.2.3.
 */
FulBackoff ful_backoff_read (GHashTable *headers, const FulFault *fault, gint64 now_us);

/**
 * ful_backoff_delay_s:
 * @attempt: 0 for the first retry
 * @random: seeded by the caller
 *
 * Full jitter: anything from 0 to FUL_BACKOFF_FIRST_S × 2^@attempt, at most FUL_BACKOFF_LAST_S.
 *
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog (2015).
 */
double ful_backoff_delay_s (guint attempt, GRand *random);

/* What is left of the server's limits. NAN: not told. */
typedef struct {
  double requests_limit;
  double requests_remaining;
  double requests_reset_s; /* from now until it is full again, 0 or more */
  double tokens_limit;     /* of several kinds of tokens, the one of which least remains */
  double tokens_remaining;
  double tokens_reset_s;
} FulRateLimits;

/**
 * ful_rate_limits_read:
 *
 * "x-ratelimit-{limit,remaining,reset}-{requests,tokens}" with resets as "6m0s" or "12ms" (OpenAI,
 * Groq), "anthropic-ratelimit-{requests,tokens,input-tokens,output-tokens}-{limit,remaining,reset}"
 * with resets as RFC 3339, and "x-ratelimit-{limit,remaining,reset}" with a reset in seconds, or
 * seconds or milliseconds since 1970.
 */
FulRateLimits ful_rate_limits_read (GHashTable *headers, gint64 now_us);
