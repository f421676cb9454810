/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/table.h"

struct _FulTable {
  GObject parent_instance;
  char *path;     /* NULL: pasted */
  GBytes *pasted; /* NULL: path */
  char *name;
  FulDocument *document; /* NULL: none yet */
  FulTextEncoding encoding;
  FulTableState state;
  char *refusal;
  FulTextEncoding offered;
  FulTableFile *file;
  FulTableKnown *known;
  FulTableLook *look;
  FulCaseField *fields;
  gboolean as_results;
  FulSplit split;
  FulRemedy remedies[FUL_N_REVIEW_KINDS];
  gsize n_in;
  GCancellable *cancellable; /* of the task that goes on */
  gint percent;              /* written by threads */
  gint rows_read;
};

/* How many rows would come in, counted again. */
void ful_table_count_in (FulTable *self);
void ful_table_emit_changed (FulTable *self);
