/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"
#define MINUS "\u2212"

static const struct {
  const char *code;
  const char *sign;
} currency_signs[] = { { "USD", "$" }, { "EUR", "€" }, { "GBP", "£" }, { "JPY", "¥" } };

static char *
not_known (void)
{
  return g_strdup (_ ("not known"));
}

/* Group separators go between the digits before the point. */
static char *
grouped (double magnitude, int decimals)
{
  g_autofree char *format = g_strdup_printf ("%%.%df", decimals);
  char digits[512];
  GString *out = g_string_new (NULL);
  gsize whole;

  g_ascii_formatd (digits, sizeof digits, format, magnitude);
  whole = strcspn (digits, ".");
  for (gsize i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0)
      /* Translators: the separator of thousands in numbers. */
      g_string_append (out, C_ ("number", ","));
    g_string_append_c (out, digits[i]);
  }
  if (digits[whole] == '.') {
    /* Translators: the decimal separator in numbers. */
    g_string_append (out, C_ ("number", "."));
    g_string_append (out, digits + whole + 1);
  }
  return g_string_free (out, FALSE);
}

/* Whether @value shows as something below zero with so many decimals: −0.0 is 0. */
static gboolean
shows_negative (double value, int decimals)
{
  return value <= -0.5 * pow (10, -decimals);
}

char *
ful_format_number (double value, int decimals)
{
  g_autofree char *text = NULL;

  if (!isfinite (value))
    return not_known ();
  text = grouped (fabs (value), decimals);
  return g_strconcat (shows_negative (value, decimals) ? MINUS : "", text, NULL);
}

char *
ful_format_plain_number (double value)
{
  int decimals = 0;

  if (!isfinite (value))
    return not_known ();
  while (decimals < 4 && fabs (value * pow (10, decimals) - round (value * pow (10, decimals))) >
                             1e-6 * fmax (1, fabs (value)))
    decimals++;
  return ful_format_number (value, decimals);
}

char *
ful_format_count (double value)
{
  return ful_format_number (value, 0);
}

char *
ful_format_share (double share)
{
  g_autofree char *number = NULL;

  if (!isfinite (share))
    return not_known ();
  number = ful_format_number (share * 100, 1);
  /* Translators: a percentage, with a no-break space. */
  return g_strdup_printf (C_ ("share", "%s\u00a0%%"), number);
}

char *
ful_format_plain_share (double share)
{
  g_autofree char *number = NULL;

  if (!isfinite (share))
    return not_known ();
  number = ful_format_plain_number (round (share * 1000) / 10);
  return g_strdup_printf (C_ ("share", "%s\u00a0%%"), number);
}

char *
ful_format_sureness (double probability)
{
  g_autofree char *number = NULL;

  if (!isfinite (probability))
    return not_known ();
  if (probability > 0.99)
    return g_strdup (_ ("over 99\u00a0%"));
  if (probability < 0.01)
    return g_strdup (_ ("under 1\u00a0%"));
  number = ful_format_number (probability * 100, 0);
  return g_strdup_printf (C_ ("share", "%s\u00a0%%"), number);
}

char *
ful_format_interval (const FulInterval *interval)
{
  g_autofree char *estimate = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (interval->estimate))
    return not_known ();
  estimate = ful_format_share (interval->estimate);
  if (!isfinite (interval->low) || !isfinite (interval->high))
    return g_steal_pointer (&estimate);
  low = ful_format_number (interval->low * 100, 1);
  high = ful_format_number (interval->high * 100, 1);
  /* Translators: a percentage and the ends of its 95 % interval. */
  return g_strdup_printf (C_ ("interval", "%s (%s–%s)"), estimate, low, high);
}

static char *
signed_number (double value)
{
  g_autofree char *number = ful_format_number (value, 1);

  return g_strconcat (value >= 0.05 ? "+" : "", number, NULL);
}

char *
ful_format_points (double difference)
{
  g_autofree char *number = NULL;

  if (!isfinite (difference))
    return not_known ();
  number = signed_number (difference * 100);
  /* Translators: percentage points. */
  return g_strdup_printf (_ ("%s points"), number);
}

char *
ful_format_points_interval (const FulInterval *interval)
{
  g_autofree char *points = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (interval->estimate))
    return not_known ();
  points = ful_format_points (interval->estimate);
  low = signed_number (interval->low * 100);
  high = signed_number (interval->high * 100);
  /* Translators: percentage points and the ends of their 95 % interval, signed. */
  return g_strdup_printf (C_ ("interval", "%s (%s to %s)"), points, low, high);
}

char *
ful_format_gap (double difference)
{
  double points = round (fabs (difference) * 1000) / 10;
  g_autofree char *number = NULL;

  if (!isfinite (difference))
    return not_known ();
  number = ful_format_plain_number (points);
  return g_strdup_printf (ngettext ("%s point", "%s points", points == 1 ? 1 : 2), number);
}

/* @magnitude >= 0 as @style wants it, without sign and currency. */
static char *
money_digits (double magnitude, FulMoneyStyle style)
{
  g_autofree char *number = NULL;
  double step;

  switch (style) {
  case FUL_MONEY_CALL:
    if (magnitude == 0)
      return g_strdup ("0");
    return grouped (magnitude, magnitude > 0 && magnitude < 0.0001 ? 6 : 4);
  case FUL_MONEY_SHORT:
    if (magnitude >= 999500) {
      number = grouped (magnitude / 1e6, magnitude < 9.95e6 && fmod (magnitude, 1e6) != 0 ? 1 : 0);
      return g_strdup_printf (C_ ("money", "%sM"), number);
    }
    if (magnitude >= 1000) {
      number = grouped (magnitude / 1e3, magnitude < 9950 && fmod (magnitude, 1e3) != 0 ? 1 : 0);
      return g_strdup_printf (C_ ("money", "%sk"), number);
    }
    return grouped (magnitude, magnitude == floor (magnitude) || magnitude >= 100 ? 0 : 2);
  case FUL_MONEY_HEADLINE:
    if (magnitude >= 100) {
      step = pow (10, floor (log10 (magnitude)) - 2);
      return grouped (round (magnitude / step) * step, 0);
    }
    return grouped (magnitude, magnitude == 0 ? 0 : 2);
  case FUL_MONEY_TABLE:
  default:
    return grouped (magnitude, magnitude >= 99.995 || magnitude == 0 ? 0 : 2);
  }
}

char *
ful_format_money (double amount, const char *currency, FulMoneyStyle style)
{
  g_autofree char *digits = NULL;
  g_autofree char *name = NULL;
  const char *sign = NULL;
  const char *minus;

  if (!isfinite (amount))
    return not_known ();
  digits = money_digits (fabs (amount), style);
  minus = amount < 0 && strpbrk (digits, "123456789") != NULL ? MINUS : "";
  for (gsize i = 0; currency != NULL && i < G_N_ELEMENTS (currency_signs); i++)
    if (g_ascii_strcasecmp (currency, currency_signs[i].code) == 0)
      sign = currency_signs[i].sign;
  if (sign != NULL)
    return g_strconcat (minus, sign, digits, NULL);
  name = ful_format_stranger (currency != NULL ? currency : "USD");
  return g_strconcat (minus, name, NO_BREAK_SPACE, digits, NULL);
}

char *
ful_format_months (double months)
{
  g_autofree char *number = NULL;

  if (!isfinite (months))
    return not_known ();
  number = ful_format_number (months, months < 24 ? 1 : 0);
  return g_strdup_printf (_ ("%s months"), number);
}

char *
ful_format_duration_ms (double duration_ms)
{
  g_autofree char *number = NULL;
  g_autofree char *seconds = NULL;

  if (!isfinite (duration_ms))
    return not_known ();
  if (duration_ms < 999.5) {
    number = ful_format_number (duration_ms, duration_ms < 9.95 ? 1 : 0);
    return g_strdup_printf (_ ("%s\u00a0ms"), number);
  }
  if (duration_ms < 59950) {
    number = ful_format_number (duration_ms / 1000, duration_ms < 9995 ? 2 : 1);
    return g_strdup_printf (_ ("%s\u00a0s"), number);
  }
  number = ful_format_count (floor (round (duration_ms / 1000) / 60));
  seconds = ful_format_count (fmod (round (duration_ms / 1000), 60));
  return g_strdup_printf (_ ("%s\u00a0min %s\u00a0s"), number, seconds);
}

char *
ful_format_date (const char *date)
{
  static const char *const months[] = { N_ ("January"), N_ ("February"), N_ ("March"),
                                        N_ ("April"),   N_ ("May"),      N_ ("June"),
                                        N_ ("July"),    N_ ("August"),   N_ ("September"),
                                        N_ ("October"), N_ ("November"), N_ ("December") };
  guint64 year, month, day;
  g_auto (GStrv) parts = NULL;

  if (date == NULL)
    return not_known ();
  parts = g_strsplit (date, "-", 3);
  if (g_strv_length (parts) != 3)
    return ful_format_stranger (date);
  year = g_ascii_strtoull (parts[0], NULL, 10);
  month = g_ascii_strtoull (parts[1], NULL, 10);
  day = g_ascii_strtoull (parts[2], NULL, 10);
  if (!g_date_valid_dmy ((GDateDay)MIN (day, 99), (GDateMonth)MIN (month, 99),
                         (GDateYear)MIN (year, 9999)))
    return ful_format_stranger (date);
  /* Translators: day, month and year of a date. */
  return g_strdup_printf (C_ ("date", "%d %s %d"), (int)day, _ (months[month - 1]), (int)year);
}

static gboolean
runs_from_right (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff) ||
         (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff) ||
         (c >= 0x1e800 && c <= 0x1efff);
}

/* Embeddings, overrides and isolates (Unicode annex 9): left open they reorder what follows. */
static gboolean
orders_text (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
ful_format_stranger (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_new (NULL);
  gboolean isolate = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029)
      g_string_append_c (out, ' ');
    else if (g_unichar_iscntrl (c) || orders_text (c))
      g_string_append (out, "\ufffd");
    else
      g_string_append_unichar (out, c);
    isolate = isolate || runs_from_right (c);
  }
  g_strstrip (out->str);
  out->len = strlen (out->str);
  if (isolate) {
    g_string_prepend (out, "\u2068");
    g_string_append (out, "\u2069");
  }
  return g_string_free (out, FALSE);
}
