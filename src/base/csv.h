/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* CSV and TSV (RFC 4180), read from memory, with the line each record starts on. Nothing is
 * trimmed. After a bad quote reading goes on at the line after the one where the record began, so
 * that one bad row costs one row. */
typedef struct _FulCsvReader FulCsvReader;

#define FUL_CSV_MAX_COLUMNS 4096
#define FUL_CSV_MAX_FIELD_BYTES (16 * 1024 * 1024)

/**
 * ful_csv_reader_new:
 * @text: UTF-8 bytes, kept by the caller while reading; a byte-order mark is skipped
 * @length: number of bytes
 * @delimiter: ',', ';', '\t' …; 0: sniffed from the first line outside quotes among , ; tab
 * @file: (nullable): named in errors
 */
FulCsvReader *ful_csv_reader_new (const char *text, gsize length, char delimiter, const char *file);
void ful_csv_reader_free (FulCsvReader *reader);
/* The delimiter in use, given or sniffed. */
char ful_csv_reader_delimiter (const FulCsvReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCsvReader, ful_csv_reader_free)

typedef enum {
  FUL_CSV_RECORD, /* fields are filled */
  FUL_CSV_BAD, /* this record is bad: @error says why and where; the next call goes on after it */
  FUL_CSV_END, /* no more */
} FulCsvStatus;

/**
 * ful_csv_reader_next:
 * @fields: (out) (transfer none): NUL-terminated UTF-8 texts, valid until the next call
 * @n_fields: (out): their number, ≥ 1
 * @line: (out): line the record starts on, from 1
 *
 * Empty lines are skipped. Bad: an unclosed quote, text after a closing quote, a NUL, invalid
 * UTF-8, more than FUL_CSV_MAX_COLUMNS or FUL_CSV_MAX_FIELD_BYTES.
 * Errors: %FUL_ERROR_BAD_INPUT with file and line, for %FUL_CSV_BAD alone.
 */
FulCsvStatus ful_csv_reader_next (FulCsvReader *reader,
                                  const char *const **fields,
                                  gsize *n_fields,
                                  guint64 *line,
                                  GError **error);

/**
 * ful_csv_append_field:
 *
 * Appends @value to @row, quoted only where it must be, preceded by @delimiter unless @first.
 */
void ful_csv_append_field (GString *row, const char *value, char delimiter, gboolean first);
