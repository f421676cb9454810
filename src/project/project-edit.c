/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing, undo and redo:
 *
 *   edit ──> next snapshot (at once) ──> operations to the writer ──> file
 *   undo ──> writer, waited for ──> snapshot read anew
 */
#include "base/error.h"
#include "project/edit-private.h"
#include "project/project-private.h"
#include "project/store-private.h"

/* (transfer full) next: from now on the state. */
static void
set_snapshot (FulProject *self, FulSnapshot *next)
{
  g_mutex_lock (&self->mutex);
  self->results_generation = MAX (self->results_generation, next->results_generation);
  ful_snapshot_unref (self->snapshot);
  self->snapshot = next;
  g_mutex_unlock (&self->mutex);
}

/* After anything that may have changed all of it: every generation is a new one. */
static void
renew_snapshot (FulProject *self, FulSnapshot *next)
{
  g_autoptr (FulSnapshot) before = ful_project_snapshot (self);

  next->generation = before->generation + 1;
  next->cases_generation = before->cases_generation + 1;
  next->results_generation = before->results_generation + 1;
  set_snapshot (self, next);
}

typedef struct {
  FulEdit *edit;
  char *label;
} EditTask;

static void
edit_task_free (gpointer data)
{
  EditTask *task = data;

  ful_edit_free (task->edit);
  g_free (task->label);
  g_free (task);
}

/* A label is for a menu: one that repeats a whole text is cut. */
#define MAX_LABEL 100

static char *
short_label (const char *label)
{
  g_autofree char *valid = g_utf8_make_valid (label, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= MAX_LABEL)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, MAX_LABEL - 1);
  return g_strconcat (start, "…", NULL);
}

static gboolean
write_edit (FulDatabase *database, gpointer data, GError **error)
{
  EditTask *task = data;
  g_autoptr (FulRecorder) recorder = ful_recorder_new (database, error);

  return recorder != NULL && ful_edit_write (task->edit, database, recorder, error) &&
         ful_recorder_save (recorder, task->label, error);
}

/* Every record with an id begins with it; 0 for an operation without. */
static gint64
id_of (const FulOp *op, FulIdKind *kind)
{
  static const FulIdKind kinds[] = {
    [FUL_OP_PUT_PROMPT] = FUL_ID_PROMPT, [FUL_OP_PUT_REVISION] = FUL_ID_REVISION,
    [FUL_OP_PUT_MODEL] = FUL_ID_MODEL,   [FUL_OP_PUT_CHECK] = FUL_ID_CHECK,
    [FUL_OP_PUT_CASE] = FUL_ID_CASE,     [FUL_OP_PUT_RUN] = FUL_ID_RUN,
    [FUL_OP_PUT_RESULT] = FUL_ID_RESULT,
  };

  switch (op->kind) {
  case FUL_OP_PUT_PROMPT:
  case FUL_OP_PUT_REVISION:
  case FUL_OP_PUT_MODEL:
  case FUL_OP_PUT_CHECK:
  case FUL_OP_PUT_CASE:
  case FUL_OP_PUT_RUN:
  case FUL_OP_PUT_RESULT:
    *kind = kinds[op->kind];
    return *(const gint64 *)op->value.any;
  default:
    return 0;
  }
}

/* Ids that an edit brought along, as the text form does, are taken. */
static void
note_ids (FulProject *self, const FulEdit *edit)
{
  for (guint i = 0; i < edit->ops->len; i++) {
    FulIdKind kind;
    gint64 id = id_of (&g_array_index (edit->ops, FulOp, i), &kind);

    if (id > 0)
      ful_project_note_id (self, kind, id);
  }
}

/* The state that comes of an edit, or NULL where it is refused. */
static FulSnapshot *
next_of (FulProject *self, const FulEdit *edit, GError **error)
{
  g_autoptr (FulSnapshot) before = ful_project_snapshot (self);
  g_autoptr (FulSnapshot) next = ful_snapshot_fork (before);

  ful_edit_apply (edit, next);
  if (!ful_edit_check (edit, next, error) || !ful_snapshot_check (next, before, NULL, error))
    return NULL;
  return g_steal_pointer (&next);
}

gboolean
ful_project_check_edit (FulProject *self, const FulEdit *edit, GError **error)
{
  g_autoptr (FulSnapshot) next = next_of (self, edit, error);

  return next != NULL;
}

gboolean
ful_project_edit (FulProject *self, const char *label, FulEdit *edit, GError **error)
{
  g_autoptr (FulEdit) own = edit;
  g_autoptr (GMutexLocker) locker = NULL;
  FulSnapshot *next;
  EditTask *task;

  if (!ful_project_require_writable (self, error))
    return FALSE;
  if (own->ops->len == 0)
    return TRUE;
  locker = g_mutex_locker_new (&self->editing);
  next = next_of (self, own, error);
  if (next == NULL)
    return FALSE;
  note_ids (self, own);
  set_snapshot (self, next);
  task = g_new (EditTask, 1);
  task->edit = g_steal_pointer (&own);
  task->label = label != NULL ? short_label (label) : NULL;
  ful_writer_push (self->writer, 0, write_edit, task, edit_task_free);
  return TRUE;
}

static gboolean
read_snapshot (FulDatabase *database, gpointer data, GError **error)
{
  FulSnapshot **out = data;

  *out = ful_store_read_snapshot (database, error);
  return *out != NULL;
}

/* Waits for the disk: without the editing lock, since who types must not wait. */
static gboolean
flush_writer (FulProject *self, GError **error)
{
  if (self->lost != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->lost));
    return FALSE;
  }
  return self->writer == NULL || ful_writer_flush (self->writer, error);
}

/* What memory was ahead by is lost, but for what waits for room: goes on from what the file holds.
 * With the editing lock held. */
static void
go_back_to_file (FulProject *self)
{
  FulSnapshot *now = NULL;

  if (self->writer != NULL && ful_writer_retry (self->writer, NULL) &&
      ful_writer_call_bare (self->writer, read_snapshot, &now, NULL))
    renew_snapshot (self, now);
}

gboolean
ful_project_flush (FulProject *self, GError **error)
{
  if (flush_writer (self, error))
    return TRUE;
  g_mutex_lock (&self->editing);
  go_back_to_file (self);
  g_mutex_unlock (&self->editing);
  return FALSE;
}

gboolean
ful_project_retry (FulProject *self, GError **error)
{
  return self->writer == NULL ||
         (ful_writer_retry (self->writer, error) && ful_project_flush (self, error));
}

typedef struct {
  gboolean redo;
  char *label;
  FulSnapshot *snapshot;
} UndoCall;

static gboolean
call_undo (FulDatabase *database, gpointer data, GError **error)
{
  UndoCall *call = data;

  if (!ful_undo_step (database, call->redo, &call->label, error))
    return FALSE;
  /* Within the transaction: a step of a forged file that leads nowhere is rolled back. */
  call->snapshot = ful_store_read_snapshot (database, error);
  return call->snapshot != NULL;
}

static gboolean
turn (FulProject *self, gboolean redo, char **label, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  UndoCall call = { .redo = redo };
  gboolean ok;

  if (!ful_project_require_writable (self, error))
    return FALSE;
  locker = g_mutex_locker_new (&self->editing);
  if (!ful_writer_retry (self->writer, error))
    return FALSE;
  if (!flush_writer (self, error)) {
    go_back_to_file (self);
    return FALSE;
  }
  ok = ful_writer_call (self->writer, call_undo, &call, error);
  if (!ok) {
    ful_snapshot_unref (call.snapshot);
    g_free (call.label);
    return FALSE;
  }
  renew_snapshot (self, call.snapshot);
  if (label != NULL)
    *label = g_steal_pointer (&call.label);
  g_free (call.label);
  return TRUE;
}

gboolean
ful_project_undo (FulProject *self, char **label, GError **error)
{
  return turn (self, FALSE, label, error);
}

gboolean
ful_project_redo (FulProject *self, char **label, GError **error)
{
  return turn (self, TRUE, label, error);
}

char *
ful_project_undo_label (FulProject *self)
{
  g_auto (FulReading) reading = ful_reading_begin (self, NULL);

  return reading.database != NULL ? ful_undo_label (reading.database, FALSE, NULL) : NULL;
}

char *
ful_project_redo_label (FulProject *self)
{
  g_auto (FulReading) reading = ful_reading_begin (self, NULL);

  return reading.database != NULL ? ful_undo_label (reading.database, TRUE, NULL) : NULL;
}
