/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/sample.h"

/* Expected label against answered label of one arm on one split, for label sets. */
typedef struct {
  GPtrArray *labels; /* char*: the label set, then others answered (as "(other)") */
  gsize *counts;     /* labels->len squared, row = expected, column = answered */
  double *precision; /* labels->len each; NAN where nothing was answered or expected */
  double *recall;
  double *f1;
  gsize *n;        /* expected so often */
  double macro_f1; /* over labels that were expected */
  FulMean accuracy;
} FulConfusion;

/**
 * ful_confusion_new:
 * @expected, @answered: n labels each; @clusters: (nullable) n
 * @label_set: (nullable): the labels that are, NULL-ended; NULL: those expected
 */
FulConfusion *ful_confusion_new (const char *const *expected,
                                 const char *const *answered,
                                 const guint *clusters,
                                 gsize n,
                                 const char *const *label_set);
void ful_confusion_free (FulConfusion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulConfusion, ful_confusion_free)
