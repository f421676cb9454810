/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two sources behind one interface: a CSV reader that streams, or JSON objects parsed beforehand
 * (their columns are only known once all have been seen). */
#include "cases/record-reader.h"

#include <string.h>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/error.h"
#include "cases/bad-row.h"
#include "cases/record-reader-private.h"

struct _FulRecordReader {
  char *file;
  GPtrArray *columns; /* char*, NULL-ended beyond its length */
  guint64 header_line;
  FulCsvReader *csv;       /* NULL for JSON */
  FulJsonRecords *objects; /* NULL for CSV */
};

FulRecordFormat
ful_record_format_guess (const char *file, const char *text, gsize length)
{
  static const struct {
    const char *ending;
    FulRecordFormat format;
  } endings[] = {
    { ".csv", FUL_RECORDS_CSV },      { ".tsv", FUL_RECORDS_TSV },
    { ".tab", FUL_RECORDS_TSV },      { ".jsonl", FUL_RECORDS_JSONL },
    { ".ndjson", FUL_RECORDS_JSONL }, { ".json", FUL_RECORDS_JSON },
  };
  g_autofree char *lower = g_ascii_strdown (file != NULL ? file : "", -1);
  const char *p = text, *end = text + length;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      return endings[i].format;
  if (length >= 3 && memcmp (p, "\xEF\xBB\xBF", 3) == 0)
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p < end && (*p == '[' || *p == '{'))
    return *p == '[' ? FUL_RECORDS_JSON : FUL_RECORDS_JSONL;
  return FUL_RECORDS_CSV;
}

static gboolean
read_header (FulRecordReader *reader, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *fields = NULL;
  gsize n = 0;
  FulCsvStatus status = ful_csv_reader_next (reader->csv, &fields, &n, &reader->header_line, error);

  if (status == FUL_CSV_BAD)
    return FALSE;
  if (status == FUL_CSV_END)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, reader->file, 0, NULL,
                             "the file is empty; its first line must name the columns");
  for (gsize i = 0; i < n; i++) {
    char *name = g_strstrip (g_strdup (fields[i]));

    g_ptr_array_add (reader->columns, name);
    if (*name != '\0' && !g_hash_table_add (seen, name)) {
      g_autofree char *quoted = ful_quote_untrusted (name);

      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, reader->file, reader->header_line, NULL,
                               "two columns are named %s; rename one", quoted);
    }
  }
  return TRUE;
}

FulRecordReader *
ful_record_reader_new (const char *text,
                       gsize length,
                       FulRecordFormat format,
                       const char *file,
                       GError **error)
{
  g_autoptr (FulRecordReader) reader = g_new0 (FulRecordReader, 1);

  reader->file = g_strdup (file);
  reader->columns = g_ptr_array_new_with_free_func (g_free);
  if (!ful_encoding_check (text, length, file, error))
    return NULL;
  if (format == FUL_RECORDS_CSV || format == FUL_RECORDS_TSV) {
    reader->csv = ful_csv_reader_new (text, length, format == FUL_RECORDS_TSV ? '\t' : 0, file);
    if (!read_header (reader, error))
      return NULL;
  } else {
    reader->objects = ful_json_records_new (text, length, format == FUL_RECORDS_JSON, file,
                                            reader->columns, error);
    if (reader->objects == NULL)
      return NULL;
  }
  g_ptr_array_add (reader->columns, NULL);
  return g_steal_pointer (&reader);
}

void
ful_record_reader_free (FulRecordReader *reader)
{
  if (reader == NULL)
    return;
  g_free (reader->file);
  g_ptr_array_unref (reader->columns);
  ful_csv_reader_free (reader->csv);
  ful_json_records_free (reader->objects);
  g_free (reader);
}

char
ful_record_reader_delimiter (const FulRecordReader *reader)
{
  return reader->csv != NULL ? ful_csv_reader_delimiter (reader->csv) : 0;
}

const char *const *
ful_record_reader_columns (const FulRecordReader *reader, gsize *n)
{
  if (n != NULL)
    *n = reader->columns->len - 1;
  return (const char *const *)reader->columns->pdata;
}

guint64
ful_record_reader_header_line (const FulRecordReader *reader)
{
  return reader->header_line;
}

static const char *const *
next_csv (FulRecordReader *reader, GPtrArray *bad, guint64 *line)
{
  const char *const *fields = NULL;
  gsize n = 0, n_columns = reader->columns->len - 1;

  for (;;) {
    g_autoptr (GError) error = NULL;
    FulCsvStatus status = ful_csv_reader_next (reader->csv, &fields, &n, line, &error);

    if (status == FUL_CSV_END)
      return NULL;
    if (status == FUL_CSV_BAD)
      ful_bad_rows_add_error (bad, reader->file, *line, error);
    else if (n == n_columns)
      return fields;
    else
      ful_bad_rows_add (bad, *line, NULL,
                        "%" G_GSIZE_FORMAT " %s where the header has %" G_GSIZE_FORMAT
                        " columns; add or remove fields, or put a text with commas in quotation "
                        "marks",
                        n, n == 1 ? "field" : "fields", n_columns);
  }
}

const char *const *
ful_record_reader_next (FulRecordReader *reader, GPtrArray *bad, guint64 *line)
{
  if (reader->csv != NULL)
    return next_csv (reader, bad, line);
  return ful_json_records_next (reader->objects, bad, line);
}
