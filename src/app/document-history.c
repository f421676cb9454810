/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be undone, and whether the file holds all that is shown. Both are asked of the disk, so
 * after each change a thread asks; meanwhile the answer is what the change itself says. */
#include "app/document-private.h"

#define TRY_AGAIN_S 5

typedef struct {
  FulProject *project; /* kept while self->looking */
  FulHistory history;
} Look;

void
ful_history_clear (FulHistory *self)
{
  g_clear_pointer (&self->undo, g_free);
  g_clear_pointer (&self->redo, g_free);
  g_clear_pointer (&self->unsaved, g_free);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  ful_history_clear (&look->history);
  g_free (look);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr (GError) error = NULL;

  if (!ful_project_retry (look->project, &error))
    look->history.unsaved = g_strdup (error->message);
  look->history.gone = !ful_project_is_in_place (look->project);
  look->history.undo = ful_project_undo_label (look->project);
  look->history.redo = ful_project_redo_label (look->project);
  g_task_return_boolean (task, TRUE);
}

static gboolean
try_again_cb (gpointer data)
{
  FulDocument *self = data;

  self->try_again = 0;
  ful_document_look (self);
  return G_SOURCE_REMOVE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulDocument *self = FUL_DOCUMENT (source);
  Look *look = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  if (self->closing != NULL) {
    ful_document_close_when_idle (self);
    return;
  }
  if (self->look_again) {
    ful_document_look (self);
    return;
  }
  ful_history_clear (&self->history);
  self->history = look->history;
  look->history = (FulHistory){ 0 };
  g_clear_handle_id (&self->try_again, g_source_remove);
  if (self->history.unsaved != NULL) {
    self->try_again = g_timeout_add_seconds (TRY_AGAIN_S, try_again_cb, self);
    g_source_set_name_by_id (self->try_again, "[fulcrum] write again");
  }
  g_signal_emit_by_name (self, "history-changed");
}

void
ful_document_look (FulDocument *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (self->closing != NULL || self->project == NULL)
    return;
  self->look_again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  look = g_new0 (Look, 1);
  look->project = self->project;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_source_tag (task, ful_document_look);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* An edit can be undone at once, before the disk says so. */
void
ful_document_note_edit (FulDocument *self, const char *label)
{
  g_free (self->history.undo);
  self->history.undo = g_strdup (label);
  g_clear_pointer (&self->history.redo, g_free);
  g_signal_emit_by_name (self, "history-changed");
}

static void
moved_cb (FulDocument *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_DELETED || event == G_FILE_MONITOR_EVENT_CREATED ||
      event == G_FILE_MONITOR_EVENT_RENAMED || event == G_FILE_MONITOR_EVENT_MOVED_OUT ||
      event == G_FILE_MONITOR_EVENT_MOVED_IN || event == G_FILE_MONITOR_EVENT_UNMOUNTED)
    ful_document_look (self);
}

/* A file system that tells nothing is as one where nothing happens: the next edit finds out. */
void
ful_document_watch_file (FulDocument *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (ful_project_path (self->project));

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (moved_cb), self,
                             G_CONNECT_SWAPPED);
}

const char *
ful_document_undo_label (FulDocument *self)
{
  return self->history.undo;
}

const char *
ful_document_redo_label (FulDocument *self)
{
  return self->history.redo;
}

const char *
ful_document_unsaved_reason (FulDocument *self)
{
  return self->history.unsaved;
}

gboolean
ful_document_is_gone (FulDocument *self)
{
  return self->history.gone;
}

/* --- undo and redo --- */

typedef struct {
  gboolean redo;
  char *label;
} Turn;

static void
turn_free (gpointer data)
{
  Turn *turn = data;

  g_free (turn->label);
  g_free (turn);
}

static gboolean
turn_in_thread (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  Turn *turn = data;

  return turn->redo ? ful_project_redo (project, &turn->label, error)
                    : ful_project_undo (project, &turn->label, error);
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Turn *turn = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (ful_document_work_finish (FUL_DOCUMENT (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&turn->label), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ful_document_turn_async (FulDocument *self,
                         gboolean redo,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Turn *turn = g_new0 (Turn, 1);

  turn->redo = redo;
  g_task_set_source_tag (task, ful_document_turn_async);
  g_task_set_task_data (task, turn, turn_free);
  ful_document_work_async (self, turn_in_thread, turn, NULL, NULL, turned_cb, task);
}

char *
ful_document_turn_finish (FulDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
