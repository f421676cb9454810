/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/edit-private.h"

#include "base/hash.h"
#include "project/field.h"
#include "project/record-private.h"

static void
op_clear (gpointer data)
{
  FulOp *op = data;

  g_free (op->name);
  switch (op->kind) {
  case FUL_OP_PUT_FIELD:
    ful_field_value_free (op->value.field);
    break;
  case FUL_OP_PUT_LABEL:
    ful_label_release (op->value.label);
    break;
  case FUL_OP_PUT_PROMPT:
    ful_prompt_release (op->value.prompt);
    break;
  case FUL_OP_PUT_REVISION:
    ful_revision_release (op->value.revision);
    break;
  case FUL_OP_PUT_LEVER_NOTE:
    ful_lever_note_release (op->value.note);
    break;
  case FUL_OP_PUT_MODEL:
    ful_model_release (op->value.model);
    break;
  case FUL_OP_PUT_CHECK:
    ful_check_release (op->value.check);
    break;
  case FUL_OP_PUT_CASE:
    ful_case_free (op->value.item);
    break;
  case FUL_OP_PUT_RUN:
    ful_run_free (op->value.run);
    break;
  case FUL_OP_PUT_RESULT:
    ful_result_free (op->value.result);
    break;
  case FUL_OP_PUT_ARTIFACT:
    ful_artifact_free (op->value.artifact);
    break;
  default:
    g_assert (op->value.any == NULL);
  }
}

FulEdit *
ful_edit_new (void)
{
  FulEdit *self = g_new0 (FulEdit, 1);

  self->ops = g_array_new (FALSE, FALSE, sizeof (FulOp));
  g_array_set_clear_func (self->ops, op_clear);
  return self;
}

void
ful_edit_free (FulEdit *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->ops);
  g_free (self);
}

static void
add (FulEdit *self, FulOp op)
{
  g_array_append_val (self->ops, op);
}

void
ful_edit_clear (FulEdit *self)
{
  self->touches_cases = self->touches_results = TRUE;
  add (self, (FulOp){ .kind = FUL_OP_CLEAR });
}

void
ful_edit_set_title (FulEdit *self, const char *title)
{
  g_autoptr (FulFieldValue) value = NULL;

  if (title == NULL || *title == '\0') {
    ful_edit_unset_field (self, "workflow.title");
    return;
  }
  value = ful_field_value_new_text ("workflow.title", title);
  ful_edit_put_field (self, value);
}

void
ful_edit_put_field (FulEdit *self, const FulFieldValue *value)
{
  add (self, (FulOp){ .kind = FUL_OP_PUT_FIELD, .value.field = ful_field_value_copy (value) });
}

void
ful_edit_unset_field (FulEdit *self, const char *key)
{
  add (self, (FulOp){ .kind = FUL_OP_UNSET_FIELD, .name = g_strdup (key) });
}

void
ful_edit_put_label (FulEdit *self, const char *name, const char *description, int position)
{
  FulLabel label = { (char *)name, (char *)description, position };

  add (self, (FulOp){ .kind = FUL_OP_PUT_LABEL, .value.label = ful_label_share (&label) });
}

void
ful_edit_remove_label (FulEdit *self, const char *name)
{
  add (self, (FulOp){ .kind = FUL_OP_REMOVE_LABEL, .name = g_strdup (name) });
}

void
ful_edit_put_column (FulEdit *self, const char *name, int position)
{
  add (self, (FulOp){ .kind = FUL_OP_PUT_COLUMN, .name = g_strdup (name), .number = position });
}

void
ful_edit_put_prompt (FulEdit *self, const FulPrompt *prompt)
{
  add (self, (FulOp){ .kind = FUL_OP_PUT_PROMPT, .value.prompt = ful_prompt_share (prompt) });
}

void
ful_edit_put_revision (FulEdit *self, const FulRevision *revision)
{
  FulRevision *copy = ful_revision_share (revision);

  if (copy->hash == NULL && copy->body != NULL) {
    g_autoptr (FulHasher) hasher = ful_hasher_new ();
    g_autofree char *json = ful_prompt_body_to_json (copy->body);

    ful_hasher_add (hasher, json);
    copy->hash = ful_hasher_finish (hasher);
  }
  add (self, (FulOp){ .kind = FUL_OP_PUT_REVISION, .value.revision = copy });
}

void
ful_edit_put_lever_note (FulEdit *self, FulLevers lever, const char *why)
{
  FulLeverNote note = { lever, (char *)why };

  add (self, (FulOp){ .kind = FUL_OP_PUT_LEVER_NOTE, .value.note = ful_lever_note_share (&note) });
}

void
ful_edit_remove_lever_note (FulEdit *self, FulLevers lever)
{
  add (self, (FulOp){ .kind = FUL_OP_REMOVE_LEVER_NOTE, .number = (int)lever });
}

void
ful_edit_put_model (FulEdit *self, const FulModel *model)
{
  add (self, (FulOp){ .kind = FUL_OP_PUT_MODEL, .value.model = ful_model_share (model) });
}

void
ful_edit_put_check (FulEdit *self, const FulCheck *check)
{
  add (self, (FulOp){ .kind = FUL_OP_PUT_CHECK, .value.check = ful_check_share (check) });
}

void
ful_edit_remove_check (FulEdit *self, gint64 id)
{
  add (self, (FulOp){ .kind = FUL_OP_REMOVE_CHECK, .id = id });
}

void
ful_edit_put_case (FulEdit *self, const FulCase *item)
{
  ful_edit_take_case (self, ful_case_copy (item));
}

void
ful_edit_take_case (FulEdit *self, FulCase *item)
{
  self->touches_cases = TRUE;
  add (self, (FulOp){ .kind = FUL_OP_PUT_CASE, .value.item = item });
}

void
ful_edit_set_case_split (FulEdit *self, gint64 case_id, FulSplit split)
{
  self->touches_cases = TRUE;
  add (self, (FulOp){ .kind = FUL_OP_SET_CASE_SPLIT, .id = case_id, .number = (int)split });
}

void
ful_edit_hide_case (FulEdit *self, gint64 case_id)
{
  self->touches_cases = TRUE;
  add (self, (FulOp){ .kind = FUL_OP_HIDE_CASE, .id = case_id });
}

void
ful_edit_put_run (FulEdit *self, const FulRun *run)
{
  self->touches_results = TRUE;
  add (self, (FulOp){ .kind = FUL_OP_PUT_RUN, .value.run = ful_run_copy (run) });
}

void
ful_edit_take_result (FulEdit *self, FulResult *result)
{
  self->touches_results = TRUE;
  add (self, (FulOp){ .kind = FUL_OP_PUT_RESULT, .value.result = result });
}

void
ful_edit_set_result_mode (FulEdit *self, gint64 result_id, FulMode mode)
{
  self->touches_results = TRUE;
  add (self, (FulOp){ .kind = FUL_OP_SET_RESULT_MODE, .id = result_id, .number = (int)mode });
}

void
ful_edit_set_looks (FulEdit *self, gint64 looks, gint64 looked_at)
{
  add (self, (FulOp){ .kind = FUL_OP_SET_LOOKS, .id = looks, .other = looked_at });
}

void
ful_edit_put_artifact (FulEdit *self, const char *name, const char *key, GBytes *bytes)
{
  add (self, (FulOp){ .kind = FUL_OP_PUT_ARTIFACT,
                      .value.artifact = ful_artifact_new (name, key, bytes) });
}
