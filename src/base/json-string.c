/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json-private.h"

#include <string.h>

#define LONE_SURROGATE "half a surrogate pair stands alone; write the character itself"

/* Four hexadecimal digits. */
static gboolean
parse_unit (FulJsonParser *parser, gunichar *out)
{
  *out = 0;
  for (int i = 0; i < 4; i++, parser->p++) {
    if (parser->p >= parser->end || !g_ascii_isxdigit (*parser->p))
      return ful_json_parser_wrong (parser, parser->p, "\\u wants four hexadecimal digits");
    *out = *out * 16 + (gunichar)g_ascii_xdigit_value (*parser->p);
  }
  return TRUE;
}

/* What stands after "\u": one character, or the two halves of one. */
static gboolean
parse_unicode_escape (FulJsonParser *parser)
{
  const char *start = parser->p - 2;
  gunichar c, low;

  if (!parse_unit (parser, &c))
    return FALSE;
  if (c >= 0xD800 && c <= 0xDBFF) {
    if (parser->end - parser->p < 2 || parser->p[0] != '\\' || parser->p[1] != 'u')
      return ful_json_parser_wrong (parser, start, LONE_SURROGATE);
    parser->p += 2;
    if (!parse_unit (parser, &low))
      return FALSE;
    if (low < 0xDC00 || low > 0xDFFF)
      return ful_json_parser_wrong (parser, start, LONE_SURROGATE);
    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
  } else if (c >= 0xDC00 && c <= 0xDFFF) {
    return ful_json_parser_wrong (parser, start, LONE_SURROGATE);
  }
  g_string_append_unichar (parser->scratch, c == 0 ? 0xFFFD : c);
  return TRUE;
}

static gboolean
parse_escape (FulJsonParser *parser)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *name;

  parser->p++;
  if (ful_json_parser_at (parser, 'u')) {
    parser->p++;
    return parse_unicode_escape (parser);
  }
  name = parser->p < parser->end && *parser->p != '\0' ? strchr (names, *parser->p) : NULL;
  if (name == NULL)
    return ful_json_parser_wrong (parser, parser->p - 1,
                                  "an unknown escape; write \\\\ for a backslash");
  g_string_append_c (parser->scratch, values[name - names]);
  parser->p++;
  return TRUE;
}

gboolean
ful_json_parser_read_string (FulJsonParser *parser)
{
  const char *opening = parser->p++;

  g_string_truncate (parser->scratch, 0);
  while (!ful_json_parser_at (parser, '"')) {
    const char *run = parser->p;

    while (parser->p < parser->end && *parser->p != '"' && *parser->p != '\\' &&
           (guint8)*parser->p >= 0x20)
      parser->p++;
    g_string_append_len (parser->scratch, run, parser->p - run);
    if (parser->p == parser->end)
      return ful_json_parser_wrong (parser, opening, "a string is not closed");
    if (*parser->p == '\\') {
      if (!parse_escape (parser))
        return FALSE;
    } else if (*parser->p != '"') {
      return ful_json_parser_wrong (parser, parser->p,
                                    "a control character in a string; write it as an escape");
    }
  }
  parser->p++;
  return TRUE;
}
