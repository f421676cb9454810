/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "cases/case-map.h"
#include "cases/record-reader.h"
#include "project/project.h"

/* Cases out of a file, in two steps: reading and mapping, a pure function of its bytes whose
 * outcome can be shown; and an edit of a project made from it. */

typedef struct {
  FulRecordFormat format;
  const char *file;       /* named in errors */
  const char *const *map; /* (nullable): as ful_case_map() */
  gboolean has_split;     /* --split: for rows that name none */
  FulSplit split;
  const FulCaseField *fields; /* (nullable): one a column, instead of map */
  gsize n_fields;
  GCancellable *cancellable; /* (nullable) */
  gint *rows_read;           /* (nullable): for progress; g_atomic_int_get() */
} FulCaseImportOptions;

typedef struct {
  char *file;
  GPtrArray *columns; /* FulCaseColumn*: the mapping */
  GPtrArray *cases;   /* FulCase* of the good rows, in order: id 0, position unset, name NULL where
                         the row has none; empty values are NULL, inputs left out */
  GArray *lines;      /* guint64: where each of the cases as read begins */
  GPtrArray *bad;     /* FulBadRow*, in order of lines */
  gsize rows;         /* records read, bad ones too */
  /* What the file says, as opposed to what it is silent about and a known case keeps. */
  gboolean has_field[FUL_N_CASE_FIELDS];
} FulCaseImport;

/**
 * ful_case_import_parse:
 * @text: UTF-8 bytes
 * @length: number of bytes, at most FUL_IMPORT_MAX_BYTES
 *
 * A row is bad when it has the wrong number of fields, an unknown split, no input, an id that a row
 * before it has, or a text longer than project/limits.h allows. Tags are separated by ';' or ',',
 * or a JSON array of texts.
 *
 * Errors: %FUL_ERROR_BAD_INPUT as ful_record_reader_new() and ful_case_map(), or columns of another
 * number than @fields; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): NULL with @error set
 */
FulCaseImport *ful_case_import_parse (const char *text,
                                      gsize length,
                                      const FulCaseImportOptions *options,
                                      GError **error);
void ful_case_import_free (FulCaseImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCaseImport, ful_case_import_free)

typedef struct {
  gsize added;
  gsize updated;
  gsize unchanged;
} FulCaseImportCounts;

/**
 * ful_case_import_apply:
 * @self: its cases go into the edit: it has none afterwards
 * @edit: the operations are added here
 *
 * A row with an id is the project's case of that name, a removed one too, else a new case. A row
 * without is the case that has the very same inputs (the n-th such row the n-th such case), else
 * a new one, named "case-00001" and on by the first number that is free. A known case gets what
 * the file says and keeps the rest. New inputs become columns of the project.
 * Errors: those of reading the project's cases
 */
gboolean ful_case_import_apply (FulCaseImport *self,
                                FulProject *project,
                                FulEdit *edit,
                                FulCaseImportCounts *counts,
                                GError **error);
