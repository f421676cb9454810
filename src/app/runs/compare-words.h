/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/vocabulary.h"
#include "stats/comparison.h"

/* A comparison of two arms in plain words; what stands behind them comes last. */
typedef struct {
  char *headline; /* "Specialist is better by 4.5 points" */
  char *detail;   /* how sure, on which cases, what the cases can show */
  char *behind;   /* p value and test, for a tooltip; NULL: nothing to compare */
} FulCompareWords;

void ful_compare_words (const FulComparison *comparison,
                        const char *a,
                        const char *b,
                        FulSplit split,
                        double delta,
                        FulCompareWords *out);
void ful_compare_words_clear (FulCompareWords *self);
