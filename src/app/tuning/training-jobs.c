/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/training-jobs.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/error.h"
#include "models/specialist.h"
#include "stats/specialist-curve.h"

double
ful_job_progress_fraction (FulJobProgress *self)
{
  gint total = g_atomic_int_get (&self->training.total);
  gint per_mille = g_atomic_int_get (&self->per_mille);

  if (total > 0)
    return (double)g_atomic_int_get (&self->training.done) / total;
  return per_mille > 0 ? per_mille / 1000.0 : (double)NAN;
}

/* --- facts --- */

void
ful_training_facts_free (FulTrainingFacts *self)
{
  if (self == NULL)
    return;
  ful_training_set_free (self->set);
  ful_specialist_facts_free (self->specialist);
  g_clear_pointer (&self->curve, g_array_unref);
  g_free (self);
}

static gboolean
read_curve (FulTrainingFacts *self, FulProject *project, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (GArray) sizes = ful_learning_sizes (self->set->n_examples, self->set->labels->len);
  g_autoptr (GError) unreadable = NULL;

  self->n_sizes = sizes->len;
  self->bar = ful_snapshot_number (snapshot, "bar.quality");
  self->curve = ful_specialist_curve_kept (project, &unreadable);
  if (unreadable != NULL) {
    g_propagate_error (error, g_steal_pointer (&unreadable));
    return FALSE;
  }
  self->fitted = self->curve != NULL &&
                 ful_curve_fit ((const FulCurvePoint *)(gpointer)self->curve->data,
                                self->curve->len, self->bar, FUL_CURVE_SEED, &self->fit, NULL);
  return TRUE;
}

gpointer
ful_training_facts_read (FulProject *project,
                         gpointer unused,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, error);
  FulTrainingFacts *self;

  if (cases == NULL)
    return NULL;
  self = g_new0 (FulTrainingFacts, 1);
  self->set = ful_training_set_read (cases, cancellable, error);
  if (self->set != NULL)
    self->specialist = ful_specialist_facts_read (project, cancellable, error);
  if (self->specialist == NULL || !read_curve (self, project, error)) {
    ful_training_facts_free (self);
    return NULL;
  }
  return self;
}

/* --- training --- */

gboolean
ful_job_train (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  FulJobProgress *progress = data;
  g_autoptr (GPtrArray) train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, error);
  g_autoptr (FulClassifier) classifier = NULL;

  if (train == NULL)
    return FALSE;
  if (!ful_specialist_can_train (train))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             _ ("The train split holds fewer than two labels to learn from. Put "
                                "cases with an expected label into it."));
  classifier =
      ful_specialist_obtain (project, train, &progress->training, NULL, cancellable, error);
  return classifier != NULL;
}

/* --- the learning curve --- */

static void
note_progress (double done, gpointer user_data)
{
  FulJobProgress *progress = user_data;

  g_atomic_int_set (&progress->per_mille, (gint)(done * 1000));
}

/* It is measured on test, which counts as a look. */
gboolean
ful_job_measure_curve (FulProject *project,
                       gpointer progress,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (FulSpecialistCurve) curve = ful_specialist_curve_new (project, error);
  g_autoptr (GArray) sizes = NULL;
  g_autoptr (GArray) points = NULL;

  if (curve == NULL)
    return FALSE;
  sizes = ful_learning_sizes (ful_specialist_curve_n_train (curve),
                              ful_specialist_curve_n_labels (curve));
  if (sizes->len < FUL_CURVE_SIZES)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             _ ("There are too few labelled train cases for a learning curve: it "
                                "takes 8."));
  points = ful_specialist_curve_measure (curve, (const gsize *)(gpointer)sizes->data, sizes->len,
                                         FUL_LEARNING_MIN_SEEDS, note_progress, progress,
                                         cancellable, error);
  if (points != NULL && ful_specialist_curve_split (curve) == FUL_SPLIT_TEST)
    ful_project_note_look (project);
  return points != NULL;
}
