/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/specialist-facts.h"

#include <math.h>

#include "checks/scorer.h"
#include "models/specialist.h"
#include "prompts/render.h"
#include "stats/calibration.h"
#include "stats/sample.h"

void
ful_specialist_facts_free (FulSpecialistFacts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->classifier, ful_classifier_unref);
  g_free (self);
}

/* How sure the classifier is of its label, and whether that is right; FALSE: can't be scored. */
static gboolean
label_case (const FulSpecialistFacts *self,
            const FulScorer *scorer,
            const FulCase *item,
            double *probabilities,
            double *sureness,
            gboolean *right)
{
  g_autofree char *text = ful_case_input_text (item);
  guint label = ful_classifier_predict (self->classifier, text, probabilities);
  double score =
      ful_scorer_score (scorer, item, NULL, ful_classifier_label (self->classifier, label));

  *sureness = probabilities[label];
  *right = ful_score_passes (score);
  return !isnan (score);
}

static gboolean
calibrate (FulSpecialistFacts *self, FulProject *project, GCancellable *cancellable, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulScorer) scorer = ful_scorer_new (snapshot);
  g_autofree double *probabilities = g_new (double, ful_classifier_n_labels (self->classifier));
  g_autoptr (GPtrArray) cases = NULL;
  g_autofree double *sureness = NULL;
  g_autofree gboolean *right = NULL;

  cases = ful_project_load_cases (project, 1u << self->calibrated_on, error);
  if (cases == NULL)
    return FALSE;
  if (cases->len == 0 && self->calibrated_on == FUL_SPLIT_DEV) {
    self->calibrated_on = FUL_SPLIT_TEST;
    return calibrate (self, project, cancellable, error);
  }
  sureness = g_new (double, cases->len + 1);
  right = g_new (gboolean, cases->len + 1);
  for (guint i = 0; i < cases->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (label_case (self, scorer, g_ptr_array_index (cases, i), probabilities,
                    &sureness[self->n_calibrated], &right[self->n_calibrated]))
      self->n_calibrated++;
  }
  self->calibration_error = ful_calibration_error (sureness, right, self->n_calibrated);
  return TRUE;
}

static gsize
count_examples (GPtrArray *train)
{
  gsize n = 0;

  for (guint i = 0; i < train->len; i++)
    n += ((const FulCase *)g_ptr_array_index (train, i))->expected != NULL ? 1 : 0;
  return n;
}

FulSpecialistFacts *
ful_specialist_facts_read (FulProject *project, GCancellable *cancellable, GError **error)
{
  g_autoptr (FulSpecialistFacts) self = g_new0 (FulSpecialistFacts, 1);
  g_autoptr (GPtrArray) train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, error);
  g_autoptr (GError) unreadable = NULL;

  if (train == NULL)
    return NULL;
  self->n_examples = count_examples (train);
  self->can_train = ful_specialist_can_train (train);
  self->calibrated_on = FUL_SPLIT_DEV;
  self->calibration_error = (double)NAN;
  self->classifier =
      ful_specialist_kept (project, train, &self->outdated, &self->train_seconds, &unreadable);
  if (unreadable != NULL) {
    g_propagate_error (error, g_steal_pointer (&unreadable));
    return NULL;
  }
  if (self->classifier == NULL)
    return g_steal_pointer (&self);
  self->n_heldout = ful_classifier_heldout (self->classifier, &self->heldout_right);
  return calibrate (self, project, cancellable, error) ? g_steal_pointer (&self) : NULL;
}
