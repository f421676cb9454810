/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/http-time.h"

#include <math.h>
#include <string.h>

#define MAX_TEXT 64

typedef struct {
  const char *name;
  double seconds;
} Unit;

/* "ms" before "m". */
static const Unit units[] = {
  { "ms", 1e-3 }, { "us", 1e-6 }, { "\xC2\xB5s", 1e-6 }, { "ns", 1e-9 },
  { "s", 1 },     { "m", 60 },    { "h", 3600 },         { "d", 86400 },
};

static const Unit *
find_unit (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (text, units[i].name))
      return &units[i];
  return NULL;
}

double
ful_http_duration_s (const char *text)
{
  double total = 0;
  guint parts = 0;

  while (g_ascii_isspace (*text))
    text++;
  if (strlen (text) > MAX_TEXT)
    return NAN;
  while (g_ascii_isdigit (*text) || (*text == '.' && g_ascii_isdigit (text[1]))) {
    char *end;
    double number = g_ascii_strtod (text, &end);
    const Unit *unit = find_unit (end);

    if (!isfinite (number) || strpbrk (text, "xX") != NULL)
      return NAN;
    text = end + (unit != NULL ? strlen (unit->name) : 0);
    total += number * (unit != NULL ? unit->seconds : 1);
    parts++;
    if (unit == NULL && parts > 1)
      return NAN;
    if (unit == NULL)
      break;
  }
  while (g_ascii_isspace (*text))
    text++;
  return parts > 0 && *text == '\0' ? total : (double)NAN;
}

static int
month_of (const char *word)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  g_autofree char *lower = g_ascii_strdown (word, -1);
  const char *at = strlen (lower) == 3 ? strstr (months, lower) : NULL;

  return at != NULL && (at - months) % 3 == 0 ? (int)(at - months) / 3 + 1 : 0;
}

static gboolean
read_clock (const char *word, int *hour, int *minute, int *second)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 4);

  if (g_strv_length (parts) != 3)
    return FALSE;
  *hour = (int)g_ascii_strtoull (parts[0], NULL, 10);
  *minute = (int)g_ascii_strtoull (parts[1], NULL, 10);
  *second = (int)g_ascii_strtoull (parts[2], NULL, 10);
  return *hour < 24 && *minute < 60 && *second <= 60;
}

/* All three forms say day, month, year and time in words of their own; only their order differs,
 * and the day always stands before the year. */
gboolean
ful_http_date_us (const char *text, gint64 *out)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GDateTime) date = NULL;
  int day = 0, month = 0, year = -1, hour = -1, minute = 0, second = 0;

  if (strlen (text) > MAX_TEXT)
    return FALSE;
  words = g_strsplit_set (text, " ,-", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    const char *word = words[i];

    if (strchr (word, ':') != NULL) {
      if (!read_clock (word, &hour, &minute, &second))
        return FALSE;
    } else if (g_ascii_isdigit (*word) && day == 0) {
      day = (int)g_ascii_strtoull (word, NULL, 10);
    } else if (g_ascii_isdigit (*word)) {
      year = (int)MIN (g_ascii_strtoull (word, NULL, 10), 10000);
      year += strlen (word) == 2 ? 2000 : 0;
    } else if (month == 0) {
      month = month_of (word);
    }
  }
  if (month == 0 || hour < 0 || day < 1 || day > 31 || year < 1970 || year > 9999)
    return FALSE;
  date = g_date_time_new_utc (year, month, day, hour, minute, MIN (second, 59));
  if (date == NULL)
    return FALSE;
  *out = g_date_time_to_unix (date) * G_USEC_PER_SEC;
  return TRUE;
}

gboolean
ful_rfc3339_us (const char *text, gint64 *out)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date =
      strlen (text) <= MAX_TEXT ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  if (date == NULL)
    return FALSE;
  *out = g_date_time_to_unix (date) * G_USEC_PER_SEC + g_date_time_get_microsecond (date);
  return TRUE;
}
