/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen about a table, and what there is of it. */
#include "app/import/table-private.h"

void
ful_table_count_in (FulTable *self)
{
  const FulTableLook *look = self->look;

  self->n_in = look == NULL            ? 0
               : look->results != NULL ? look->results->results->len
               : look->import != NULL
                   ? ful_case_review_n_left (look->review, look->import, self->remedies)
                   : 0;
}

/* --- choices --- */

void
ful_table_set_field (FulTable *self, guint column, FulCaseField field)
{
  gsize n = g_strv_length (self->file->columns);

  g_return_if_fail (column < n);
  if (self->fields[column] == field)
    return;
  if (field != FUL_CASE_FIELD_VARIABLE && field != FUL_CASE_FIELD_LEFT_OUT)
    for (gsize i = 0; i < n; i++)
      if (self->fields[i] == field)
        self->fields[i] = FUL_CASE_FIELD_LEFT_OUT;
  self->fields[column] = field;
  ful_table_look_again (self);
}

void
ful_table_set_as_results (FulTable *self, gboolean as_results)
{
  if (self->as_results == as_results)
    return;
  self->as_results = as_results;
  ful_table_look_again (self);
}

void
ful_table_set_split (FulTable *self, FulSplit split)
{
  if (self->split == split)
    return;
  self->split = split;
  ful_table_look_again (self);
}

void
ful_table_set_remedy (FulTable *self, FulReviewKind kind, FulRemedy remedy)
{
  if (self->remedies[kind] == remedy)
    return;
  self->remedies[kind] = remedy;
  ful_table_count_in (self);
  ful_table_emit_changed (self);
}

/* --- what there is --- */

FulTableState
ful_table_state (FulTable *self)
{
  return self->state;
}

const char *
ful_table_name (FulTable *self)
{
  return self->name;
}

const char *
ful_table_refusal (FulTable *self)
{
  return self->refusal;
}

FulTextEncoding
ful_table_offered (FulTable *self)
{
  return self->offered;
}

int
ful_table_percent (FulTable *self)
{
  return g_atomic_int_get (&self->percent);
}

int
ful_table_rows_read (FulTable *self)
{
  return g_atomic_int_get (&self->rows_read);
}

const FulTableFile *
ful_table_file (FulTable *self)
{
  return self->file;
}

FulTableLook *
ful_table_look (FulTable *self)
{
  return self->look;
}

FulDocument *
ful_table_document (FulTable *self)
{
  return self->document;
}

const FulCaseField *
ful_table_fields (FulTable *self)
{
  return self->fields;
}

gboolean
ful_table_as_results (FulTable *self)
{
  return self->as_results;
}

FulSplit
ful_table_split (FulTable *self)
{
  return self->split;
}

const FulRemedy *
ful_table_remedies (FulTable *self)
{
  return self->remedies;
}

gsize
ful_table_n_in (FulTable *self)
{
  return self->n_in;
}

gsize
ful_table_n_rows (FulTable *self)
{
  const FulTableLook *look = self->look;

  return look == NULL            ? 0
         : look->results != NULL ? look->results->rows
         : look->import != NULL  ? look->import->rows
                                 : 0;
}

gboolean
ful_table_can_import (FulTable *self)
{
  return self->state == FUL_TABLE_READY && self->n_in > 0;
}
