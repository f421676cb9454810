/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/try.h"

typedef struct {
  FulClassifier *classifier;
  char *text;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  ful_classifier_unref (job->classifier);
  g_free (job->text);
  g_free (job);
}

void
ful_tried_free (FulTried *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < FUL_TRY_LABELS; i++)
    g_free (self->labels[i]);
  g_free (self);
}

/* Moves the labels at @place and after one down, and takes @label in. */
static void
insert (FulTried *self, int place, const char *label, double share)
{
  g_free (self->labels[FUL_TRY_LABELS - 1]);
  for (int i = FUL_TRY_LABELS - 1; i > place; i--) {
    self->labels[i] = self->labels[i - 1];
    self->shares[i] = self->shares[i - 1];
  }
  self->labels[place] = g_strdup (label);
  self->shares[place] = share;
}

static void
try_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  guint n = ful_classifier_n_labels (job->classifier);
  g_autofree double *shares = g_new (double, n);
  FulTried *tried = g_new0 (FulTried, 1);

  ful_classifier_predict (job->classifier, job->text, shares);
  for (guint label = 0; label < n; label++) {
    int place = 0;

    while (place < FUL_TRY_LABELS && tried->labels[place] != NULL &&
           shares[label] <= tried->shares[place])
      place++;
    if (place < FUL_TRY_LABELS)
      insert (tried, place, ful_classifier_label (job->classifier, label), shares[label]);
  }
  g_task_return_pointer (task, tried, (GDestroyNotify)ful_tried_free);
}

void
ful_try_async (FulClassifier *classifier,
               const char *text,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->classifier = ful_classifier_ref (classifier);
  job->text = g_strdup (text);
  g_task_set_source_tag (task, ful_try_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, try_in_thread);
}

FulTried *
ful_try_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
