/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/curve.h"

/* Measures a learning curve (method §5): trains at doubling sizes on stratified, seeded subsets and
 * asks for the error on one fixed test set. What is trained is the caller's. */

/* Fewest seeds a size that can be drawn in more than one way. */
#define FUL_LEARNING_MIN_SEEDS 5

/**
 * FulLearnFunc:
 * @train: indices of n examples to train on, ascending
 * @error_share: (out): share of the fixed test set that was answered wrong, [0, 1]
 *
 * Returns: FALSE with @error set, also where it was cancelled
 */
typedef gboolean (*FulLearnFunc) (const guint *train,
                                  gsize n,
                                  guint64 seed,
                                  gpointer user_data,
                                  double *error_share,
                                  GCancellable *cancellable,
                                  GError **error);

/* @done: share of the work, [0, 1] */
typedef void (*FulLearnProgressFunc) (double done, gpointer user_data);

/**
 * ful_learning_sizes:
 * @n: training examples there are
 * @n_labels: different labels among them
 *
 * n, n/2, n/4 … down to the least that shows every label and 16 examples, but three sizes at
 * least where n allows that.
 *
 * Returns: (transfer full): gsize values, increasing; fewer than three where n < 8
 */
GArray *ful_learning_sizes (gsize n, gsize n_labels);

/**
 * ful_learning_order:
 * @labels: n labels
 *
 * An order of the examples of which each first part is a stratified subset: in proportion to the
 * labels, each of them present from as many examples on as there are labels.
 *
 * Returns: (transfer full): n indices
 */
guint *ful_learning_order (const char *const *labels, gsize n, guint64 seed);

/**
 * ful_learning_measure:
 * @labels: n labels of the training examples
 * @sizes: increasing, each at most n
 * @n_seeds: FUL_LEARNING_MIN_SEEDS or more
 * @progress: (nullable): after each training
 *
 * The whole set can be drawn in one way only, and is trained on once.
 *
 * Errors: %FUL_ERROR_BAD_INPUT sizes or seeds out of range; %G_IO_ERROR_CANCELLED; those of @func.
 *
 * Returns: (transfer full) (element-type FulCurvePoint): a point a size; NULL with @error set
 */
GArray *ful_learning_measure (const char *const *labels,
                              gsize n,
                              const gsize *sizes,
                              gsize n_sizes,
                              gsize n_seeds,
                              FulLearnFunc func,
                              FulLearnProgressFunc progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error);
