/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/specialist-curve.h"

#include <string.h>

#include "base/error.h"
#include "checks/scorer.h"
#include "classify/classifier.h"
#include "models/specialist.h"
#include "prompts/render.h"

#define ARTIFACT "curve"

struct _FulSpecialistCurve {
  FulProject *project;
  FulScorer *scorer;
  char *key;
  GPtrArray *texts;  /* char*, of the training examples */
  GPtrArray *labels; /* borrowed from train */
  GPtrArray *train;  /* FulCase* */
  gsize n_labels;
  FulSplit split;
  GPtrArray *judged;       /* FulCase* of the split */
  GPtrArray *judged_texts; /* char* */
  FulLearnProgressFunc progress;
  gpointer user_data;
};

static void
read_train (FulSpecialistCurve *self)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new ();
  for (guint i = 0; i < self->train->len; i++) {
    FulCase *item = g_ptr_array_index (self->train, i);

    if (item->expected == NULL)
      continue;
    g_ptr_array_add (self->texts, ful_case_input_text (item));
    g_ptr_array_add (self->labels, item->expected);
    g_hash_table_add (labels, item->expected);
  }
  self->n_labels = g_hash_table_size (labels);
}

static gboolean
read_judged (FulSpecialistCurve *self, GError **error)
{
  self->split = FUL_SPLIT_TEST;
  self->judged = ful_project_load_cases (self->project, 1u << FUL_SPLIT_TEST, error);
  if (self->judged != NULL && self->judged->len == 0) {
    g_ptr_array_unref (self->judged);
    self->split = FUL_SPLIT_DEV;
    self->judged = ful_project_load_cases (self->project, 1u << FUL_SPLIT_DEV, error);
  }
  if (self->judged == NULL)
    return FALSE;
  self->judged_texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->judged->len; i++)
    g_ptr_array_add (self->judged_texts, ful_case_input_text (self->judged->pdata[i]));
  return TRUE;
}

FulSpecialistCurve *
ful_specialist_curve_new (FulProject *project, GError **error)
{
  g_autoptr (FulSpecialistCurve) self = g_new0 (FulSpecialistCurve, 1);
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);

  self->project = project;
  self->scorer = ful_scorer_new (snapshot);
  self->train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, error);
  if (self->train == NULL)
    return NULL;
  self->key = ful_specialist_key (self->train);
  read_train (self);
  return read_judged (self, error) ? g_steal_pointer (&self) : NULL;
}

void
ful_specialist_curve_free (FulSpecialistCurve *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->scorer, ful_scorer_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->train, g_ptr_array_unref);
  g_clear_pointer (&self->judged, g_ptr_array_unref);
  g_clear_pointer (&self->judged_texts, g_ptr_array_unref);
  g_free (self->key);
  g_free (self);
}

gsize
ful_specialist_curve_n_train (const FulSpecialistCurve *self)
{
  return self->texts->len;
}

gsize
ful_specialist_curve_n_labels (const FulSpecialistCurve *self)
{
  return self->n_labels;
}

FulSplit
ful_specialist_curve_split (const FulSpecialistCurve *self)
{
  return self->split;
}

GArray *
ful_specialist_curve_kept (FulProject *project, GError **error)
{
  g_autofree char *kept_key = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GBytes) bytes = ful_project_load_artifact (project, ARTIFACT, &kept_key, error);
  g_autoptr (GPtrArray) train = NULL;
  const char *text;
  gsize length;

  if (bytes == NULL)
    return NULL;
  train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, error);
  if (train == NULL)
    return NULL;
  key = ful_specialist_key (train);
  if (g_strcmp0 (kept_key, key) != 0)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  /* Points that can't be read are as none: they are measured again. */
  return ful_curve_points_from_json (text, length, NULL);
}

/* 1 - the mean score over the cases that can be scored; NAN where none can. */
static double
error_of (const FulSpecialistCurve *self, const FulClassifier *classifier)
{
  double sum = 0;
  gsize n = 0;

  for (guint i = 0; i < self->judged->len; i++) {
    guint label = ful_classifier_predict (classifier, self->judged_texts->pdata[i], NULL);
    double score = ful_scorer_score (self->scorer, self->judged->pdata[i], NULL,
                                     ful_classifier_label (classifier, label));

    if (isnan (score))
      continue;
    sum += score;
    n++;
  }
  return n > 0 ? 1 - sum / (double)n : (double)NAN;
}

static gboolean
train_and_judge (const guint *train,
                 gsize n,
                 guint64 seed,
                 gpointer user_data,
                 double *error_share,
                 GCancellable *cancellable,
                 GError **error)
{
  FulSpecialistCurve *self = user_data;
  g_autofree const char **texts = g_new (const char *, n);
  g_autofree const char **labels = g_new (const char *, n);
  FulTrainOptions options = FUL_TRAIN_DEFAULTS;
  g_autoptr (FulClassifier) classifier = NULL;

  for (gsize i = 0; i < n; i++) {
    texts[i] = self->texts->pdata[train[i]];
    labels[i] = self->labels->pdata[train[i]];
  }
  options.calibrate = FALSE; /* the most probable label is the same at any temperature */
  classifier = ful_classifier_train (texts, labels, n, &options, NULL, cancellable, error);
  if (classifier == NULL)
    return FALSE;
  *error_share = error_of (self, classifier);
  if (isnan (*error_share))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "curve",
                             "no case of %s can be scored; give them expected labels",
                             ful_split_name (self->split));
  return TRUE;
}

static void
pass_on (double done, gpointer user_data)
{
  FulSpecialistCurve *self = user_data;

  if (self->progress != NULL)
    self->progress (done, self->user_data);
}

GArray *
ful_specialist_curve_measure (FulSpecialistCurve *self,
                              const gsize *sizes,
                              gsize n_sizes,
                              gsize n_seeds,
                              FulLearnProgressFunc progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error)
{
  GArray *points;

  self->progress = progress;
  self->user_data = user_data;
  points =
      ful_learning_measure ((const char *const *)self->labels->pdata, self->labels->len, sizes,
                            n_sizes, n_seeds, train_and_judge, pass_on, self, cancellable, error);
  if (points != NULL && ful_project_read_only_reason (self->project) == NULL) {
    g_autofree char *text = ful_curve_points_to_json (points);
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

    ful_project_put_artifact (self->project, ARTIFACT, self->key, bytes);
  }
  return points;
}
