/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit done to a snapshot in memory: the same operations that edit-write.c does to the file. */
#include "project/edit-private.h"

#include <string.h>

#include "project/field.h"
#include "project/record-private.h"

/* Where an id stands; every record with an id begins with it. */
static guint
index_of (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (*(const gint64 *)records->pdata[i] == id)
      return i;
  return G_MAXUINT;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (FulPrompt, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (FulRevision, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (FulModel, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (FulCheck, id) == 0);

/* Puts @record, sharing it, in place of the one at @index or at the end. */
static void
put_at (GPtrArray *records, guint index, gpointer record)
{
  if (index == G_MAXUINT) {
    g_ptr_array_add (records, ful_record_ref (record, NULL));
  } else {
    gpointer old = records->pdata[index];

    records->pdata[index] = ful_record_ref (record, NULL);
    g_ptr_array_add (records, old); /* so that the array's own function frees it */
    g_ptr_array_set_size (records, (int)records->len - 1);
  }
}

static guint
label_index (GPtrArray *labels, const char *name)
{
  for (guint i = 0; i < labels->len; i++)
    if (strcmp (((const FulLabel *)labels->pdata[i])->name, name) == 0)
      return i;
  return G_MAXUINT;
}

static guint
note_index (GPtrArray *notes, FulLevers lever)
{
  for (guint i = 0; i < notes->len; i++)
    if (((const FulLeverNote *)notes->pdata[i])->lever == lever)
      return i;
  return G_MAXUINT;
}

static void
remove_at (GPtrArray *records, guint index)
{
  if (index != G_MAXUINT)
    g_ptr_array_remove_index (records, index);
}

static void
put_column (FulSnapshot *next, const char *name, int position)
{
  for (guint i = 0; i < next->columns->len; i++)
    if (strcmp (next->columns->pdata[i], name) == 0) {
      g_array_index (next->positions, int, i) = position;
      return;
    }
  g_ptr_array_add (next->columns, g_strdup (name));
  g_array_append_val (next->positions, position);
}

static void
clear (FulSnapshot *next)
{
  g_hash_table_remove_all (next->fields);
  g_ptr_array_set_size (next->labels, 0);
  g_ptr_array_set_size (next->columns, 0);
  g_array_set_size (next->positions, 0);
  g_ptr_array_set_size (next->prompts, 0);
  g_ptr_array_set_size (next->revisions, 0);
  g_ptr_array_set_size (next->lever_notes, 0);
  g_ptr_array_set_size (next->models, 0);
  g_ptr_array_set_size (next->checks, 0);
}

static void
apply_op (const FulOp *op, FulSnapshot *next)
{
  FulFieldValue *value;

  switch (op->kind) {
  case FUL_OP_CLEAR:
    clear (next);
    break;
  case FUL_OP_PUT_FIELD:
    value = ful_field_value_copy (op->value.field);
    g_hash_table_replace (next->fields, value->key, value);
    break;
  case FUL_OP_UNSET_FIELD:
    g_hash_table_remove (next->fields, op->name);
    break;
  case FUL_OP_PUT_LABEL:
    put_at (next->labels, label_index (next->labels, op->value.label->name), op->value.any);
    break;
  case FUL_OP_REMOVE_LABEL:
    remove_at (next->labels, label_index (next->labels, op->name));
    break;
  case FUL_OP_PUT_COLUMN:
    put_column (next, op->name, op->number);
    break;
  case FUL_OP_PUT_PROMPT:
    put_at (next->prompts, index_of (next->prompts, op->value.prompt->id), op->value.any);
    break;
  case FUL_OP_PUT_REVISION:
    put_at (next->revisions, index_of (next->revisions, op->value.revision->id), op->value.any);
    break;
  case FUL_OP_PUT_LEVER_NOTE:
    put_at (next->lever_notes, note_index (next->lever_notes, op->value.note->lever),
            op->value.any);
    break;
  case FUL_OP_REMOVE_LEVER_NOTE:
    remove_at (next->lever_notes, note_index (next->lever_notes, (FulLevers)op->number));
    break;
  case FUL_OP_PUT_MODEL:
    put_at (next->models, index_of (next->models, op->value.model->id), op->value.any);
    break;
  case FUL_OP_PUT_CHECK:
    put_at (next->checks, index_of (next->checks, op->value.check->id), op->value.any);
    break;
  case FUL_OP_REMOVE_CHECK:
    remove_at (next->checks, index_of (next->checks, op->id));
    break;
  default: /* cases, runs and results stay in the file */
    break;
  }
}

void
ful_edit_apply (const FulEdit *self, FulSnapshot *next)
{
  for (guint i = 0; i < self->ops->len; i++)
    apply_op (&g_array_index (self->ops, FulOp, i), next);
  next->generation++;
  next->cases_generation += self->touches_cases;
  next->results_generation += self->touches_results;
  ful_snapshot_seal (next);
}
