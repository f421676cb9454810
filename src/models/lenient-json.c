/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lenient-json.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "base/utf8.h"

/* A half of a surrogate pair, U+D800 to U+DFFF, is no character, and no string holds it. Its
 * stand-in is that far into the last 2,048 code points, private ones that nobody writes. */
#define STAND_IN 0x10F800
#define MAX_COUNT 1e12

static gboolean
read_escape (const char *p, const char *end, gunichar *out)
{
  *out = 0;
  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return FALSE;
  for (int i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (p[i]))
      return FALSE;
    *out = *out * 16 + (gunichar)g_ascii_xdigit_value (p[i]);
  }
  return TRUE;
}

/* Copies the escape at @p. Returns: its length */
static gsize
mend_escape (GString *out, const char *p, const char *end, gboolean *halves)
{
  gunichar c, low;
  gsize length = 2;

  if (read_escape (p, end, &c)) {
    length = 6;
    if (c >= 0xD800 && c <= 0xDBFF && read_escape (p + 6, end, &low) && low >= 0xDC00 &&
        low <= 0xDFFF) {
      length = 12;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      g_string_append_unichar (out, STAND_IN + c - 0xD800);
      *halves = TRUE;
      return length;
    }
  }
  length = MIN (length, (gsize)(end - p));
  g_string_append_len (out, p, (gssize)length);
  return length;
}

/* NaN and infinities, which Python writes. Returns: the length of the one at @p; 0: none */
static gsize
not_a_number (const char *p)
{
  static const char *const words[] = { "NaN", "Infinity", "-Infinity" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (p, words[i]))
      return strlen (words[i]);
  return 0;
}

static GString *
mend (const char *text, gsize length, gboolean *halves)
{
  g_autoptr (GString) valid = g_string_sized_new (length);
  GString *out = g_string_sized_new (length);
  const char *p, *end;
  gboolean in_string = FALSE;

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0) {
    text += 3;
    length -= 3;
  }
  ful_utf8_append (valid, text, length);
  p = valid->str;
  end = p + valid->len;
  while (p < end) {
    gsize word = in_string ? 0 : not_a_number (p);

    if (in_string && *p == '\\') {
      p += mend_escape (out, p, end, halves);
    } else if (word > 0) {
      g_string_append (out, "null");
      p += word;
    } else {
      if (*p == '"')
        in_string = !in_string;
      g_string_append_c (out, *p++);
    }
  }
  return out;
}

JsonNode *
ful_lenient_json_parse (const char *text, gsize length, gboolean *halves)
{
  JsonNode *root = ful_json_parse (text, length, NULL, NULL);
  gboolean had_halves = FALSE;

  if (root == NULL && length <= FUL_JSON_MAX_BYTES) {
    g_autoptr (GString) mended = mend (text, length, &had_halves);

    root = ful_json_parse (mended->str, mended->len, NULL, NULL);
    *halves |= root != NULL && had_halves;
  }
  return root;
}

void
ful_lenient_join (GString *text)
{
  g_autoptr (GString) out = g_string_sized_new (text->len);
  gunichar high = 0;

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean half = c >= STAND_IN;
    gunichar unit = half ? 0xD800 + c - STAND_IN : 0;

    if (high != 0 && unit >= 0xDC00) {
      g_string_append_unichar (out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      high = 0;
      continue;
    }
    if (high != 0)
      g_string_append_unichar (out, 0xFFFD);
    high = half && unit < 0xDC00 ? unit : 0;
    if (high == 0)
      g_string_append_unichar (out, half ? 0xFFFD : c);
  }
  if (high != 0)
    g_string_append_unichar (out, 0xFFFD);
  g_string_assign (text, out->str);
}

static JsonNode *
member (JsonObject *object, const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

const char *
ful_lenient_string (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

JsonObject *
ful_lenient_root (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonObject *
ful_lenient_object (JsonObject *object, const char *name)
{
  return ful_lenient_root (member (object, name));
}

JsonArray *
ful_lenient_array (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
ful_lenient_element (JsonArray *array, guint index)
{
  if (array == NULL || index >= json_array_get_length (array))
    return NULL;
  return ful_lenient_root (json_array_get_element (array, index));
}

static gboolean
is_number (JsonNode *node)
{
  return node != NULL && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

double
ful_lenient_count (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name);
  double count;

  if (!is_number (node))
    return NAN;
  count = json_node_get_double (node);
  return count >= 0 && count <= MAX_COUNT && count == floor (count) ? count : (double)NAN;
}

char *
ful_lenient_scalar (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name);

  if (is_number (node))
    return ful_number_format (json_node_get_double (node));
  return g_strdup (ful_lenient_string (object, name));
}
