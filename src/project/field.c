/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/field.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "project/limits.h"
#include "text/distance.h"

#define MAX_KEY 63 /* a longer one is near to none */

const FulField *
ful_field_lookup (const char *key)
{
  gsize n;
  const FulField *fields = ful_fields (&n);

  for (gsize i = 0; key != NULL && i < n; i++)
    if (strcmp (fields[i].key, key) == 0)
      return &fields[i];
  return NULL;
}

static gboolean
set_unknown_key (GError **error, const char *key)
{
  gsize n, length = strlen (key);
  const FulField *fields = ful_fields (&n), *nearest = NULL;
  g_autofree char *quoted = ful_quote_untrusted (key);
  guint least = G_MAXUINT;

  for (gsize i = 0; length > 0 && length <= MAX_KEY && i < n; i++) {
    const char *last = strrchr (fields[i].key, '.') + 1;
    guint d = ful_text_distance (key, fields[i].key);

    /* The start of a key, or its last word without the section, is nearer than any slip. */
    if (strcmp (key, last) == 0 || g_str_has_prefix (fields[i].key, key))
      d = MIN (d, 1);
    if (d < least) {
      least = d;
      nearest = &fields[i];
    }
  }
  if (nearest != NULL)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             "there is no field %s; the nearest is %s", quoted, nearest->key);
  return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                           "there is no field %s; `get` lists them", quoted);
}

static gboolean
check_number (const FulField *field, double value, gboolean likely, GError **error)
{
  g_autofree char *text = ful_number_format (value);
  gboolean open = field->kind == FUL_FIELD_OPEN_SHARE;

  if (value < field->least || value > field->most ||
      (open && (value == field->least || value == field->most))) {
    g_autofree char *least = ful_number_format (field->least);
    g_autofree char *most = ful_number_format (field->most);

    if (field->most == G_MAXDOUBLE)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                               "%s is under %s; give a number of %s or more", text, least, least);
    if (open)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                               "%s is not strictly between 0 and 1: no number of cases shows 0 or "
                               "1",
                               text);
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                             "%s is not between %s and %s", text, least, most);
  }
  if (field->kind == FUL_FIELD_COUNT && likely && value != floor (value))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                             "%s is not a whole number", text);
  return TRUE;
}

/* A number, or low..likely..high. */
static gboolean
parse_number (const FulField *field, const char *text, FulFieldValue *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "..", -1);
  g_autofree char *quoted = ful_quote_untrusted (text);
  double numbers[3];
  guint n = g_strv_length (parts);

  if (n != 1 && n != 3)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                             "%s is neither a number nor low..likely..high", quoted);
  for (guint i = 0; i < n; i++)
    if (!ful_number_parse (parts[i], &numbers[i], NULL))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                               "%s is neither a number nor low..likely..high (a point for "
                               "decimals, "
                               "no thousands separators)",
                               quoted);
  for (guint i = 0; i < n; i++) {
    if (numbers[i] == 0)
      numbers[i] = 0; /* -0 is 0 */
    if (!check_number (field, numbers[i], n == 1 || i == 1, error))
      return FALSE;
  }
  if (n == 3 && (numbers[0] > numbers[1] || numbers[1] > numbers[2]))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                             "%s is not a range: low..likely..high must not fall", quoted);
  value->low = numbers[0];
  value->likely = numbers[n == 3 ? 1 : 0];
  value->high = numbers[n == 3 ? 2 : 0];
  value->text = ful_number_format (value->likely);
  if (value->low != value->high) {
    g_autofree char *likely = g_steal_pointer (&value->text);
    g_autofree char *low = ful_number_format (value->low);
    g_autofree char *high = ful_number_format (value->high);

    value->text = g_strconcat (low, "..", likely, "..", high, NULL);
  }
  return TRUE;
}

static gboolean
parse_choice (const FulField *field,
              const char *const *choices,
              const char *text,
              FulFieldValue *value,
              GError **error)
{
  if (!g_strv_contains (choices, text)) {
    g_autofree char *quoted = ful_quote_untrusted (text);
    g_autofree char *all = g_strjoinv (", ", (char **)choices);

    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key, "%s is none of %s",
                             quoted, all);
  }
  value->text = g_strdup (text);
  return TRUE;
}

static gboolean
parse_text (const FulField *field, const char *text, FulFieldValue *value, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                             "the text is not UTF-8");
  if (strlen (text) > FUL_MAX_TEXT_BYTES)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, field->key,
                             "the text is longer than %d bytes", FUL_MAX_TEXT_BYTES);
  value->text = g_strdup (text);
  return TRUE;
}

FulFieldValue *
ful_field_parse (const char *key, const char *text, GError **error)
{
  static const char *const flags[] = { "true", "false", NULL };
  const FulField *field = ful_field_lookup (key);
  g_autoptr (FulFieldValue) value = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gboolean ok;

  if (field == NULL) {
    set_unknown_key (error, key);
    return NULL;
  }
  if (*trimmed == '\0') {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, key, "there is no value");
    return NULL;
  }
  value = ful_field_value_new_text (field->key, NULL);
  switch (field->kind) {
  case FUL_FIELD_TEXT:
    ok = parse_text (field, text, value, error);
    break;
  case FUL_FIELD_FLAG:
    ok = parse_choice (field, flags, trimmed, value, error);
    break;
  case FUL_FIELD_CHOICE:
    ok = parse_choice (field, field->choices, trimmed, value, error);
    break;
  default:
    ok = parse_number (field, trimmed, value, error);
  }
  return ok ? g_steal_pointer (&value) : NULL;
}

FulFieldValue *
ful_field_value_new_text (const char *key, const char *text)
{
  FulFieldValue *value = g_new0 (FulFieldValue, 1);

  value->key = g_strdup (key);
  value->text = g_strdup (text);
  value->source = g_strdup ("typed");
  value->low = value->likely = value->high = NAN;
  return value;
}

FulFieldValue *
ful_field_value_copy (const FulFieldValue *value)
{
  FulFieldValue *copy = g_memdup2 (value, sizeof *value);

  copy->key = g_strdup (value->key);
  copy->text = g_strdup (value->text);
  copy->source = g_strdup (value->source);
  return copy;
}

void
ful_field_value_free (FulFieldValue *value)
{
  if (value == NULL)
    return;
  g_free (value->key);
  g_free (value->text);
  g_free (value->source);
  g_free (value);
}
