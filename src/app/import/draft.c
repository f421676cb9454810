/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/draft-private.h"

#include <string.h>

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulDraft, ful_draft, G_TYPE_OBJECT)

FulDraft *
ful_draft_new (void)
{
  return g_object_new (FUL_TYPE_DRAFT, NULL);
}

void
ful_draft_touch (FulDraft *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
forget_rows (FulDraft *self)
{
  g_clear_pointer (&self->look, ful_table_look_unref);
  g_clear_pointer (&self->expected, ful_expected_free);
  g_clear_pointer (&self->splits, g_free);
}

void
ful_draft_set_table (FulDraft *self, FulTable *table)
{
  if (self->table == table)
    return;
  if (self->table != NULL)
    ful_table_cancel (self->table);
  g_set_object (&self->table, table);
  forget_rows (self);
  ful_draft_touch (self);
}

FulTable *
ful_draft_table (FulDraft *self)
{
  return self->table;
}

void
ful_draft_copy_starter (const FulDraft *self, FulStarter *to)
{
  *to = self->starter;
  to->title = g_strdup (self->starter.title);
  to->prompt = g_strdup (self->starter.prompt);
  to->system = g_strdup (self->starter.system);
  to->message = g_strdup (self->starter.message);
}

/* --- settling --- */

typedef struct {
  FulTableLook *look;
  FulExpected *expected;
  FulRemedy remedies[FUL_N_REVIEW_KINDS];
} Settling;

static void
free_settling (gpointer data)
{
  Settling *settling = data;

  ful_table_look_unref (settling->look);
  ful_expected_free (settling->expected);
  g_free (settling);
}

static void
settle_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Settling *settling = task_data;

  ful_case_review_apply (settling->look->review, settling->look->import, settling->remedies, NULL,
                         NULL);
  settling->expected = ful_expected_new (settling->look->import->cases);
  g_task_return_boolean (task, TRUE);
}

void
ful_draft_settle_async (FulDraft *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Settling *settling = g_new0 (Settling, 1);

  settling->look = ful_table_look_ref (ful_table_look (self->table));
  memcpy (settling->remedies, ful_table_remedies (self->table), sizeof settling->remedies);
  g_task_set_source_tag (task, ful_draft_settle_async);
  g_task_set_task_data (task, settling, free_settling);
  g_task_run_in_thread (task, settle_in_thread);
}

/* What the suggestions depend on: the inputs and what is expected. */
static char *
signature (FulDraft *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->look->import->columns->len; i++) {
    const FulCaseColumn *column = self->look->import->columns->pdata[i];

    g_string_append_printf (text, "%d %s\n", column->field,
                            column->variable != NULL ? column->variable : "");
  }
  g_string_append_printf (text, "%d %s", self->expected->kind, ful_table_name (self->table));
  return g_string_free (text, FALSE);
}

static char *
title_of (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? g_strndup (name, (gsize)(dot - name)) : g_strdup (name);
}

static void
suggest (FulDraft *self)
{
  g_autofree char *title = title_of (ful_table_name (self->table));
  g_autofree char *system = self->prompt_is_own ? g_strdup (self->starter.system) : NULL;
  g_autofree char *message = self->prompt_is_own ? g_strdup (self->starter.message) : NULL;

  ful_starter_clear (&self->starter);
  ful_starter_suggest (&self->starter, title, self->look->import->columns, self->expected,
                       ful_draft_has_splits (self));
  if (!self->prompt_is_own)
    return;
  g_free (self->starter.system);
  g_free (self->starter.message);
  self->starter.system = g_steal_pointer (&system);
  self->starter.message = g_steal_pointer (&message);
}

gboolean
ful_draft_settle_finish (FulDraft *self, GAsyncResult *result, GError **error)
{
  Settling *settling = g_task_get_task_data (G_TASK (result));
  g_autofree char *now = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  forget_rows (self);
  self->look = ful_table_look_ref (settling->look);
  self->expected = g_steal_pointer (&settling->expected);
  now = signature (self);
  if (g_strcmp0 (now, self->suggested_for) != 0) {
    suggest (self);
    g_free (self->suggested_for);
    self->suggested_for = g_steal_pointer (&now);
  }
  ful_draft_plan (self);
  return TRUE;
}

void
ful_draft_unsettle (FulDraft *self)
{
  if (self->look == NULL)
    return;
  forget_rows (self);
  ful_table_look_again (self->table);
}

/* --- what there is --- */

FulStarter *
ful_draft_starter (FulDraft *self)
{
  return &self->starter;
}

void
ful_draft_note_prompt (FulDraft *self)
{
  self->prompt_is_own = TRUE;
}

gboolean
ful_draft_prompt_is_own (FulDraft *self)
{
  return self->prompt_is_own;
}

const FulCaseImport *
ful_draft_cases (FulDraft *self)
{
  return self->look != NULL ? self->look->import : NULL;
}

const FulExpected *
ful_draft_expected (FulDraft *self)
{
  return self->expected;
}

gboolean
ful_draft_has_splits (FulDraft *self)
{
  return self->look != NULL && self->look->import->has_field[FUL_CASE_FIELD_SPLIT];
}

const gsize *
ful_draft_counts (FulDraft *self)
{
  return self->splits != NULL ? self->counts : NULL;
}

const char *
ful_draft_split_problem (FulDraft *self)
{
  return self->split_problem;
}

gboolean
ful_draft_is_busy (FulDraft *self)
{
  return self->busy > 0;
}

static void
ful_draft_finalize (GObject *object)
{
  FulDraft *self = FUL_DRAFT (object);

  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  if (self->table != NULL)
    ful_table_cancel (self->table);
  g_clear_object (&self->table);
  forget_rows (self);
  ful_starter_clear (&self->starter);
  g_free (self->suggested_for);
  g_free (self->split_problem);
  G_OBJECT_CLASS (ful_draft_parent_class)->finalize (object);
}

static void
ful_draft_class_init (FulDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ful_draft_finalize;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ful_draft_init (FulDraft *self)
{
}
