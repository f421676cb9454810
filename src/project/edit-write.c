/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit done to the file: the same operations that edit-apply.c does to memory. */
#include "project/edit-private.h"

#include "project/store-private.h"

static gboolean
clear (FulDatabase *database, GError **error)
{
  return ful_database_exec (database,
                            "DELETE FROM fields; DELETE FROM labels; DELETE FROM columns;"
                            "DELETE FROM prompts; DELETE FROM revisions; DELETE FROM lever_notes;"
                            "DELETE FROM models; DELETE FROM checks; DELETE FROM cases;"
                            "DELETE FROM runs; DELETE FROM results; DELETE FROM ratings;"
                            "DELETE FROM documents; DELETE FROM document_chunks; DELETE FROM "
                            "state;",
                            error);
}

static gboolean
remove_check (FulDatabase *database, gint64 id, GError **error)
{
  return ful_store_run_int_text (database, "DELETE FROM checks WHERE id = ?1 AND ?2 IS NULL", id,
                                 NULL, error);
}

static gboolean
put_case (FulDatabase *database, FulRecorder *recorder, const FulCase *item, GError **error)
{
  gboolean ok;

  ful_recorder_begin_row (recorder, "cases", item->id);
  ok = ful_store_put_case (database, item, error);
  ful_recorder_end_row (recorder);
  return ok;
}

static gboolean
put_result (FulDatabase *database, FulRecorder *recorder, const FulResult *result, GError **error)
{
  gboolean ok;

  ful_recorder_begin_row (recorder, "results", result->id);
  ok = ful_store_put_result (database, result, error);
  ful_recorder_end_row (recorder);
  return ok;
}

static gboolean
set_looks (FulDatabase *database, gint64 looks, gint64 looked_at, GError **error)
{
  const char *sql = "INSERT INTO state (value, name) VALUES (?1, ?2)"
                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  return ful_store_run_int_text (database, sql, looks, "test_looks", error) &&
         ful_store_run_int_text (database, sql, looked_at, "looked_at", error);
}

static gboolean
write_op (const FulOp *op, FulDatabase *database, FulRecorder *recorder, GError **error)
{
  switch (op->kind) {
  case FUL_OP_CLEAR:
    return clear (database, error);
  case FUL_OP_PUT_FIELD:
    return ful_store_put_field (database, op->value.field, error);
  case FUL_OP_UNSET_FIELD:
    return ful_store_run_text (database, "DELETE FROM fields WHERE key = ?1", op->name, error);
  case FUL_OP_PUT_LABEL:
    return ful_store_put_label (database, op->value.label, error);
  case FUL_OP_REMOVE_LABEL:
    return ful_store_run_text (database, "DELETE FROM labels WHERE name = ?1", op->name, error);
  case FUL_OP_PUT_COLUMN:
    return ful_store_put_column (database, op->name, op->number, error);
  case FUL_OP_PUT_PROMPT:
    return ful_store_put_prompt (database, op->value.prompt, error);
  case FUL_OP_PUT_REVISION:
    return ful_store_put_revision (database, op->value.revision, error);
  case FUL_OP_PUT_LEVER_NOTE:
    return ful_store_put_lever_note (database, op->value.note, error);
  case FUL_OP_REMOVE_LEVER_NOTE:
    return ful_store_run_text (database, "DELETE FROM lever_notes WHERE lever = ?1",
                               ful_lever_name ((FulLevers)op->number), error);
  case FUL_OP_PUT_MODEL:
    return ful_store_put_model (database, op->value.model, error);
  case FUL_OP_PUT_CHECK:
    return ful_store_put_check (database, op->value.check, error);
  case FUL_OP_REMOVE_CHECK:
    return remove_check (database, op->id, error);
  case FUL_OP_PUT_CASE:
    return put_case (database, recorder, op->value.item, error);
  case FUL_OP_SET_CASE_SPLIT:
    return ful_store_run_int_text (database, "UPDATE cases SET split = ?2 WHERE id = ?1", op->id,
                                   ful_split_name ((FulSplit)op->number), error);
  case FUL_OP_HIDE_CASE:
    return ful_store_run_int_text (database,
                                   "UPDATE cases SET hidden = 1 WHERE id = ?1 AND ?2 IS NULL",
                                   op->id, NULL, error);
  case FUL_OP_PUT_RUN:
    return ful_store_put_run (database, op->value.run, error);
  case FUL_OP_PUT_RESULT:
    return put_result (database, recorder, op->value.result, error);
  case FUL_OP_SET_RESULT_MODE:
    return ful_store_run_int_text (database, "UPDATE results SET mode = ?2 WHERE id = ?1", op->id,
                                   op->number == FUL_MODE_NONE
                                       ? NULL
                                       : ful_mode_name ((FulMode)op->number),
                                   error);
  case FUL_OP_SET_LOOKS:
    return set_looks (database, op->id, op->other, error);
  case FUL_OP_PUT_ARTIFACT:
    return ful_store_put_artifact (database, op->value.artifact, error);
  case FUL_N_OPS:
    break;
  }
  g_return_val_if_reached (FALSE);
}

gboolean
ful_edit_write (const FulEdit *self, FulDatabase *database, FulRecorder *recorder, GError **error)
{
  for (guint i = 0; i < self->ops->len; i++)
    if (!write_op (&g_array_index (self->ops, FulOp, i), database, recorder, error))
      return FALSE;
  return TRUE;
}
