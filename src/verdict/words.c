/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NOT_KNOWN "–"
#define NO_BREAK_SPACE "\u00a0"

/* In hundredths with one decimal; a whole number goes without it. */
static char *
hundredths (double share)
{
  double value = round (share * 1000) / 10;

  return value == floor (value) ? g_strdup_printf ("%.0f", value) : g_strdup_printf ("%.1f", value);
}

char *
ful_words_share (double share)
{
  g_autofree char *number = NULL;

  if (isnan (share))
    return g_strdup (NOT_KNOWN);
  number = hundredths (share);
  return g_strdup_printf ("%s" NO_BREAK_SPACE "%%", number);
}

char *
ful_words_interval (FulInterval interval)
{
  g_autofree char *estimate = NULL, *low = NULL, *high = NULL;

  if (isnan (interval.estimate))
    return g_strdup (NOT_KNOWN);
  estimate = ful_words_share (interval.estimate);
  low = hundredths (interval.low);
  high = hundredths (interval.high);
  /* Translators: an estimate and the interval around it, e.g. "86.7 % (85.5 to 87.9)". */
  return g_strdup_printf (_ ("%s (%s to %s)"), estimate, low, high);
}

/* With its sign: U+2212 for minus. */
static char *
signed_hundredths (double share)
{
  g_autofree char *number = hundredths (fabs (share));

  return g_strconcat (share < 0 && strcmp (number, "0") != 0 ? "\u2212" : "", number, NULL);
}

char *
ful_words_points (FulInterval difference)
{
  g_autofree char *estimate = NULL, *low = NULL, *high = NULL;

  if (isnan (difference.estimate))
    return g_strdup (NOT_KNOWN);
  estimate = signed_hundredths (difference.estimate);
  low = signed_hundredths (difference.low);
  high = signed_hundredths (difference.high);
  return g_strdup_printf (_ ("%s points (%s to %s)"), estimate, low, high);
}

char *
ful_words_gain (double share)
{
  g_autofree char *number = signed_hundredths (share);

  return g_strdup_printf (_ ("%s points"), number);
}

char *
ful_words_probability (double p)
{
  if (isnan (p))
    return g_strdup (NOT_KNOWN);
  if (p > 0.99 && p < 1)
    return g_strdup_printf (_ ("over %s"), "99" NO_BREAK_SPACE "%");
  if (p < 0.01 && p > 0)
    return g_strdup_printf (_ ("under %s"), "1" NO_BREAK_SPACE "%");
  return g_strdup_printf ("%.0f" NO_BREAK_SPACE "%%", p * 100);
}

/* A whole number with separators between thousands. */
static char *
grouped (double number)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", fabs (number));
  GString *text = g_string_new (number < 0 && strcmp (digits, "0") != 0 ? "\u2212" : NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      /* Translators: what separates thousands. */
      g_string_append (text, C_ ("thousands", ","));
    g_string_append_c (text, digits[i]);
  }
  return g_string_free (text, FALSE);
}

char *
ful_words_count (double number)
{
  return isnan (number) ? g_strdup (NOT_KNOWN) : grouped (number);
}

char *
ful_words_number (double number)
{
  if (isnan (number))
    return g_strdup (NOT_KNOWN);
  if (number == floor (number))
    return grouped (number);
  return g_strdup_printf (fabs (number) < 1 ? "%.2f" : "%.1f", number);
}

static char *
amount_text (double amount)
{
  double size = fabs (amount);

  if (size >= 100) {
    double unit = pow (10, MAX (floor (log10 (size)) - 2, 0));

    return grouped (round (amount / unit) * unit);
  }
  if (size >= 0.01 || size == 0)
    return g_strdup_printf ("%s%.2f", amount < 0 ? "\u2212" : "", size);
  return g_strdup_printf ("%s%.*f", amount < 0 ? "\u2212" : "",
                          (int)MIN (2 - floor (log10 (size)), 12), size);
}

char *
ful_words_money (double amount, const char *currency)
{
  g_autofree char *text = NULL;

  if (isnan (amount))
    return g_strdup (NOT_KNOWN);
  text = amount_text (amount);
  if (currency != NULL && strcmp (currency, "USD") != 0)
    return g_strconcat (text, NO_BREAK_SPACE, currency, NULL);
  return amount < 0 ? g_strconcat ("\u2212$", text + strlen ("\u2212"), NULL)
                    : g_strconcat ("$", text, NULL);
}
