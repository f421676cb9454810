/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/backoff.h"

#include <math.h>

#include "base/number.h"
#include "models/http-time.h"

static const char *
header (GHashTable *headers, const char *name)
{
  const char *value = headers != NULL ? g_hash_table_lookup (headers, name) : NULL;

  /* Some send a name without a value. */
  return value != NULL && *value != '\0' ? value : NULL;
}

/* 0 or more; NAN: none */
static double
number (GHashTable *headers, const char *name)
{
  const char *text = header (headers, name);
  double value;

  if (text == NULL || !ful_number_parse (text, &value, NULL) || value < 0)
    return NAN;
  return value;
}

static double
seconds_until (gint64 then_us, gint64 now_us)
{
  return (double)MAX (then_us - now_us, 0) / G_USEC_PER_SEC;
}

static double
retry_after_s (GHashTable *headers, gint64 now_us)
{
  double ms = number (headers, "retry-after-ms");
  double seconds = number (headers, "retry-after");
  const char *text = header (headers, "retry-after");
  gint64 then_us;

  if (!isnan (ms))
    return ms / 1000;
  if (!isnan (seconds))
    return seconds;
  if (text == NULL)
    return NAN;
  if (ful_http_date_us (text, &then_us))
    return seconds_until (then_us, now_us);
  return ful_http_duration_s (text);
}

/* The later of the resets of what is used up. */
static double
reset_s (GHashTable *headers, gint64 now_us)
{
  FulRateLimits limits = ful_rate_limits_read (headers, now_us);
  double requests = limits.requests_remaining == 0 ? limits.requests_reset_s : (double)NAN;
  double tokens = limits.tokens_remaining == 0 ? limits.tokens_reset_s : (double)NAN;

  return fmax (requests, tokens); /* of NAN and a number, the number */
}

static gboolean
is_hopeless (FulFaultClass fault)
{
  return fault != FUL_FAULT_NONE && fault != FUL_FAULT_RATE_LIMIT &&
         fault != FUL_FAULT_UNAVAILABLE && fault != FUL_FAULT_OVERLOADED &&
         fault != FUL_FAULT_SERVER;
}

FulBackoff
ful_backoff_read (GHashTable *headers, const FulFault *fault, gint64 now_us)
{
  const char *advice = header (headers, "x-should-retry");
  FulBackoff backoff = { .retry = fault->fault == FUL_FAULT_NONE || fault->retry, .wait_s = NAN };

  if (is_hopeless (fault->fault))
    backoff.retry = FALSE;
  else if (advice != NULL && g_ascii_strcasecmp (advice, "true") == 0)
    backoff.retry = TRUE;
  else if (advice != NULL && g_ascii_strcasecmp (advice, "false") == 0)
    backoff.retry = FALSE;
  if (!backoff.retry)
    return backoff;
  backoff.wait_s = retry_after_s (headers, now_us);
  if (isnan (backoff.wait_s) && fault->fault == FUL_FAULT_RATE_LIMIT)
    backoff.wait_s = reset_s (headers, now_us);
  if (backoff.wait_s > FUL_BACKOFF_MAX_S) {
    backoff.too_long = TRUE;
    backoff.wait_s = FUL_BACKOFF_MAX_S;
  }
  return backoff;
}

double
ful_backoff_delay_s (guint attempt, GRand *random)
{
  double most = FUL_BACKOFF_FIRST_S * ldexp (1, (int)MIN (attempt, 30));

  return g_rand_double (random) * MIN (most, FUL_BACKOFF_LAST_S);
}

typedef struct {
  double limit, remaining, reset_s;
} Limit;

/* A reset as a duration, a time, or a number of seconds since 1970. */
static double
read_reset (const char *text, gint64 now_us)
{
  double seconds = text != NULL ? ful_http_duration_s (text) : (double)NAN;
  double now_s = (double)now_us / G_USEC_PER_SEC;
  gint64 then_us;

  if (text != NULL && ful_rfc3339_us (text, &then_us))
    return seconds_until (then_us, now_us);
  if (seconds > 1e11) /* milliseconds since 1970 */
    return fmax (seconds / 1000 - now_s, 0);
  return seconds > 1e8 ? fmax (seconds - now_s, 0) : seconds;
}

/* The three lines of a limit; what they are called stands before and after the word. */
static Limit
read_limit (GHashTable *headers, const char *before, const char *after, gint64 now_us)
{
  g_autofree char *limit = g_strconcat (before, "limit", after, NULL);
  g_autofree char *remaining = g_strconcat (before, "remaining", after, NULL);
  g_autofree char *reset = g_strconcat (before, "reset", after, NULL);

  return (Limit){ number (headers, limit), number (headers, remaining),
                  read_reset (header (headers, reset), now_us) };
}

static Limit
least (Limit a, Limit b)
{
  return isnan (a.remaining) || b.remaining < a.remaining ? b : a;
}

FulRateLimits
ful_rate_limits_read (GHashTable *headers, gint64 now_us)
{
  static const char *const kinds[] = { "anthropic-ratelimit-tokens-",
                                       "anthropic-ratelimit-input-tokens-",
                                       "anthropic-ratelimit-output-tokens-" };
  Limit requests = read_limit (headers, "x-ratelimit-", "-requests", now_us);
  Limit tokens = read_limit (headers, "x-ratelimit-", "-tokens", now_us);

  requests = least (requests, read_limit (headers, "x-ratelimit-", "", now_us));
  requests = least (requests, read_limit (headers, "anthropic-ratelimit-requests-", "", now_us));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    tokens = least (tokens, read_limit (headers, kinds[i], "", now_us));
  return (FulRateLimits){ .requests_limit = requests.limit,
                          .requests_remaining = requests.remaining,
                          .requests_reset_s = requests.reset_s,
                          .tokens_limit = tokens.limit,
                          .tokens_remaining = tokens.remaining,
                          .tokens_reset_s = tokens.reset_s };
}
