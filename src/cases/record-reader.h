/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Records of named columns out of CSV (RFC 4180, with , ; or tab), TSV, JSON Lines or a JSON array
 * of objects, all read from memory. A JSON string is its text, null and a missing member are "",
 * anything else is its canonical JSON; the members of an object "vars" are the columns
 * "vars.NAME". Names in a CSV header are trimmed, values are not. */
typedef struct _FulRecordReader FulRecordReader;

#define FUL_IMPORT_MAX_BYTES (1024 * 1024 * 1024)

typedef enum {
  FUL_RECORDS_CSV,
  FUL_RECORDS_TSV,
  FUL_RECORDS_JSONL,
  FUL_RECORDS_JSON,
} FulRecordFormat;

/* By the ending of @file (nullable), else by how @text begins. */
FulRecordFormat ful_record_format_guess (const char *file, const char *text, gsize length);

/**
 * ful_record_reader_new:
 * @text: kept by the caller while reading
 * @length: number of bytes, at most FUL_IMPORT_MAX_BYTES
 * @file: named in errors
 *
 * Checks the encoding and reads the names of the columns.
 * Errors: %FUL_ERROR_BAD_INPUT not UTF-8, no header, two columns of one name, over 4096 columns,
 * a JSON text that is not an array of objects
 */
FulRecordReader *ful_record_reader_new (const char *text,
                                        gsize length,
                                        FulRecordFormat format,
                                        const char *file,
                                        GError **error);
void ful_record_reader_free (FulRecordReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRecordReader, ful_record_reader_free)

/* What parts the fields: ',' ';' or tab; 0 where the format has none. */
char ful_record_reader_delimiter (const FulRecordReader *reader);

/* NULL-ended; *n (optional) their number. Borrowed. A CSV column may have the name "". */
const char *const *ful_record_reader_columns (const FulRecordReader *reader, gsize *n);

/* The line of the column names, 0 where the format has none: for errors about a column. */
guint64 ful_record_reader_header_line (const FulRecordReader *reader);

/**
 * ful_record_reader_next:
 * @bad: list of FulBadRow*: records that can't be read are added here and passed over
 * @line: (out): where the record starts, from 1
 *
 * Returns: (transfer none): a text a column, valid until the next call; NULL at the end
 */
const char *const *ful_record_reader_next (FulRecordReader *reader, GPtrArray *bad, guint64 *line);
