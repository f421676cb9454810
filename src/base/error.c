/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#define MAX_QUOTED 80

G_DEFINE_QUARK (ful - error - quark, ful_error)

gboolean
ful_set_error_at (GError **error,
                  FulErrorCode code,
                  const char *file,
                  guint64 line,
                  const char *field,
                  const char *format,
                  ...)
{
  g_autoptr (GString) message = g_string_new (NULL);
  va_list args;

  if (file != NULL)
    g_string_append (message, file);
  if (line > 0)
    g_string_append_printf (message, "%s%" G_GUINT64_FORMAT, file != NULL ? ":" : "line ", line);
  if (message->len > 0)
    g_string_append (message, ": ");
  if (field != NULL)
    g_string_append_printf (message, "%s: ", field);
  va_start (args, format);
  g_string_append_vprintf (message, format, args);
  va_end (args);
  g_set_error_literal (error, FUL_ERROR, (int)code, message->str);
  return FALSE;
}

char *
ful_quote_untrusted (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *quoted = g_string_new ("“");
  const char *p = valid;
  guint n = 0;

  for (; *p != '\0' && n < MAX_QUOTED; p = g_utf8_next_char (p), n++) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (quoted, g_unichar_iscntrl (c) ? 0xFFFD : c);
  }
  if (*p != '\0')
    g_string_append (quoted, "…");
  g_string_append (quoted, "”");
  return g_string_free (quoted, FALSE);
}
