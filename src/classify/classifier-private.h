/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "classify/classifier.h"
#include "classify/features.h"

#define FUL_CLASSIFIER_MAX_LABEL_BYTES 65536

struct _FulClassifier {
  gatomicrefcount ref_count;
  GPtrArray *labels; /* char*, sorted */
  FulFeatures *features;
  float *weights; /* (features + 1 for the bias) rows × labels columns */
  double temperature;
  guint64 n_examples;
  guint64 n_heldout;
  guint64 n_heldout_right;
};

/* One without weights: @labels (transfer full), @features (transfer full). */
FulClassifier *ful_classifier_new (GPtrArray *labels, FulFeatures *features);

/* Decision values of one text, one a label; @scratch: (element-type FulFeature). */
void ful_classifier_decide (const FulClassifier *self,
                            const char *text,
                            GArray *scratch,
                            double *decisions);
/* Decision values become probabilities. */
void ful_classifier_soften (double *decisions, guint n, double temperature);

/* The temperature under which the true labels of @n texts are most probable; @decisions n rows of
 * @n_labels; 1 for none. */
double
ful_classifier_calibrate (const double *decisions, const guint *truth, gsize n, guint n_labels);

/* What training is given. */
typedef struct {
  GPtrArray *labels; /* char*, sorted */
  const char *const *texts;
  const guint *truth; /* index of each text's label */
  gsize n;
  const FulTrainOptions *options;
  FulTrainProgress *progress;
  GCancellable *cancellable;
} FulTraining;

/* One model of the examples that are not @left_out (nullable), its weights started from those of
 * @from (nullable); NULL with @error as ful_classifier_train(). */
FulClassifier *ful_classifier_fit (const FulTraining *training,
                                   const gboolean *left_out,
                                   const FulClassifier *from,
                                   GError **error);
