/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/document-private.h"
#include "app/recents.h"
#include "exchange/sample.h"

typedef struct {
  char *path;
  char *title; /* NULL: open what is there */
  char *sample;
  char *page; /* where it was left; NULL: never opened on this machine */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->title);
  g_free (opening->sample);
  g_free (opening->page);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;

  opening->page = ful_recents_page_of (opening->path);
  if (opening->title == NULL)
    project = ful_project_open (opening->path, 0, &error);
  else
    project = ful_project_create (opening->path, opening->title, &error);
  if (project != NULL && opening->sample != NULL &&
      (!ful_sample_fill (project, opening->sample, &error) || !ful_project_flush (project, &error)))
    g_clear_pointer (&project, ful_project_free);
  if (project == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&project), (GDestroyNotify)ful_project_free);
}

static void
open_with (Opening *opening,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ful_document_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

void
ful_document_open_async (const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  open_with (opening, cancellable, callback, user_data);
}

void
ful_document_create_async (const char *path,
                           const char *title,
                           const char *sample,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->title = g_strdup (title);
  opening->sample = g_strdup (sample);
  open_with (opening, cancellable, callback, user_data);
}

FulDocument *
ful_document_open_finish (GAsyncResult *result, char **page, GError **error)
{
  FulProject *project = g_task_propagate_pointer (G_TASK (result), error);
  Opening *opening = g_task_get_task_data (G_TASK (result));
  FulDocument *self;

  if (project == NULL)
    return NULL;
  if (page != NULL)
    *page = g_steal_pointer (&opening->page);
  self = g_object_new (FUL_TYPE_DOCUMENT, NULL);
  self->project = project;
  ful_project_keep_unwritten (project);
  self->snapshot = ful_project_snapshot (project);
  self->scored_version = g_strdup (self->snapshot->check_version);
  ful_document_watch_file (self);
  ful_document_look (self);
  ful_document_compute (self);
  return self;
}
