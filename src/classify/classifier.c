/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/classifier-private.h"

#include <math.h>

FulClassifier *
ful_classifier_new (GPtrArray *labels, FulFeatures *features)
{
  FulClassifier *self = g_new0 (FulClassifier, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->labels = labels;
  self->features = features;
  self->temperature = 1;
  return self;
}

FulClassifier *
ful_classifier_ref (FulClassifier *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_classifier_unref (FulClassifier *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->labels);
  ful_features_free (self->features);
  g_free (self->weights);
  g_free (self);
}

guint
ful_classifier_n_labels (const FulClassifier *self)
{
  return self->labels->len;
}

const char *
ful_classifier_label (const FulClassifier *self, guint index)
{
  g_return_val_if_fail (index < self->labels->len, NULL);
  return g_ptr_array_index (self->labels, index);
}

gsize
ful_classifier_n_examples (const FulClassifier *self)
{
  return self->n_examples;
}

guint
ful_classifier_n_features (const FulClassifier *self)
{
  return ful_features_count (self->features);
}

gsize
ful_classifier_heldout (const FulClassifier *self, gsize *right)
{
  *right = self->n_heldout_right;
  return self->n_heldout;
}

void
ful_classifier_decide (const FulClassifier *self,
                       const char *text,
                       GArray *scratch,
                       double *decisions)
{
  guint n_labels = self->labels->len;
  const float *bias = self->weights + (gsize)ful_features_count (self->features) * n_labels;

  ful_features_transform (self->features, text, scratch);
  for (guint k = 0; k < n_labels; k++)
    decisions[k] = (double)bias[k];
  for (guint i = 0; i < scratch->len; i++) {
    const FulFeature *feature = &g_array_index (scratch, FulFeature, i);
    const float *row = self->weights + (gsize)feature->id * n_labels;
    double value = (double)feature->value;

    for (guint k = 0; k < n_labels; k++)
      decisions[k] += value * (double)row[k];
  }
}

void
ful_classifier_soften (double *decisions, guint n, double temperature)
{
  double sum = 0;

  for (guint k = 0; k < n; k++) {
    decisions[k] = 1 / (1 + exp (-decisions[k] / temperature));
    sum += decisions[k];
  }
  for (guint k = 0; k < n; k++)
    decisions[k] = sum > 0 ? decisions[k] / sum : 1.0 / n;
}

guint
ful_classifier_predict (const FulClassifier *self, const char *text, double *probabilities)
{
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (FulFeature));
  g_autofree double *decisions = g_new (double, self->labels->len);
  guint best = 0;

  ful_classifier_decide (self, text, scratch, decisions);
  for (guint k = 1; k < self->labels->len; k++)
    if (decisions[k] > decisions[best])
      best = k;
  if (probabilities != NULL) {
    ful_classifier_soften (decisions, self->labels->len, self->temperature);
    for (guint k = 0; k < self->labels->len; k++)
      probabilities[k] = decisions[k];
  }
  return best;
}

/* --- calibration --- */

typedef struct {
  const double *decisions;
  const guint *truth;
  gsize n;
  guint n_labels;
} Heldout;

/* Mean negative log-likelihood of the true labels. */
static double
loss_at (const Heldout *heldout, double temperature)
{
  double loss = 0;

  for (gsize i = 0; i < heldout->n; i++) {
    const double *row = heldout->decisions + i * heldout->n_labels;
    double own = 0, sum = 0;

    for (guint k = 0; k < heldout->n_labels; k++) {
      double p = 1 / (1 + exp (-row[k] / temperature));

      sum += p;
      if (k == heldout->truth[i])
        own = p;
    }
    loss -= log (MAX (own / sum, 1e-300));
  }
  return loss / (double)heldout->n;
}

/* Golden-section search on ln T between 1/20 and 20: the loss has one minimum there. */
double
ful_classifier_calibrate (const double *decisions, const guint *truth, gsize n, guint n_labels)
{
  const Heldout heldout = { decisions, truth, n, n_labels };
  const double ratio = (sqrt (5) - 1) / 2;
  double low = log (0.05), high = log (20);
  double left = high - ratio * (high - low), right = low + ratio * (high - low);
  double at_left, at_right;

  if (n == 0)
    return 1;
  at_left = loss_at (&heldout, exp (left));
  at_right = loss_at (&heldout, exp (right));
  while (high - low > 1e-3) {
    if (at_left < at_right) {
      high = right;
      right = left;
      at_right = at_left;
      left = high - ratio * (high - low);
      at_left = loss_at (&heldout, exp (left));
    } else {
      low = left;
      left = right;
      at_left = at_right;
      right = low + ratio * (high - low);
      at_right = loss_at (&heldout, exp (right));
    }
  }
  return exp ((low + high) / 2);
}
