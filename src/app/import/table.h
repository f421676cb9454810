/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/table-file.h"

G_BEGIN_DECLS

/* A table on its way into a project: read and looked at off the main thread, again whenever
 * somebody chooses otherwise what a column means. Lives on the main thread.
 *
 * Signals: "changed": anything below did. */
#define FUL_TYPE_TABLE (ful_table_get_type ())
G_DECLARE_FINAL_TYPE (FulTable, ful_table, FUL, TABLE, GObject)

typedef enum {
  FUL_TABLE_LOADING,
  FUL_TABLE_REFUSED, /* can't be read: ful_table_refusal() */
  FUL_TABLE_LOOKING, /* columns are known, rows are being looked at */
  FUL_TABLE_READY,
} FulTableState;

/* @document: (nullable): the project that it is to go into. Reading begins at once. */
FulTable *ful_table_new_for_path (const char *path, FulDocument *document);
FulTable *ful_table_new_for_paste (GBytes *text, FulDocument *document);

FulTableState ful_table_state (FulTable *self);
const char *ful_table_name (FulTable *self);
const char *ful_table_refusal (FulTable *self); /* NULL: none */
/* What a refused file could be read as; FUL_ENCODING_UNKNOWN: nothing. */
FulTextEncoding ful_table_offered (FulTable *self);
void ful_table_read_as (FulTable *self, FulTextEncoding encoding);
/* Stops what goes on: nobody waits for it any more. */
void ful_table_cancel (FulTable *self);
/* How far reading and looking are: percent of the file, then rows. */
int ful_table_percent (FulTable *self);
int ful_table_rows_read (FulTable *self);

/* Borrowed; NULL until there is one. The look stays that of before while another is taken. */
const FulTableFile *ful_table_file (FulTable *self);
FulTableLook *ful_table_look (FulTable *self);
FulDocument *ful_table_document (FulTable *self);

const FulCaseField *ful_table_fields (FulTable *self); /* one a column */
/* But for inputs a field has one column: the one that had it before is left out then. */
void ful_table_set_field (FulTable *self, guint column, FulCaseField field);
gboolean ful_table_as_results (FulTable *self);
void ful_table_set_as_results (FulTable *self, gboolean as_results);
/* Of rows that name none; FUL_SPLIT_NONE: none. */
FulSplit ful_table_split (FulTable *self);
void ful_table_set_split (FulTable *self, FulSplit split);
const FulRemedy *ful_table_remedies (FulTable *self); /* FUL_N_REVIEW_KINDS */
void ful_table_set_remedy (FulTable *self, FulReviewKind kind, FulRemedy remedy);

/* How many rows would come in, and how many there are. */
gsize ful_table_n_in (FulTable *self);
gsize ful_table_n_rows (FulTable *self);
/* Whether it is ready and something would come in. */
gboolean ful_table_can_import (FulTable *self);
/* Looks again: after the look's cases were taken out of it. */
void ful_table_look_again (FulTable *self);

G_END_DECLS
