/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/sample.h"

/* Method §2 "Consistency". n: cases with two or more recorded answers; 0: intervals all NAN. */
typedef struct {
  gsize n;
  int repeats; /* most answers of one case */
  FulMean mean_agreement;
  FulMean flaky_share; /* over the cases with two or more scored answers */
  FulMean all_pass_share;
} FulConsistency;

FulConsistency
ful_consistency (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split);

/* Method §1 "Variance split", one-way random effects. NAN where no case has two scored answers. */
typedef struct {
  double between;
  double within;
  double se;
} FulVarianceSplit;
FulVarianceSplit
ful_variance_split (const double *const *scores, const gsize *n_scores, gsize n_cases);

/* Returns: (transfer full): the answer for comparing: JSON sorted, else trimmed and folded. */
char *ful_canonical_answer (const char *text);
