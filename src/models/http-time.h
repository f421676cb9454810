/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Times in header lines. All take any text. */

/**
 * ful_http_duration_s:
 * @text: "6m0s", "1h2m3.5s", "12ms", "2d", or a number of seconds
 *
 * Returns: seconds, 0 or more; NAN: no duration
 */
double ful_http_duration_s (const char *text);

/**
 * ful_http_date_us:
 * @text: a date of RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT" or one of the two older forms
 *
 * Returns: FALSE where it is none; else microseconds since 1970 in @out
 */
gboolean ful_http_date_us (const char *text, gint64 *out);

/* The same for "1994-11-06T08:49:37Z" (RFC 3339); a time without a zone is UTC. */
gboolean ful_rfc3339_us (const char *text, gint64 *out);
