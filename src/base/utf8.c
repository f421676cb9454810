/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"
#define ELLIPSIS "\xE2\x80\xA6"

/* Length of the character at @p, or of the longest beginning of one. */
static gsize
measure (const guint8 *p, gsize left, gboolean *whole)
{
  guint8 low = 0x80, high = 0xBF;
  gsize more;

  *whole = FALSE;
  if (*p >= 0xC2 && *p <= 0xDF)
    more = 1;
  else if (*p >= 0xE0 && *p <= 0xEF)
    more = 2;
  else if (*p >= 0xF0 && *p <= 0xF4)
    more = 3;
  else
    return 1;
  /* Overlong forms, surrogates and what is beyond U+10FFFF show in the second byte. */
  if (*p == 0xE0)
    low = 0xA0;
  else if (*p == 0xED)
    high = 0x9F;
  else if (*p == 0xF0)
    low = 0x90;
  else if (*p == 0xF4)
    high = 0x8F;
  for (gsize i = 1; i <= more; i++) {
    if (i >= left || p[i] < low || p[i] > high)
      return i;
    low = 0x80;
    high = 0xBF;
  }
  *whole = TRUE;
  return more + 1;
}

void
ful_utf8_append (GString *out, const char *bytes, gsize length)
{
  gsize at = 0, start = 0;

  while (at < length) {
    gboolean whole;
    gsize n;

    if ((guint8)bytes[at] < 0x80) {
      at++;
      continue;
    }
    n = measure ((const guint8 *)bytes + at, length - at, &whole);
    if (!whole) {
      g_string_append_len (out, bytes + start, (gssize)(at - start));
      g_string_append (out, REPLACEMENT);
      start = at + n;
    }
    at += n;
  }
  g_string_append_len (out, bytes + start, (gssize)(length - start));
}

char *
ful_utf8_bounded (const char *text, gsize max_bytes)
{
  const char *end;

  if (text == NULL || strlen (text) <= max_bytes)
    return g_strdup (text);
  end = g_utf8_find_prev_char (text, text + max_bytes - strlen (ELLIPSIS) + 1);
  return g_strdup_printf ("%.*s" ELLIPSIS, (int)(end - text), text);
}
