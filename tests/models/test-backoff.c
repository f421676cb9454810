/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/backoff.h"

#include <math.h>
#include <string.h>

#include "models/http-time.h"
#include "transcript.h"

/* 2026-02-25T20:02:30Z, a moment before that of the recorded limits. */
#define NOW_US (G_GINT64_CONSTANT (1772049750) * G_USEC_PER_SEC)

/* "name: value" a line */
static GHashTable *
headers_of (const char *text)
{
  GHashTable *headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], ": ", 2);

    if (g_strv_length (parts) == 2)
      g_hash_table_insert (headers, g_strdup (parts[0]), g_strdup (parts[1]));
  }
  return headers;
}

static FulBackoff
read_one (FulFaultClass class, const char *text)
{
  g_autoptr (GHashTable) headers = headers_of (text);
  FulFault fault = { 0 };
  FulBackoff backoff;

  if (class != FUL_FAULT_NONE)
    ful_fault_set (&fault, class, NULL, "x");
  backoff = ful_backoff_read (headers, &fault, NOW_US);
  ful_fault_clear (&fault);
  return backoff;
}

static void
test_waits (void)
{
  static const struct {
    const char *headers;
    double wait_s;
    gboolean too_long;
  } cases[] = {
    { "", NAN, FALSE },
    { "retry-after: 7", 7, FALSE },
    { "retry-after: 0", 0, FALSE },
    { "retry-after: 1.5", 1.5, FALSE },
    { "retry-after: 20s", 20, FALSE },
    { "retry-after: -1", NAN, FALSE },
    { "retry-after: soon", NAN, FALSE },
    { "retry-after: ", NAN, FALSE },
    { "retry-after: 7200", 120, TRUE },
    { "retry-after-ms: 250\nretry-after: 7", 0.25, FALSE },
    { "retry-after-ms: \nretry-after: 7", 7, FALSE },
    { "retry-after: Wed, 25 Feb 2026 20:03:00 GMT", 30, FALSE },
    { "retry-after: Wednesday, 25-Feb-26 20:03:00 GMT", 30, FALSE },
    { "retry-after: Wed Feb 25 20:03:00 2026", 30, FALSE },
    { "retry-after: Wed, 25 Feb 2026 19:00:00 GMT", 0, FALSE },
    { "x-ratelimit-remaining-requests: 0\nx-ratelimit-reset-requests: 12ms", 0.012, FALSE },
    { "x-ratelimit-remaining-requests: 5\nx-ratelimit-reset-requests: 12ms\n"
      "x-ratelimit-remaining-tokens: 0\nx-ratelimit-reset-tokens: 1m30s",
      90, FALSE },
    { "x-ratelimit-remaining-requests: 0\nx-ratelimit-reset-requests: 1s\n"
      "x-ratelimit-remaining-tokens: 0\nx-ratelimit-reset-tokens: 6m0s",
      120, TRUE },
    { "x-ratelimit-remaining-requests: 5\nx-ratelimit-reset-requests: 12ms", NAN, FALSE },
    { "anthropic-ratelimit-input-tokens-remaining: 0\n"
      "anthropic-ratelimit-input-tokens-reset: 2026-02-25T20:02:37Z",
      7, FALSE },
    { "anthropic-ratelimit-requests-remaining: 0\n"
      "anthropic-ratelimit-requests-reset: 2026-02-25T21:02:31+01:00",
      1, FALSE },
    { "x-ratelimit-remaining: 0\nx-ratelimit-reset: 1772049760000", 10, FALSE },
    { "x-ratelimit-remaining: 0\nx-ratelimit-reset: 1772049760", 10, FALSE },
    { "x-ratelimit-remaining: 0\nx-ratelimit-reset: 3", 3, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    FulBackoff backoff = read_one (FUL_FAULT_RATE_LIMIT, cases[i].headers);

    g_test_message ("case %u", i);
    g_assert_true (backoff.retry);
    g_assert_cmpint (backoff.too_long, ==, cases[i].too_long);
    if (isnan (cases[i].wait_s))
      g_assert_true (isnan (backoff.wait_s));
    else
      g_assert_cmpfloat_with_epsilon (backoff.wait_s, cases[i].wait_s, 1e-6);
  }
}

static void
test_retry (void)
{
  g_assert_true (read_one (FUL_FAULT_NONE, "").retry);
  g_assert_true (read_one (FUL_FAULT_OVERLOADED, "").retry);
  g_assert_true (read_one (FUL_FAULT_SERVER, "x-should-retry: true").retry);
  g_assert_false (read_one (FUL_FAULT_SERVER, "x-should-retry: false").retry);
  g_assert_true (read_one (FUL_FAULT_SERVER, "x-should-retry: perhaps").retry);
  g_assert_false (read_one (FUL_FAULT_QUOTA, "x-should-retry: true\nretry-after: 1").retry);
  g_assert_true (isnan (read_one (FUL_FAULT_QUOTA, "retry-after: 1").wait_s));
  g_assert_false (read_one (FUL_FAULT_AUTH, "x-should-retry: true").retry);
  g_assert_false (read_one (FUL_FAULT_BAD_REQUEST, "").retry);
  /* Limits are full again some time; an overloaded server says nothing by them. */
  g_assert_true (isnan (read_one (FUL_FAULT_OVERLOADED, "x-ratelimit-remaining-requests: 0\n"
                                                        "x-ratelimit-reset-requests: 9s")
                            .wait_s));
}

/* The recorded refusals: how long to wait, and whether at all. */
static void
test_recorded (void)
{
  static const struct {
    const char *id;
    FulFaultClass class;
    gboolean retry;
    double wait_s;
  } cases[] = {
    { "aimock/020-error-429", FUL_FAULT_RATE_LIMIT, TRUE, 7 },
    { "aimock/022-error-quota", FUL_FAULT_QUOTA, FALSE, NAN },
    { "aimock/076-chaos-429", FUL_FAULT_RATE_LIMIT, TRUE, 1 },
    { "aimock/024-error-529", FUL_FAULT_OVERLOADED, TRUE, NAN },
    { "anthropic-recorded/002-429-stream", FUL_FAULT_RATE_LIMIT, TRUE, NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Transcript) transcript = transcript_response (cases[i].id);
    FulFault fault = { 0 };
    FulBackoff backoff;

    ful_fault_read_body (transcript->body->str, transcript->body->len, transcript->status, &fault);
    g_assert_cmpint (fault.fault, ==, cases[i].class);
    backoff = ful_backoff_read (transcript->headers, &fault, NOW_US);
    g_assert_cmpint (backoff.retry, ==, cases[i].retry);
    g_assert_true (isnan (backoff.wait_s) ? isnan (cases[i].wait_s)
                                          : backoff.wait_s == cases[i].wait_s);
    ful_fault_clear (&fault);
  }
}

static void
test_limits (void)
{
  g_autoptr (Transcript) transcript =
      transcript_response ("anthropic-recorded/004-tool-ratelimit-headers");
  FulRateLimits limits = ful_rate_limits_read (transcript->headers, NOW_US);
  FulRateLimits none = ful_rate_limits_read (NULL, NOW_US);

  g_assert_cmpfloat (limits.requests_limit, ==, 50);
  g_assert_cmpfloat (limits.requests_remaining, ==, 49);
  g_assert_cmpfloat (limits.requests_reset_s, ==, 2);
  g_assert_cmpfloat (limits.tokens_limit, ==, 8000);
  g_assert_cmpfloat (limits.tokens_remaining, ==, 8000);
  g_assert_cmpfloat (limits.tokens_reset_s, ==, 6);
  g_assert_true (isnan (none.requests_remaining) && isnan (none.tokens_reset_s));
}

static void
test_durations (void)
{
  static const struct {
    const char *text;
    double seconds;
  } cases[] = {
    { "6m0s", 360 },        { "12ms", 0.012 }, { "1s", 1 },      { "1h2m3.5s", 3723.5 },
    { "2m59.56s", 179.56 }, { "2d", 172800 },  { "59.7", 59.7 }, { " 8 ", 8 },
    { "250us", 0.00025 },   { "", NAN },       { "s", NAN },     { "5 apples", NAN },
    { "1m2", NAN },         { "-1s", NAN },    { "0x10", NAN },  { "1e999", NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    double got = ful_http_duration_s (cases[i].text);

    g_test_message ("\"%s\"", cases[i].text);
    if (isnan (cases[i].seconds))
      g_assert_true (isnan (got));
    else
      g_assert_cmpfloat_with_epsilon (got, cases[i].seconds, 1e-9);
  }
}

static void
test_dates (void)
{
  static const char *const same[] = { "Sun, 06 Nov 1994 08:49:37 GMT", "Sun Nov  6 08:49:37 1994" };
  static const char *const none[] = { "",
                                      "now",
                                      "Sun, 06 Nov 1994",
                                      "Sun, 31 Feb 1994 08:49:37 GMT",
                                      "Sun, 06 Nov 1994 25:00:00 GMT",
                                      "06:07:08:09",
                                      "99999999999999999999 Nov 99999999999999999999 01:02:03" };
  gint64 us;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++) {
    g_assert_true (ful_http_date_us (same[i], &us));
    g_assert_cmpint (us, ==, G_GINT64_CONSTANT (784111777) * G_USEC_PER_SEC);
  }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (ful_http_date_us (none[i], &us));
}

/* Anything up to the bound, and the bound doubles up to the last. */
static void
test_jitter (void)
{
  static const double bounds[] = { 0.5, 1, 2, 4, 8, 8, 8 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GRand) again = g_rand_new_with_seed (7);

  for (guint attempt = 0; attempt < G_N_ELEMENTS (bounds); attempt++) {
    double least = 1, most = 0;

    for (guint i = 0; i < 2000; i++) {
      double delay = ful_backoff_delay_s (attempt, random);

      g_assert_cmpfloat (delay, ==, ful_backoff_delay_s (attempt, again));
      least = MIN (least, delay / bounds[attempt]);
      most = MAX (most, delay / bounds[attempt]);
    }
    g_assert_cmpfloat (least, >=, 0);
    g_assert_cmpfloat (least, <, 0.01);
    g_assert_cmpfloat (most, <, 1);
    g_assert_cmpfloat (most, >, 0.99);
  }
  g_assert_cmpfloat (ful_backoff_delay_s (G_MAXUINT, random), <, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/backoff/waits", test_waits);
  g_test_add_func ("/models/backoff/retry", test_retry);
  g_test_add_func ("/models/backoff/recorded", test_recorded);
  g_test_add_func ("/models/backoff/limits", test_limits);
  g_test_add_func ("/models/backoff/durations", test_durations);
  g_test_add_func ("/models/backoff/dates", test_dates);
  g_test_add_func ("/models/backoff/jitter", test_jitter);
  return g_test_run ();
}
