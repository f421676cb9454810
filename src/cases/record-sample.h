/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "cases/record-reader.h"

#define FUL_SAMPLE_CHARS 120 /* of a value, on one line */

/* A row to be shown. */
typedef struct {
  guint64 line;
  GStrv values; /* one a column, shortened; NULL: the row can't be read */
  char *why;    /* why it is not taken in; NULL: it is */
  int column;   /* the one that @why is about; -1: none */
} FulSampleRow;

/**
 * ful_record_sample:
 * @bad: FulBadRow*, in order of lines: of a ful_case_import_parse() of the same text
 * @n: rows at most
 *
 * Rows as they stand in the file: the first bad ones (a third of @n, more where there are too few
 * others) among the first good ones, in order of lines. Reads no further than it must.
 * Errors: as ful_record_reader_new(); %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): FulSampleRow*, which it frees
 */
GPtrArray *ful_record_sample (const char *text,
                              gsize length,
                              FulRecordFormat format,
                              const char *file,
                              const GPtrArray *bad,
                              guint n,
                              GCancellable *cancellable,
                              GError **error);
