/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/table-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "exchange/results-file.h"

#define CHUNK (1024 * 1024)

FulTableFile *
ful_table_file_ref (FulTableFile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_table_file_unref (FulTableFile *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->name);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_strfreev (self->columns);
  g_free (self->guess);
  g_free (self);
}

/* --- reading --- */

static gboolean
too_large (const char *name, GError **error)
{
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, name, 0, NULL,
                           _ ("larger than 1 GB; part it and bring the parts in one by one"));
}

/* What GIO says, with the file's name before it. */
static GBytes *
storage_error (const char *name, GError *cause, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else
    ful_set_error_at (error, FUL_ERROR_STORAGE, name, 0, NULL, "%s", cause->message);
  return NULL;
}

static GBytes *
read_bytes (const char *path,
            const char *name,
            gint *percent,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &cause);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  goffset size;
  gssize n;

  if (stream == NULL)
    return storage_error (name, cause, error);
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  size = info != NULL ? g_file_info_get_size (info) : 0;
  if (size > FUL_IMPORT_MAX_BYTES) {
    too_large (name, error);
    return NULL;
  }
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, cancellable, &cause)) >
         0) {
    if (all->len + (gsize)n > FUL_IMPORT_MAX_BYTES) {
      too_large (name, error);
      return NULL;
    }
    g_byte_array_append (all, chunk, (guint)n);
    if (size > 0)
      g_atomic_int_set (percent, (gint)(100 * (gint64)all->len / size));
  }
  if (n < 0)
    return storage_error (name, cause, error);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* The bytes as UTF-8. */
static GBytes *
decode (GBytes *raw,
        const char *name,
        FulTextEncoding encoding,
        FulTextEncoding *offered,
        GError **error)
{
  gsize length, n;
  const char *bytes = g_bytes_get_data (raw, &length);
  char *text;

  if (encoding != FUL_ENCODING_UTF8) {
    text = ful_encoding_to_utf8 (bytes != NULL ? bytes : "", length, encoding, name, &n, error);
    return text != NULL ? g_bytes_new_take (text, n) : NULL;
  }
  if (ful_encoding_check (bytes != NULL ? bytes : "", length, name, error))
    return g_bytes_ref (raw);
  *offered = ful_encoding_guess (bytes, length);
  return NULL;
}

/* --- columns --- */

/* The columns without which a file is none of results. */
static gboolean
has_results (const FulTableFile *self)
{
  static const FulResultsColumn needed[] = { FUL_RESULTS_CASE, FUL_RESULTS_PROMPT,
                                             FUL_RESULTS_MODEL, FUL_RESULTS_SCORE };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!g_strv_contains ((const char *const *)self->columns, ful_results_column_name (needed[i])))
      return FALSE;
  return self->format == FUL_RECORDS_CSV;
}

/* Where names tell nothing, every column is an input, to be chosen otherwise. */
static void
guess_fields (FulTableFile *self)
{
  gsize n = g_strv_length (self->columns);
  g_autoptr (GPtrArray) mapping =
      ful_case_map ((const char *const *)self->columns, n, NULL, self->name, 0, NULL);

  self->guess = g_new0 (FulCaseField, n + 1);
  for (gsize i = 0; i < n; i++)
    if (mapping != NULL)
      self->guess[i] = ((const FulCaseColumn *)mapping->pdata[i])->field;
    else if (*self->columns[i] != '\0')
      self->guess[i] = FUL_CASE_FIELD_VARIABLE;
}

static gboolean
read_columns (FulTableFile *self, const char *path, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (self->text, &length);
  g_autoptr (FulRecordReader) reader = NULL;

  if (length == 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, self->name, 0, NULL,
                             _ ("there is nothing in it; the first line must name the columns"));
  self->format = ful_record_format_guess (path, text, length);
  reader = ful_record_reader_new (text, length, self->format, self->name, error);
  if (reader == NULL)
    return FALSE;
  self->delimiter = ful_record_reader_delimiter (reader);
  self->columns = g_strdupv ((char **)ful_record_reader_columns (reader, NULL));
  self->has_results = has_results (self);
  guess_fields (self);
  return TRUE;
}

FulTableFile *
ful_table_file_read (const char *path,
                     GBytes *pasted,
                     const char *name,
                     FulTextEncoding encoding,
                     FulTextEncoding *offered,
                     gint *percent,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (FulTableFile) self = g_new0 (FulTableFile, 1);
  g_autoptr (GBytes) raw = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  *offered = FUL_ENCODING_UNKNOWN;
  self->name = g_strdup (name);
  self->encoding = encoding;
  raw = path != NULL ? read_bytes (path, name, percent, cancellable, error) : g_bytes_ref (pasted);
  if (raw == NULL)
    return NULL;
  self->size = g_bytes_get_size (raw);
  if (self->size > FUL_IMPORT_MAX_BYTES) {
    too_large (name, error);
    return NULL;
  }
  self->text = decode (raw, name, encoding, offered, error);
  if (self->text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !read_columns (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}
