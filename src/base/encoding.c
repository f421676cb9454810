/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/encoding.h"

#include <string.h>

#include "base/error.h"

#define SAMPLE_BYTES 4096

/* Whether every second byte is mostly zero, as in UTF-16 of texts in Latin letters. */
static gboolean
looks_like_utf16 (const char *text, gsize length)
{
  gsize n = MIN (length, SAMPLE_BYTES);
  gsize zeros[2] = { 0, 0 };

  if (n >= 2 && (memcmp (text, "\xFF\xFE", 2) == 0 || memcmp (text, "\xFE\xFF", 2) == 0))
    return TRUE;
  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += text[i] == '\0';
  return n >= 8 && MAX (zeros[0], zeros[1]) > n / 4 && MIN (zeros[0], zeros[1]) <= n / 16;
}

/* What the bytes are that aren't UTF-8: Windows-1252 puts letters where Latin-1 has controls. */
static const char *
name_of_eight_bit (const char *bytes, const char *end)
{
  for (; bytes < end; bytes++)
    if ((guint8)*bytes >= 0x80 && (guint8)*bytes < 0xA0)
      return "Windows-1252";
  return "Latin-1";
}

/* Line and character (from 1) of a byte up to which the text is valid. */
static void
locate (const char *text, const char *at, guint64 *line, char **field)
{
  const char *line_start = text;

  *line = 1;
  for (const char *p = text; p < at; p++)
    if (*p == '\n' || (*p == '\r' && p[1] != '\n')) {
      (*line)++;
      line_start = p + 1;
    }
  *field = g_strdup_printf ("character %ld", g_utf8_strlen (line_start, at - line_start) + 1);
}

gboolean
ful_encoding_check (const char *text, gsize length, const char *file, GError **error)
{
  const char *end = text + length, *bad;
  g_autofree char *field = NULL;
  guint64 line;

  if (g_utf8_validate_len (text, length, &bad))
    return TRUE;
  if (looks_like_utf16 (text, length))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 1, NULL,
                             "this is UTF-16; save the file as UTF-8");
  locate (text, bad, &line, &field);
  if (*bad == '\0')
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, line, field,
                             "a NUL byte; remove it, or save the file as UTF-8 text");
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, line, field,
                           "not UTF-8 but, it seems, %s; save the file as UTF-8",
                           name_of_eight_bit (bad, end));
}

FulTextEncoding
ful_encoding_guess (const char *text, gsize length)
{
  if (g_utf8_validate_len (text, length, NULL))
    return FUL_ENCODING_UTF8;
  if (looks_like_utf16 (text, length))
    return FUL_ENCODING_UTF16;
  return memchr (text, '\0', length) != NULL ? FUL_ENCODING_UNKNOWN : FUL_ENCODING_WINDOWS_1252;
}

const char *
ful_text_encoding_name (FulTextEncoding encoding)
{
  static const char *const names[] = { "UTF-8", "UTF-16", "Windows-1252", "" };

  return names[encoding];
}

/* By its mark, else as most programs write it. */
static const char *
name_of_utf16 (const char *text, gsize length)
{
  if (length >= 2 && memcmp (text, "\xFE\xFF", 2) == 0)
    return "UTF-16BE";
  return "UTF-16LE";
}

char *
ful_encoding_to_utf8 (const char *text,
                      gsize length,
                      FulTextEncoding encoding,
                      const char *file,
                      gsize *out_length,
                      GError **error)
{
  const char *from = encoding == FUL_ENCODING_UTF16 ? name_of_utf16 (text, length)
                                                    : ful_text_encoding_name (encoding);
  gsize length_read = 0, length_written = 0;
  char *converted;

  g_return_val_if_fail (encoding != FUL_ENCODING_UNKNOWN, NULL);
  converted = g_convert (text, (gssize)length, "UTF-8", from, &length_read, &length_written, NULL);
  if (converted == NULL) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, NULL,
                      "byte %" G_GSIZE_FORMAT " is no character of %s; save the file as UTF-8",
                      length_read + 1, ful_text_encoding_name (encoding));
    return NULL;
  }
  *out_length = length_written;
  return converted;
}
