/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/* What stands in the train split, and what would spoil a training on it. */

typedef struct {
  char *name;
  gsize n;
} FulLabelCount;

typedef struct {
  gsize n_cases;          /* of the train split */
  gsize n_examples;       /* of these with an expected answer: what training learns from */
  GArray *labels;         /* FulLabelCount: the most frequent first, equal ones by name */
  gsize n_duplicates;     /* examples like an earlier one, with the same answer */
  gsize n_contradictions; /* examples like an earlier one, with another answer */
  gsize n_leaked;         /* train cases like one of dev or test */
  /* Names of the first train case that is one; NULL: none. */
  char *first_duplicate;
  char *first_contradiction;
  char *first_leaked;
} FulTrainingSet;

/**
 * ful_training_set_read:
 * @cases: FulCase* of all splits, by position
 * @cancellable: (nullable)
 *
 * Which cases are alike: cases/duplicates.h. A train case is counted once in each of the three.
 * Errors: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): NULL with @error set
 */
FulTrainingSet *
ful_training_set_read (const GPtrArray *cases, GCancellable *cancellable, GError **error);
void ful_training_set_free (FulTrainingSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTrainingSet, ful_training_set_free)
