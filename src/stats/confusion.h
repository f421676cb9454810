/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/sample.h"

/* What stands for all that is no label. */
#define FUL_LABEL_OTHER "(other)"

/* Expected label against answered label of one arm on one split, for label sets. */
typedef struct {
  GPtrArray *labels; /* char*: the label set, then FUL_LABEL_OTHER where anything else occurs */
  gsize *counts;     /* answers; labels->len squared, row = expected, column = answered */
  double
      *precision; /* labels->len each; NAN where nothing was answered or expected, or it's other */
  double *recall;
  double *f1;      /* 2tp / (2tp + fp + fn); NAN where the label does not occur, or it's other */
  gsize *n;        /* expected so often */
  double macro_f1; /* over labels that were expected; NAN where none was */
  FulMean accuracy;
} FulConfusion;

/**
 * ful_confusion_new:
 * @expected, @answered: n labels each, an answer a pair
 * @cases: (nullable): n numbers, equal for the answers of one case, which stand side by side; NULL:
 *   one answer a case. Accuracy is of the cases' means (method §1)
 * @clusters: (nullable): n, equal for the answers of one case
 * @label_set: (nullable): the labels that are, NULL-ended; NULL: those expected, sorted
 */
FulConfusion *ful_confusion_new (const char *const *expected,
                                 const char *const *answered,
                                 const guint *cases,
                                 const guint *clusters,
                                 gsize n,
                                 const char *const *label_set);
void ful_confusion_free (FulConfusion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulConfusion, ful_confusion_free)

/* Answers for label row of the matrix: expected @row, answered @column. */
gsize ful_confusion_count (const FulConfusion *self, guint row, guint column);
