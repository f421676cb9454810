/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/sample.h"

/* What stands for all that is no label. */
#define FUL_LABEL_OTHER "(other)"

/* One answer: its case (the number given, else its place) and its cell of the matrix. */
typedef struct {
  guint item;
  guint expected;
  guint answered;
} FulConfusedAnswer;

/* One cell beside the diagonal. */
typedef struct {
  guint expected; /* positions in labels */
  guint answered;
  gsize answers;
  gsize cases;
} FulConfusionPair;

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
  FulConfusedAnswer *answers; /* n_answers, in the order given */
  gsize n_answers;
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

/* Position of a label; -1: it is none. */
int ful_confusion_find (const FulConfusion *self, const char *label);

/* The cells beside the diagonal that hold an answer, the most cases first, then in the order of
 * the labels. Returns: (transfer full) (element-type FulConfusionPair) */
GArray *ful_confusion_pairs (const FulConfusion *self);

/* The labels of the largest pairs, at most @most, in the order of the label set: what a drawn
 * matrix of many labels shows. Returns: (transfer full) (element-type guint) */
GArray *ful_confusion_hardest (const FulConfusion *self, guint most);

/* The cases with an answer in one cell, each once, in the order given. Returns: (transfer full)
 * (element-type guint) */
GArray *ful_confusion_cases (const FulConfusion *self, guint expected, guint answered);
