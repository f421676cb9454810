/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/field-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "report/format.h"

#define MAX_TYPED 200 /* bytes; a longer text is no number */

double
ful_field_entry_scale (const FulField *field)
{
  if (field->kind == FUL_FIELD_SHARE || field->kind == FUL_FIELD_OPEN_SHARE ||
      field->kind == FUL_FIELD_GROWTH)
    return 100;
  return strcmp (field->key, "bar.cost_per_request") == 0 ? 1000 : 1;
}

gboolean
ful_field_entry_takes_range (const FulField *field)
{
  static const char *const points[] = { "cost.horizon_months", "cost.retrain_months",
                                        "cost.lifetime_months", NULL };
  static const char *const others[] = { "workflow.volume_per_month", "workflow.growth_per_month",
                                        "workflow.error_cost", NULL };

  if (field->kind == FUL_FIELD_TEXT || field->kind == FUL_FIELD_CHOICE ||
      field->kind == FUL_FIELD_FLAG)
    return FALSE;
  if (g_str_has_prefix (field->key, "cost."))
    return !g_strv_contains (points, field->key);
  return g_strv_contains (others, field->key);
}

/* --- out --- */

/* Digits that read back the same, without the noise of a multiplication. */
static int
decimals_of (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  const char *point;

  g_ascii_formatd (digits, sizeof digits, "%.12g", value);
  if (strchr (digits, 'e') != NULL)
    return fabs (value) < 1 ? 15 : 0;
  point = strchr (digits, '.');
  return point != NULL ? (int)strlen (point + 1) : 0;
}

char *
ful_field_entry_number (const FulField *field, double value)
{
  value *= ful_field_entry_scale (field);
  return isnan (value) ? g_strdup ("") : ful_format_number (value, decimals_of (value));
}

char *
ful_field_entry_text (const FulField *field, double low, double likely, double high)
{
  g_autofree char *middle = ful_field_entry_number (field, likely);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (isnan (likely) || isnan (low) || low == high)
    return g_steal_pointer (&middle);
  from = ful_field_entry_number (field, low);
  to = ful_field_entry_number (field, high);
  return g_strconcat (from, "..", middle, "..", to, NULL);
}

char *
ful_field_entry_about (const FulField *field, double value)
{
  double typed = fabs (value * ful_field_entry_scale (field));
  int decimals;

  if (isnan (value))
    return g_strdup ("");
  decimals = typed >= 1000 ? 0 : typed >= 100 ? 1 : typed >= 10 ? 2 : typed >= 1 ? 3 : 4;
  return ful_format_number (value * ful_field_entry_scale (field),
                            MIN (decimals, decimals_of (value * ful_field_entry_scale (field))));
}

/* Thousands are enough where there are tens of them. */
static char *
end_of_range (double value, double width)
{
  int decimals = width >= 20 ? 0 : width >= 2 ? 1 : width >= 0.2 ? 2 : 4;
  g_autofree char *number = NULL;

  if (fabs (value) < 10000)
    return ful_format_number (value, MIN (decimals, decimals_of (value)));
  if (fabs (value) < 1e6) {
    number = ful_format_number (value / 1e3, width < 10000 ? 1 : 0);
    /* Translators: a number of thousands, short. */
    return g_strdup_printf (C_ ("number", "%sk"), number);
  }
  number = ful_format_number (value / 1e6, width < 1e7 ? 1 : 0);
  /* Translators: a number of millions, short. */
  return g_strdup_printf (C_ ("number", "%sM"), number);
}

char *
ful_field_entry_range (const FulField *field, double low, double high)
{
  double scale = ful_field_entry_scale (field), width = fabs (high - low) * scale;
  g_autofree char *from = end_of_range (low * scale, width);
  g_autofree char *to = end_of_range (high * scale, width);

  /* Translators: the ends of a range. */
  return g_strdup_printf (C_ ("range", "%s to %s"), from, to);
}

/* --- in --- */

/* Without spaces, signs of currencies and of percent; minus as in ASCII. NULL: can't be a number */
static char *
plain_of (const char *text, double *factor)
{
  GString *out = g_string_new (NULL);

  *factor = 1;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || c == 0xa0 || c == 0x202f || c == '\'' || c == 0x2019)
      continue;
    if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL || c == '%')
      continue;
    if ((c == 'k' || c == 'M') && *factor == 1 && out->len > 0)
      *factor = c == 'k' ? 1e3 : 1e6;
    else if (c == 0x2212)
      g_string_append_c (out, '-');
    else if (*factor != 1)
      *factor = NAN; /* something after it */
    else
      g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

/* Whether every @separator in @text has exactly three digits behind it and the first group, which
 * is no 0, up to three; @end: where the whole part ends. */
static gboolean
is_grouped (const char *text, char separator, const char *end)
{
  const char *p = *text == '-' || *text == '+' ? text + 1 : text;
  int digits = 0, groups = 0;

  if (*p == '0')
    return FALSE;
  for (; p < end; p++) {
    if (g_ascii_isdigit (*p)) {
      digits++;
    } else if (*p != separator || digits == 0 || digits > 3 || (groups > 0 && digits != 3)) {
      return FALSE;
    } else {
      groups++;
      digits = 0;
    }
  }
  return groups > 0 && digits == 3;
}

/* Which of point and comma in @text is the decimal separator; '\0': neither. */
static char
decimal_in (const char *text, const char *group, const char *decimal)
{
  const char *point = strrchr (text, '.'), *comma = strrchr (text, ',');
  const char *only = point != NULL ? point : comma;

  if (point == NULL && comma == NULL)
    return '\0';
  if (point != NULL && comma != NULL)
    return point > comma ? '.' : ',';
  if (*only == *decimal && decimal[1] == '\0')
    return *only;
  return is_grouped (text, *only, text + strlen (text)) ? '\0' : *only;
}

gboolean
ful_field_entry_parse_number (const char *text, const char *group, const char *decimal, double *out)
{
  double factor, value;
  g_autofree char *plain = strlen (text) <= MAX_TYPED ? plain_of (text, &factor) : NULL;
  g_autoptr (GString) digits = g_string_new (NULL);
  char point;
  const char *end;

  if (plain == NULL)
    return FALSE;
  point = decimal_in (plain, group, decimal);
  end = point != '\0' ? strrchr (plain, point) : plain + strlen (plain);
  for (const char *p = plain; p < end; p++)
    if ((*p == '.' || *p == ',') && (*p == point || !is_grouped (plain, *p, end)))
      return FALSE;
    else if (*p != '.' && *p != ',')
      g_string_append_c (digits, *p);
  if (*end != '\0')
    g_string_append_printf (digits, ".%s", end + 1);
  if (!ful_number_parse (digits->str, &value, NULL) || !isfinite (value * factor))
    return FALSE;
  *out = value * factor;
  return TRUE;
}

gboolean
ful_field_entry_read_number (const char *text, double *out)
{
  return ful_field_entry_parse_number (text, C_ ("number", ","), C_ ("number", "."), out);
}

static gboolean
read_number (const FulField *field, const char *text, double *out, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *quoted = ful_quote_untrusted (trimmed);

  if (ful_field_entry_read_number (text, out))
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                           _ ("%s is not a number; a range is low..likely..high"), quoted);
}

/* In the unit that is typed, so that the sentence speaks of what stands there. */
static gboolean
check_number (const FulField *field, double typed, gboolean likely, GError **error)
{
  double scale = ful_field_entry_scale (field), value = typed / scale;
  gboolean open = field->kind == FUL_FIELD_OPEN_SHARE;
  g_autofree char *text = ful_field_entry_number (field, value);
  g_autofree char *least = ful_field_entry_number (field, field->least);
  g_autofree char *most = NULL;

  if (value < field->least || value > field->most ||
      (open && (value == field->least || value == field->most))) {
    if (field->most == G_MAXDOUBLE)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                               _ ("%s is under %s, the least there can be"), text, least);
    most = ful_field_entry_number (field, field->most);
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             open ? _ ("%s is not between %s and %s, both left out: no number of "
                                       "cases shows them")
                                  : _ ("%s is not between %s and %s"),
                             text, least, most);
  }
  if (field->kind == FUL_FIELD_COUNT && likely && value != floor (value))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             _ ("%s is not a whole number"), text);
  return TRUE;
}

static char *
canonical_numbers (const FulField *field, char **parts, guint n, GError **error)
{
  double scale = ful_field_entry_scale (field), numbers[3];
  GString *out;

  for (guint i = 0; i < n; i++)
    if (!read_number (field, parts[i], &numbers[i], error) ||
        !check_number (field, numbers[i], n == 1 || i == 1, error))
      return NULL;
  if (n == 3 && (numbers[0] > numbers[1] || numbers[1] > numbers[2])) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                      _ ("Low, likely and high must not fall"));
    return NULL;
  }
  out = g_string_new (NULL);
  for (guint i = 0; i < n; i++) {
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    /* 13.3 / 100 is a hair beside 0.133. */
    g_ascii_formatd (digits, sizeof digits, "%.15g", numbers[i] / scale);
    g_string_append_printf (out, "%s%s", i > 0 ? ".." : "", digits);
  }
  return g_string_free (out, FALSE);
}

/* What the registry itself says against @text, without the key in front. */
static gboolean
check_whole (const FulField *field, const char *text, GError **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (FulFieldValue) value = ful_field_parse (field->key, text, &refused);
  g_autofree char *prefix = g_strconcat (field->key, ": ", NULL);
  const char *message;

  if (value != NULL)
    return TRUE;
  message = refused->message;
  if (g_str_has_prefix (message, prefix))
    message += strlen (prefix);
  g_set_error_literal (error, refused->domain, refused->code, message);
  return FALSE;
}

char *
ful_field_entry_canonical (const char *key, const char *typed, GError **error)
{
  const FulField *field = ful_field_lookup (key);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (field != NULL, NULL);
  if (field->kind == FUL_FIELD_TEXT || field->kind == FUL_FIELD_CHOICE ||
      field->kind == FUL_FIELD_FLAG) {
    text = g_strdup (typed);
  } else {
    parts = g_strsplit (typed, "..", 4);
    if (g_strv_length (parts) == 3) {
      text = canonical_numbers (field, parts, 3, error);
    } else {
      char *whole[] = { (char *)typed, NULL };

      text = canonical_numbers (field, whole, 1, error);
    }
    if (text == NULL)
      return NULL;
  }
  return check_whole (field, text, error) ? g_steal_pointer (&text) : NULL;
}

char *
ful_field_entry_canonical_range (const char *key,
                                 const char *low,
                                 const char *likely,
                                 const char *high,
                                 GError **error)
{
  const FulField *field = ful_field_lookup (key);
  char *parts[] = { (char *)low, (char *)likely, (char *)high, NULL };
  g_autofree char *text = NULL;

  g_return_val_if_fail (field != NULL, NULL);
  text = canonical_numbers (field, parts, 3, error);
  return text != NULL && check_whole (field, text, error) ? g_steal_pointer (&text) : NULL;
}
