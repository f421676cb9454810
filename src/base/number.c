/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/number.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "base/error.h"

/* Every decimal of at most 15 digits survives the way through a double, and 17 digits always
 * suffice for the way back; between the two it has to be tried. */
#define SAFE_DIGITS 15
#define MAX_DIGITS 17

/* Whole numbers below this print all their digits, as %.15g would. */
#define MAX_PLAIN 1e15

/* Beyond it a double can't tell neighbouring whole numbers apart. */
#define MAX_EXACT_INT 9007199254740992.0

char *
ful_number_format (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE], format[8];
  /* Below DBL_MIN a double has fewer than 15 digits: "5e-324". */
  int digits = fabs (value) < DBL_MIN ? 1 : SAFE_DIGITS;

  if (isnan (value))
    return g_strdup ("nan");
  if (fabs (value) < MAX_PLAIN && value == trunc (value) && !(value == 0 && signbit (value)))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64)value);
  for (; digits <= MAX_DIGITS; digits++) {
    g_snprintf (format, sizeof format, "%%.%dg", digits);
    g_ascii_formatd (text, sizeof text, format, value);
    if (g_ascii_strtod (text, NULL) == value)
      break;
  }
  return g_strdup (text);
}

static const char *
skip_digits (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

/* The end of the decimal number at @p, NULL when there is none: [+-] digits [. digits] [e [+-]
 * digits], with a digit before or after the point. strtod alone would take "inf" and "0x1p3". */
static const char *
scan_decimal (const char *p)
{
  const char *whole, *fraction;
  gsize n;

  if (*p == '+' || *p == '-')
    p++;
  whole = skip_digits (p);
  n = (gsize)(whole - p);
  if (*whole == '.') {
    fraction = skip_digits (whole + 1);
    n += (gsize)(fraction - whole - 1);
    whole = fraction;
  }
  if (n == 0)
    return NULL;
  if (*whole == 'e' || *whole == 'E') {
    p = whole + 1;
    if (*p == '+' || *p == '-')
      p++;
    if (!g_ascii_isdigit (*p))
      return NULL;
    whole = skip_digits (p);
  }
  return whole;
}

static const char *
skip_space (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

gboolean
ful_number_parse (const char *text, double *out, GError **error)
{
  const char *start = skip_space (text);
  const char *end = scan_decimal (start);
  g_autofree char *quoted = NULL;
  double value;

  if (end == NULL || *skip_space (end) != '\0') {
    quoted = ful_quote_untrusted (text);
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "%s is not a number; write digits with a decimal point, such as 0.5",
                             quoted);
  }
  value = g_ascii_strtod (start, NULL);
  if (!isfinite (value)) {
    quoted = ful_quote_untrusted (text);
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "%s is too large a number; write a smaller one", quoted);
  }
  *out = value;
  return TRUE;
}

gboolean
ful_number_parse_int (const char *text, gint64 *out, GError **error)
{
  const char *start = skip_space (text);
  const char *digits = *start == '+' || *start == '-' ? start + 1 : start;
  const char *end = skip_digits (digits);
  g_autofree char *quoted = NULL;
  double value;
  gint64 whole;

  if (end > digits && *skip_space (end) == '\0') {
    errno = 0;
    whole = g_ascii_strtoll (start, NULL, 10);
    if (errno == 0) {
      *out = whole;
      return TRUE;
    }
    quoted = ful_quote_untrusted (text);
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "%s is too large a number; write a smaller one", quoted);
  }
  /* Spreadsheets and data frames write whole numbers as 1.0 and 1e3. */
  if (!ful_number_parse (text, &value, error))
    return FALSE;
  if (value != trunc (value) || fabs (value) > MAX_EXACT_INT) {
    quoted = ful_quote_untrusted (text);
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "%s is not a whole number; write one without a fraction", quoted);
  }
  *out = (gint64)value;
  return TRUE;
}
