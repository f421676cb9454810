/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One task goes on at a time: another choice cancels it and begins anew. */
#include "app/import/table-private.h"

#include <glib/gi18n.h>

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulTable, ful_table, G_TYPE_OBJECT)

void
ful_table_emit_changed (FulTable *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Cancels what goes on. Returns: (transfer none): for what begins */
static GCancellable *
begin (FulTable *self, FulTableState state)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->state = state;
  return self->cancellable;
}

static void
refuse (FulTable *self, const char *message)
{
  g_free (self->refusal);
  self->refusal = g_strdup (message);
  self->state = FUL_TABLE_REFUSED;
  ful_table_emit_changed (self);
}

/* --- looking at every row --- */

static void
free_choice (gpointer data)
{
  FulTableChoice *choice = data;

  ful_table_file_unref (choice->file);
  ful_table_known_unref (choice->known);
  g_free (choice->fields);
  g_free (choice);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulTable *self = FUL_TABLE (source);
  g_autoptr (GError) error = NULL;
  FulTableLook *look = g_task_propagate_pointer (G_TASK (result), &error);

  if (look == NULL)
    return; /* cancelled: another one goes on */
  g_clear_pointer (&self->look, ful_table_look_unref);
  self->look = look;
  self->state = FUL_TABLE_READY;
  ful_table_count_in (self);
  ful_table_emit_changed (self);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FulTable *self = source;
  g_autoptr (GError) error = NULL;
  FulTableLook *look = ful_table_look_new (task_data, &self->rows_read, cancellable, &error);

  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify)ful_table_look_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ful_table_look_again (FulTable *self)
{
  FulTableChoice *choice;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FUL_IS_TABLE (self) && self->file != NULL);
  choice = g_new0 (FulTableChoice, 1);
  choice->file = ful_table_file_ref (self->file);
  choice->known = self->known != NULL ? ful_table_known_ref (self->known) : NULL;
  choice->fields =
      g_memdup2 (self->fields, g_strv_length (self->file->columns) * sizeof *self->fields);
  choice->as_results = self->as_results;
  choice->has_split = self->split != FUL_SPLIT_NONE;
  choice->split = self->split;
  g_atomic_int_set (&self->rows_read, 0);
  task = g_task_new (self, begin (self, FUL_TABLE_LOOKING), looked_cb, NULL);
  g_task_set_source_tag (task, ful_table_look_again);
  g_task_set_task_data (task, choice, free_choice);
  g_task_run_in_thread (task, look_in_thread);
  ful_table_emit_changed (self);
}

/* --- the project's cases --- */

static gpointer
load_known (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  return ful_table_known_new (project, error);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulTable) self = user_data;
  g_autoptr (GError) error = NULL;

  self->known = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);
  if (self->known != NULL)
    ful_table_look_again (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    refuse (self, error->message);
}

static void
get_known (FulTable *self)
{
  ful_document_read_async (self->document, load_known, NULL, NULL,
                           (GDestroyNotify)ful_table_known_unref, begin (self, FUL_TABLE_LOOKING),
                           known_cb, g_object_ref (self));
}

/* --- reading --- */

typedef struct {
  FulTextEncoding encoding;
  FulTextEncoding offered;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulTable *self = FUL_TABLE (source);
  const Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  FulTableFile *file = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->offered = reading->offered;
  if (file == NULL) {
    refuse (self, error->message);
    return;
  }
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->file, ful_table_file_unref);
  self->file = file;
  g_free (self->fields);
  self->fields = g_memdup2 (file->guess, (g_strv_length (file->columns) + 1) * sizeof *file->guess);
  self->as_results = file->has_results && self->document != NULL;
  if (self->document != NULL && self->known == NULL) {
    get_known (self);
    ful_table_emit_changed (self);
  } else {
    ful_table_look_again (self);
  }
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FulTable *self = source;
  Reading *reading = task_data;
  g_autoptr (GError) error = NULL;
  FulTableFile *file = ful_table_file_read (self->path, self->pasted, self->name, reading->encoding,
                                            &reading->offered, &self->percent, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify)ful_table_file_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ful_table_read_as (FulTable *self, FulTextEncoding encoding)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (FUL_IS_TABLE (self));
  reading->encoding = encoding;
  g_atomic_int_set (&self->percent, 0);
  task = g_task_new (self, begin (self, FUL_TABLE_LOADING), read_cb, NULL);
  g_task_set_source_tag (task, ful_table_read_as);
  g_task_set_task_data (task, reading, g_free);
  g_task_run_in_thread (task, read_in_thread);
  ful_table_emit_changed (self);
}

void
ful_table_cancel (FulTable *self)
{
  g_cancellable_cancel (self->cancellable);
}

FulTable *
ful_table_new_for_path (const char *path, FulDocument *document)
{
  FulTable *self = g_object_new (FUL_TYPE_TABLE, NULL);

  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);
  g_set_object (&self->document, document);
  ful_table_read_as (self, FUL_ENCODING_UTF8);
  return self;
}

FulTable *
ful_table_new_for_paste (GBytes *text, FulDocument *document)
{
  FulTable *self = g_object_new (FUL_TYPE_TABLE, NULL);

  self->pasted = g_bytes_ref (text);
  self->name = g_strdup (_ ("Pasted table"));
  g_set_object (&self->document, document);
  ful_table_read_as (self, FUL_ENCODING_UTF8);
  return self;
}

static void
ful_table_dispose (GObject *object)
{
  FulTable *self = FUL_TABLE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ful_table_parent_class)->dispose (object);
}

static void
ful_table_finalize (GObject *object)
{
  FulTable *self = FUL_TABLE (object);

  g_free (self->path);
  g_clear_pointer (&self->pasted, g_bytes_unref);
  g_free (self->name);
  g_free (self->refusal);
  g_clear_pointer (&self->file, ful_table_file_unref);
  g_clear_pointer (&self->known, ful_table_known_unref);
  g_clear_pointer (&self->look, ful_table_look_unref);
  g_free (self->fields);
  G_OBJECT_CLASS (ful_table_parent_class)->finalize (object);
}

static void
ful_table_class_init (FulTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_table_finalize;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ful_table_init (FulTable *self)
{
  self->offered = FUL_ENCODING_UNKNOWN;
}
