/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is computed of a draft on threads. */
#include "app/import/draft-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* --- splits --- */

typedef struct {
  FulStarter starter;
  FulTableLook *look;
  guint generation;
  FulSplit *splits;
  gsize counts[FUL_N_SPLITS];
} Planning;

static void
free_planning (gpointer data)
{
  Planning *planning = data;

  ful_starter_clear (&planning->starter);
  ful_table_look_unref (planning->look);
  g_free (planning->splits);
  g_free (planning);
}

static void
plan_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Planning *planning = task_data;
  const GPtrArray *cases = planning->look->import->cases;
  g_autoptr (GError) error = NULL;

  planning->splits = g_new0 (FulSplit, cases->len + 1);
  if (ful_starter_split (&planning->starter, cases, planning->splits, planning->counts, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulDraft *self = FUL_DRAFT (source);
  Planning *planning = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  self->busy--;
  if (planning->generation == self->plan_generation && planning->look == self->look) {
    g_clear_pointer (&self->splits, g_free);
    g_clear_pointer (&self->split_problem, g_free);
    if (ok) {
      self->splits = g_steal_pointer (&planning->splits);
      memcpy (self->counts, planning->counts, sizeof self->counts);
    } else {
      self->split_problem = g_strdup (error->message);
    }
  }
  ful_draft_touch (self);
}

void
ful_draft_plan (FulDraft *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, planned_cb, NULL);
  Planning *planning = g_new0 (Planning, 1);

  ful_draft_copy_starter (self, &planning->starter);
  planning->look = ful_table_look_ref (self->look);
  planning->generation = ++self->plan_generation;
  self->busy++;
  g_task_set_source_tag (task, ful_draft_plan);
  g_task_set_task_data (task, planning, free_planning);
  g_task_run_in_thread (task, plan_in_thread);
}

/* --- preview --- */

typedef struct {
  FulStarter starter;
  FulTableLook *look;
  FulSplit *splits; /* NULL: not known */
  guint index;
} Preview;

static void
free_preview (gpointer data)
{
  Preview *preview = data;

  ful_starter_clear (&preview->starter);
  ful_table_look_unref (preview->look);
  g_free (preview->splits);
  g_free (preview);
}

static void
preview_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Preview *preview = task_data;
  const FulCaseImport *import = preview->look->import;
  g_autoptr (FulExpected) expected = ful_expected_new (import->cases);
  g_autoptr (GError) error = NULL;
  GPtrArray *messages =
      ful_starter_preview (&preview->starter, import->columns, expected, import->cases,
                           preview->splits, preview->index, &error);

  if (messages != NULL)
    g_task_return_pointer (task, messages, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ful_draft_preview_async (FulDraft *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Preview *preview = g_new0 (Preview, 1);
  gsize n = self->look->import->cases->len;

  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  self->previewing = g_cancellable_new ();
  ful_draft_copy_starter (self, &preview->starter);
  preview->look = ful_table_look_ref (self->look);
  if (self->splits != NULL) {
    preview->splits = g_memdup2 (self->splits, (n + 1) * sizeof *self->splits);
    while (preview->index + 1 < n && self->splits[preview->index] == FUL_SPLIT_TRAIN)
      preview->index++;
  }
  self->busy++;
  task = g_task_new (self, self->previewing, callback, user_data);
  g_task_set_source_tag (task, ful_draft_preview_async);
  g_task_set_task_data (task, preview, free_preview);
  g_task_run_in_thread (task, preview_in_thread);
}

GPtrArray *
ful_draft_preview_finish (FulDraft *self, GAsyncResult *result, GError **error)
{
  self->busy--;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- making it --- */

typedef struct {
  char *path;
  char *label;
  FulStarter starter;
  FulTableLook *look;
  FulExpected *expected; /* borrowed from the draft, the task's source */
} Making;

static void
free_making (gpointer data)
{
  Making *making = data;

  g_free (making->path);
  g_free (making->label);
  ful_starter_clear (&making->starter);
  ful_table_look_unref (making->look);
  g_free (making);
}

/* A file that was there before is not touched: ful_project_create() refuses it. */
static gboolean
make (Making *making, GError **error)
{
  g_autoptr (FulProject) project = ful_project_create (making->path, making->starter.title, error);

  if (project == NULL)
    return FALSE;
  if (ful_starter_fill (&making->starter, project, making->look->import, making->expected,
                        making->label, error) &&
      ful_project_close (g_steal_pointer (&project), error))
    return TRUE;
  g_clear_pointer (&project, ful_project_free);
  g_unlink (making->path);
  return FALSE;
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (make (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ful_draft_create_async (FulDraft *self,
                        const char *path,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->path = g_strdup (path);
  making->label = g_strdup_printf (_ ("Start from %s"), ful_table_name (self->table));
  ful_draft_copy_starter (self, &making->starter);
  making->look = ful_table_look_ref (self->look);
  making->expected = self->expected;
  g_task_set_source_tag (task, ful_draft_create_async);
  g_task_set_task_data (task, making, free_making);
  g_task_run_in_thread (task, make_in_thread);
}

gboolean
ful_draft_create_finish (FulDraft *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
