/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON reader: one recursive descent over the bytes (RFC 8259), at most FUL_JSON_MAX_DEPTH
 * deep, that checks and, where asked to, builds json-glib's nodes. json-glib's own parser never
 * sees a text: it takes what is not JSON, cuts strings at \u0000 and integers at 64 bits. */
#include "base/json-private.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

static gboolean parse_value (FulJsonParser *parser, JsonNode **out);

static void
skip_space (FulJsonParser *parser)
{
  while (parser->p < parser->end &&
         (*parser->p == ' ' || *parser->p == '\n' || *parser->p == '\r' || *parser->p == '\t'))
    parser->p++;
}

static gboolean
at_digit (const FulJsonParser *parser)
{
  return parser->p < parser->end && g_ascii_isdigit (*parser->p);
}

static gboolean
parse_digits (FulJsonParser *parser)
{
  if (!at_digit (parser))
    return ful_json_parser_wrong (parser, parser->p, "a digit is missing in a number");
  while (at_digit (parser))
    parser->p++;
  return TRUE;
}

/* Whole numbers of 64 bits are integers, all others doubles. */
static gboolean
build_number (FulJsonParser *parser, const char *start, gboolean whole, JsonNode **out)
{
  gsize length = (gsize)(parser->p - start);
  gint64 integer;
  double number;

  g_string_truncate (parser->scratch, 0);
  g_string_append_len (parser->scratch, start, (gssize)length);
  if (whole &&
      g_ascii_string_to_signed (parser->scratch->str, 10, G_MININT64, G_MAXINT64, &integer, NULL) &&
      !(integer == 0 && *start == '-')) {
    *out = json_node_init_int (json_node_alloc (), integer);
    return TRUE;
  }
  number = g_ascii_strtod (parser->scratch->str, NULL);
  if (!isfinite (number))
    return ful_json_parser_wrong (parser, start, "a number is too large; write a smaller one");
  *out = json_node_init_double (json_node_alloc (), number);
  return TRUE;
}

static gboolean
parse_number (FulJsonParser *parser, JsonNode **out)
{
  const char *start = parser->p;
  gboolean whole = TRUE;

  if (ful_json_parser_at (parser, '-'))
    parser->p++;
  if (ful_json_parser_at (parser, '0')) {
    parser->p++;
    if (at_digit (parser))
      return ful_json_parser_wrong (parser, start, "a number begins with 0; remove the zero");
  } else if (!parse_digits (parser)) {
    return FALSE;
  }
  if (ful_json_parser_at (parser, '.')) {
    whole = FALSE;
    parser->p++;
    if (!parse_digits (parser))
      return FALSE;
  }
  if (ful_json_parser_at (parser, 'e') || ful_json_parser_at (parser, 'E')) {
    whole = FALSE;
    parser->p++;
    if (ful_json_parser_at (parser, '+') || ful_json_parser_at (parser, '-'))
      parser->p++;
    if (!parse_digits (parser))
      return FALSE;
  }
  return !parser->build || build_number (parser, start, whole, out);
}

static gboolean
parse_string (FulJsonParser *parser, JsonNode **out)
{
  if (!ful_json_parser_read_string (parser))
    return FALSE;
  if (parser->build)
    *out = json_node_init_string (json_node_alloc (), parser->scratch->str);
  return TRUE;
}

static gboolean
parse_word (FulJsonParser *parser, JsonNode **out)
{
  static const char *const words[] = { "null", "true", "false" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);

    if ((gsize)(parser->end - parser->p) < length || memcmp (parser->p, words[i], length) != 0)
      continue;
    parser->p += length;
    if (parser->build)
      *out = i == 0 ? json_node_init_null (json_node_alloc ())
                    : json_node_init_boolean (json_node_alloc (), i == 1);
    return TRUE;
  }
  return ful_json_parser_wrong (parser, parser->p,
                                "a value is wanted here: a string, number, object, array, true, "
                                "false or null");
}

static gboolean
parse_array (FulJsonParser *parser, JsonNode **out)
{
  g_autoptr (JsonArray) array = parser->build ? json_array_new () : NULL;

  parser->p++;
  skip_space (parser);
  if (!ful_json_parser_at (parser, ']')) {
    for (;;) {
      JsonNode *element = NULL;

      if (!parse_value (parser, &element))
        return FALSE;
      if (parser->build)
        json_array_add_element (array, element);
      skip_space (parser);
      if (!ful_json_parser_at (parser, ','))
        break;
      parser->p++;
    }
    if (!ful_json_parser_at (parser, ']'))
      return ful_json_parser_wrong (parser, parser->p, "a comma or ] is missing");
  }
  parser->p++;
  if (parser->build)
    *out = json_node_init_array (json_node_alloc (), array);
  return TRUE;
}

static gboolean
parse_member (FulJsonParser *parser, JsonObject *object)
{
  g_autofree char *name = NULL;
  JsonNode *value = NULL;

  skip_space (parser);
  if (!ful_json_parser_at (parser, '"'))
    return ful_json_parser_wrong (parser, parser->p, "a member name in quotation marks is missing");
  if (!ful_json_parser_read_string (parser))
    return FALSE;
  if (parser->build)
    name = g_strdup (parser->scratch->str);
  skip_space (parser);
  if (!ful_json_parser_at (parser, ':'))
    return ful_json_parser_wrong (parser, parser->p, "a colon is missing after a member name");
  parser->p++;
  if (!parse_value (parser, &value))
    return FALSE;
  if (parser->build)
    json_object_set_member (object, name, value);
  return TRUE;
}

static gboolean
parse_object (FulJsonParser *parser, JsonNode **out)
{
  g_autoptr (JsonObject) object = parser->build ? json_object_new () : NULL;

  parser->p++;
  skip_space (parser);
  if (!ful_json_parser_at (parser, '}')) {
    for (;;) {
      if (!parse_member (parser, object))
        return FALSE;
      skip_space (parser);
      if (!ful_json_parser_at (parser, ','))
        break;
      parser->p++;
    }
    if (!ful_json_parser_at (parser, '}'))
      return ful_json_parser_wrong (parser, parser->p, "a comma or } is missing");
  }
  parser->p++;
  if (parser->build)
    *out = json_node_init_object (json_node_alloc (), object);
  return TRUE;
}

static gboolean
parse_value (FulJsonParser *parser, JsonNode **out)
{
  gboolean ok;

  skip_space (parser);
  if (parser->p == parser->end)
    return ful_json_parser_wrong (parser, parser->p, "the text ends where a value is wanted");
  if (*parser->p == '"')
    return parse_string (parser, out);
  if (*parser->p == '-' || at_digit (parser))
    return parse_number (parser, out);
  if (*parser->p != '[' && *parser->p != '{')
    return parse_word (parser, out);
  if (parser->depth == FUL_JSON_MAX_DEPTH)
    return ful_json_parser_wrong (parser, parser->p, "more than 512 levels deep; nest less");
  parser->depth++;
  ok = *parser->p == '[' ? parse_array (parser, out) : parse_object (parser, out);
  parser->depth--;
  return ok;
}

/* Line and column (characters, from 1) of where it went wrong. */
static gboolean
set_error (const FulJsonParser *parser, const char *file, GError **error)
{
  const char *line_start = parser->text;
  guint64 line = 1;
  g_autofree char *column = NULL;

  for (const char *p = parser->text; p < parser->p; p++) {
    gboolean ends = *p == '\n' || (*p == '\r' && !(p + 1 < parser->end && p[1] == '\n'));

    if (ends) {
      line++;
      line_start = p + 1;
    }
  }
  column = g_strdup_printf ("column %ld", g_utf8_strlen (line_start, parser->p - line_start) + 1);
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, line, column, "%s", parser->why);
}

static gboolean
check_bytes (FulJsonParser *parser, gsize length)
{
  const char *invalid;

  if (length > FUL_JSON_MAX_BYTES)
    return ful_json_parser_wrong (parser, parser->text, "larger than 256 MB; split it");
  if (length >= 3 && memcmp (parser->text, "\xEF\xBB\xBF", 3) == 0)
    return ful_json_parser_wrong (parser, parser->text,
                                  "begins with a byte-order mark; save it without one");
  if (!g_utf8_validate_len (parser->text, length, &invalid))
    return ful_json_parser_wrong (parser, invalid,
                                  *invalid == '\0' ? "a NUL byte; remove it"
                                                   : "not UTF-8; save it as UTF-8");
  return TRUE;
}

static gboolean
parse_document (const char *text,
                gsize length,
                const char *file,
                gboolean build,
                JsonNode **out,
                GError **error)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;
  FulJsonParser parser = {
    .text = text, .p = text, .end = text + length, .build = build, .scratch = scratch
  };

  if (!check_bytes (&parser, length) || !parse_value (&parser, &root))
    return set_error (&parser, file, error);
  skip_space (&parser);
  if (parser.p != parser.end) {
    ful_json_parser_wrong (&parser, parser.p, "text follows the JSON value; remove it");
    return set_error (&parser, file, error);
  }
  *out = g_steal_pointer (&root);
  return TRUE;
}

gboolean
ful_json_check (const char *text, gsize length, const char *file, GError **error)
{
  JsonNode *none = NULL;

  return parse_document (text, length, file, FALSE, &none, error);
}

JsonNode *
ful_json_parse (const char *text, gsize length, const char *file, GError **error)
{
  JsonNode *root = NULL;

  parse_document (text, length, file, TRUE, &root, error);
  return root;
}
