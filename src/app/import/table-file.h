/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "base/encoding.h"
#include "cases/case-review.h"
#include "cases/record-sample.h"
#include "exchange/result-import.h"

G_BEGIN_DECLS

#define FUL_SAMPLE_ROWS 6

/* A file of rows in memory, as UTF-8. Immutable, counted, for any thread. */
typedef struct {
  gatomicrefcount ref_count;
  char *name; /* without folders: for people and errors */
  GBytes *text;
  gsize size; /* as it lay on the disk */
  FulTextEncoding encoding;
  FulRecordFormat format;
  char delimiter; /* 0: none */
  GStrv columns;
  FulCaseField *guess;  /* one a column */
  gboolean has_results; /* the columns of results from elsewhere are there */
} FulTableFile;

FulTableFile *ful_table_file_ref (FulTableFile *self);
void ful_table_file_unref (FulTableFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTableFile, ful_table_file_unref)

/**
 * ful_table_file_read:
 * @path: (nullable): a file; NULL: @pasted
 * @encoding: what to read it as
 * @offered: (out): on an error, an encoding that it could be read as; else FUL_ENCODING_UNKNOWN
 * @percent: set while reading; g_atomic_int_get()
 *
 * Blocks. Errors: %FUL_ERROR_BAD_INPUT, %FUL_ERROR_STORAGE, %G_IO_ERROR_CANCELLED
 */
FulTableFile *ful_table_file_read (const char *path,
                                   GBytes *pasted,
                                   const char *name,
                                   FulTextEncoding encoding,
                                   FulTextEncoding *offered,
                                   gint *percent,
                                   GCancellable *cancellable,
                                   GError **error);

/* The project that rows would go into. Immutable, counted. */
typedef struct {
  gatomicrefcount ref_count;
  FulSnapshot *snapshot;
  GPtrArray *cases; /* FulCase*, hidden ones too */
} FulTableKnown;

FulTableKnown *ful_table_known_new (FulProject *project, GError **error);
FulTableKnown *ful_table_known_ref (FulTableKnown *self);
void ful_table_known_unref (FulTableKnown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTableKnown, ful_table_known_unref)

/* What every row of a file was found to be. Counted; cases are taken out of it once, by whoever
 * brings them in. */
typedef struct {
  gatomicrefcount ref_count;
  char *refusal; /* why the columns can't be taken like this; then nothing else is there */
  FulCaseImport *import;
  FulCaseReview *review;
  FulResultImport *results; /* instead of import and review */
  GPtrArray *sample;        /* FulSampleRow* */
} FulTableLook;

FulTableLook *ful_table_look_ref (FulTableLook *self);
void ful_table_look_unref (FulTableLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTableLook, ful_table_look_unref)

typedef struct {
  FulTableFile *file;
  FulTableKnown *known; /* (nullable) */
  FulCaseField *fields;
  gboolean as_results;
  gboolean has_split;
  FulSplit split;
} FulTableChoice;

/* Blocks. Errors: %G_IO_ERROR_CANCELLED alone; what else is wrong is the look's refusal. */
FulTableLook *ful_table_look_new (const FulTableChoice *choice,
                                  gint *rows_read,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
