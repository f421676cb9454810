/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the text form: their members, and the arrays they stand in. */
#include "exchange/text-form-private.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "project/limits.h"

/* --- writing --- */

void
ful_text_put_string (FulJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    ful_json_writer_string_member (writer, name, value);
}

void
ful_text_put_double (FulJsonWriter *writer, const char *name, double value)
{
  if (!isnan (value))
    ful_json_writer_double_member (writer, name, value);
}

void
ful_text_put_flag (FulJsonWriter *writer, const char *name, gboolean value)
{
  if (value)
    ful_json_writer_boolean_member (writer, name, TRUE);
}

/* --- members --- */

gboolean
ful_text_set_error (const FulTextRecord *record,
                    const char *member,
                    GError **error,
                    const char *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, record->file, record->line, member, "%s",
                           message);
}

/* Puts file and line before an error that names the member already. */
static gboolean
locate (const FulTextRecord *record, gboolean ok, GError **error)
{
  if (!ok)
    g_prefix_error (error, "%s:%" G_GUINT64_FORMAT ": ", record->file, record->line);
  return ok;
}

gboolean
ful_text_get_string (const FulTextRecord *record,
                     const char *name,
                     gboolean required,
                     const char **out,
                     GError **error)
{
  if (!locate (record, ful_json_get_string (record->object, name, out, error), error))
    return FALSE;
  if (required && *out == NULL)
    return ful_text_set_error (record, name, error, "is missing");
  return TRUE;
}

gboolean
ful_text_get_double (const FulTextRecord *record, const char *name, double *out, GError **error)
{
  return locate (record, ful_json_get_double (record->object, name, out, error), error);
}

gboolean
ful_text_get_int (const FulTextRecord *record,
                  const char *name,
                  gint64 missing,
                  gint64 least,
                  gint64 most,
                  gint64 *out,
                  GError **error)
{
  if (!locate (record, ful_json_get_int (record->object, name, missing, out, error), error))
    return FALSE;
  if (*out < least || *out > most)
    return ful_text_set_error (record, name, error,
                               json_object_has_member (record->object, name) ? "is out of range"
                                                                             : "is missing");
  return TRUE;
}

gboolean
ful_text_get_flag (const FulTextRecord *record, const char *name, gboolean *out, GError **error)
{
  return locate (record, ful_json_get_boolean (record->object, name, FALSE, out, error), error);
}

gboolean
ful_text_get_id (const FulTextRecord *record, gint64 *out, GError **error)
{
  if (!ful_text_get_int (record, "id", 0, 1, FUL_MAX_ID, out, error))
    return FALSE;
  if (!g_hash_table_add (record->ids, g_memdup2 (out, sizeof *out)))
    return ful_text_set_error (record, "id", error, "%" G_GINT64_FORMAT " stands in the file twice",
                               *out);
  return TRUE;
}

gboolean
ful_text_get_reference (const FulTextRecord *record,
                        const char *name,
                        GHashTable *known,
                        gint64 *out,
                        GError **error)
{
  if (!ful_text_get_int (record, name, 0, 1, FUL_MAX_ID, out, error))
    return FALSE;
  if (!g_hash_table_contains (known, out))
    return ful_text_set_error (record, name, error, "there is no %s %" G_GINT64_FORMAT, name, *out);
  return TRUE;
}

gboolean
ful_text_get_name (const FulTextRecord *record, const char *name, const char **out, GError **error)
{
  g_autofree char *quoted = NULL;

  if (!ful_text_get_string (record, name, TRUE, out, error))
    return FALSE;
  if (g_hash_table_add (record->names, g_strdup (*out)))
    return TRUE;
  quoted = ful_quote_untrusted (*out);
  return ful_text_set_error (record, name, error, "%s stands in the file twice", quoted);
}

gboolean
ful_text_get_position (const FulTextRecord *record, int *out, GError **error)
{
  gint64 position;

  if (!ful_text_get_int (record, "position", 0, G_MININT, G_MAXINT, &position, error))
    return FALSE;
  *out = (int)position;
  return TRUE;
}

void
ful_text_put_rung (FulJsonWriter *writer, FulRung rung)
{
  if (rung != FUL_RUNG_UNSET)
    ful_json_writer_string_member (writer, "rung", ful_rung_name (rung));
}

gboolean
ful_text_get_rung (const FulTextRecord *record, FulRung *out, GError **error)
{
  const char *name;

  if (!ful_text_get_string (record, "rung", FALSE, &name, error))
    return FALSE;
  *out = FUL_RUNG_UNSET;
  if (name != NULL && !ful_rung_from_name (name, out))
    return ful_text_set_error (record, "rung", error, "is no rung");
  return TRUE;
}

/* --- arrays --- */

/* Past the string that begins at @p, in text that is known to be JSON. */
static const char *
skip_string (const char *p)
{
  for (p++; *p != '"'; p++)
    if (*p == '\\')
      p++;
  return p + 1;
}

/* Past the value that begins at @p, in text that is known to be JSON. */
static const char *
skip_value (const char *p, const char *end)
{
  int depth = 0;

  while (p < end) {
    if (*p == '"') {
      p = skip_string (p);
      if (depth == 0)
        return p;
      continue;
    }
    if (*p == '[' || *p == '{')
      depth++;
    else if ((*p == ']' || *p == '}') && --depth <= 0)
      return depth == 0 ? p + 1 : p;
    else if (*p == ',' && depth == 0)
      return p;
    p++;
  }
  return p;
}

static const char *
skip_space (const char *p, const char *end, guint64 *line)
{
  for (; p < end && strchr (" \t\r\n", *p) != NULL; p++)
    *line += *p == '\n';
  return p;
}

static guint64
count_lines (const char *p, const char *end)
{
  guint64 n = 0;

  while ((p = memchr (p, '\n', (gsize)(end - p))) != NULL) {
    n++;
    p++;
  }
  return n;
}

gboolean
ful_text_foreach_element (const char *text,
                          gsize length,
                          const char *file,
                          FulTextElement func,
                          gpointer user_data,
                          GError **error)
{
  const char *end = text + length;
  guint64 line = 1;
  const char *p;

  if (!ful_json_check (text, length, file, error))
    return FALSE;
  p = skip_space (text, end, &line);
  if (*p != '[')
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, line, NULL,
                             "a list of records, [ … ], is wanted here");
  p = skip_space (p + 1, end, &line);
  while (*p != ']') {
    const char *after = skip_value (p, end);

    if (!func (p, (gsize)(after - p), line, user_data, error))
      return FALSE;
    line += count_lines (p, after);
    p = skip_space (after, end, &line);
    if (*p == ',')
      p = skip_space (p + 1, end, &line);
  }
  return TRUE;
}
