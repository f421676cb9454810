/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/bad-row.h"

#include <string.h>

#include "base/error.h"
#include "project/limits.h"

#define MAX_NAMED 20

void
ful_bad_row_free (FulBadRow *self)
{
  if (self == NULL)
    return;
  g_free (self->why);
  g_free (self);
}

GPtrArray *
ful_bad_rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ful_bad_row_free);
}

static void
take (GPtrArray *rows, guint64 line, char *why)
{
  FulBadRow *row = g_new (FulBadRow, 1);

  *row = (FulBadRow){ .line = line, .why = why };
  g_ptr_array_add (rows, row);
}

void
ful_bad_rows_add (GPtrArray *rows, guint64 line, const char *field, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  take (rows, line,
        field != NULL ? g_strdup_printf ("%s: %s", field, message) : g_steal_pointer (&message));
}

void
ful_bad_rows_add_error (GPtrArray *rows, const char *file, guint64 line, const GError *error)
{
  g_autofree char *prefix = g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": ", file, line);
  gboolean prefixed = g_str_has_prefix (error->message, prefix);

  take (rows, line, g_strdup (error->message + (prefixed ? strlen (prefix) : 0)));
}

gboolean
ful_bad_rows_check_text (GPtrArray *rows,
                         guint64 line,
                         const char *field,
                         const char *text,
                         gsize most)
{
  gsize length = strlen (text);

  if (length <= most)
    return TRUE;
  ful_bad_rows_add (rows, line, field,
                    "%" G_GSIZE_FORMAT " bytes are more than the %" G_GSIZE_FORMAT
                    " that a project takes here; shorten it",
                    length, most);
  return FALSE;
}

gboolean
ful_bad_rows_check_name (GPtrArray *rows, guint64 line, const char *field, const char *text)
{
  if (!ful_bad_rows_check_text (rows, line, field, text, FUL_MAX_NAME_BYTES))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p)) {
      g_autofree char *quoted = ful_quote_untrusted (text);

      ful_bad_rows_add (rows, line, field,
                        "%s holds a control character, such as a line break; remove it", quoted);
      return FALSE;
    }
  return TRUE;
}

gboolean
ful_bad_rows_refuse (const GPtrArray *rows, const char *file, GError **error)
{
  g_autoptr (GString) message = g_string_new (NULL);

  if (rows->len == 0)
    return TRUE;
  for (guint i = 0; i < rows->len && i < MAX_NAMED; i++) {
    const FulBadRow *row = rows->pdata[i];

    g_string_append_printf (message, "%s:%" G_GUINT64_FORMAT ": %s\n", file, row->line, row->why);
  }
  if (rows->len > MAX_NAMED)
    g_string_append_printf (message, "and %u more bad rows\n", rows->len - MAX_NAMED);
  g_string_append (message, "Nothing was taken in: mend the file, or leave such rows out with "
                            "--skip-bad.");
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL, "%s", message->str);
}
