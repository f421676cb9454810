/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/* A linear text classifier: word and character n-grams (classify/features.h), one logistic
 * regression a label against the rest, trained with LIBLINEAR. Immutable and reference-counted;
 * may be used from any thread. */
typedef struct _FulClassifier FulClassifier;

#define FUL_CLASSIFIER_MAX_LABELS 4096
/* Examples in training at most, and bytes of a stored model that load() takes. */
#define FUL_CLASSIFIER_MAX_EXAMPLES 1000000
#define FUL_CLASSIFIER_MAX_BYTES (1024 * 1024 * 1024)

typedef struct {
  guint64 seed;       /* of the choice of the held-out part */
  guint n_threads;    /* 0: one a core; the model is the same whatever the number */
  double cost;        /* LIBLINEAR's C; > 0 */
  gboolean calibrate; /* FALSE: nothing held out, temperature 1, and about a third faster */
} FulTrainOptions;

/* What the references were made with is C = 10. */
#define FUL_TRAIN_DEFAULTS \
  ((FulTrainOptions){ .seed = 1, .n_threads = 0, .cost = 10, .calibrate = TRUE })

/* Read by another thread while training goes on, with g_atomic_int_get(). */
typedef struct {
  gint done;  /* fits finished */
  gint total; /* fits in all; 0: not yet known */
} FulTrainProgress;

/**
 * ful_classifier_train:
 * @texts, @labels: @n of each, none NULL, at least two different labels
 * @progress: (nullable)
 *
 * Fits every label twice: without a held-out tenth (seeded, stratified), which sets the temperature
 * of the probabilities and gives ful_classifier_heldout(); then with all examples. Labels are
 * fitted one at a time, in as many threads as asked for; @cancellable is looked at between them.
 * 8,000 short texts of 77 labels take about 14 s of one core and 80 MB.
 *
 * Source: Fan et al. (2008), LIBLINEAR, J. Mach. Learn. Res. 9, 1871-1874: L2-regularised logistic
 * regression, primal (-s 0), with bias, eps 0.01. Temperature: Guo et al. (2017), arXiv:1706.04599.
 * Errors: %FUL_ERROR_BAD_INPUT for fewer than two labels or a cap exceeded; G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the model, or NULL with @error set
 */
FulClassifier *ful_classifier_train (const char *const *texts,
                                     const char *const *labels,
                                     gsize n,
                                     const FulTrainOptions *options,
                                     FulTrainProgress *progress,
                                     GCancellable *cancellable,
                                     GError **error);

FulClassifier *ful_classifier_ref (FulClassifier *self);
void ful_classifier_unref (FulClassifier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulClassifier, ful_classifier_unref)

/* Labels, sorted by bytes; borrowed. */
guint ful_classifier_n_labels (const FulClassifier *self);
const char *ful_classifier_label (const FulClassifier *self, guint index);
gsize ful_classifier_n_examples (const FulClassifier *self);
guint ful_classifier_n_features (const FulClassifier *self);

/**
 * ful_classifier_heldout:
 * @right: (out): held-out examples that a model trained without them labelled right
 *
 * Returns: number held out; 0: every label has too few examples
 */
gsize ful_classifier_heldout (const FulClassifier *self, gsize *right);

/**
 * ful_classifier_predict:
 * @probabilities: (out caller-allocates) (nullable): one a label, summing to 1: the sigmoids of the
 *   decision values over the temperature, normalised
 *
 * Returns: index of the most probable label; of equal ones the first
 */
guint ful_classifier_predict (const FulClassifier *self, const char *text, double *probabilities);

/**
 * ful_classifier_serialize:
 *
 * Returns: (transfer full): the model as bytes, the same on every machine
 */
GBytes *ful_classifier_serialize (const FulClassifier *self);

/**
 * ful_classifier_load:
 * @bytes: from ful_classifier_serialize(), or anything at all: nothing in it is trusted
 *
 * Errors: %FUL_ERROR_BAD_INPUT not a model, damaged; %FUL_ERROR_NEWER_FILE
 *
 * Returns: (transfer full): the model, or NULL with @error set
 */
FulClassifier *ful_classifier_load (GBytes *bytes, GError **error);
