/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/sample.h"

/* Method §2 "Consistency": whether an arm, asked again, says the same. Answers are compared in the
 * form of text/canonical.h. All intervals unknown where no case has two of what they need. */
typedef struct {
  gsize n;     /* cases with two or more recorded answers: those of mean_agreement */
  int repeats; /* most answers of one case */
  FulMean mean_agreement;
  FulMean flaky_share;    /* both pass and fail; over the cases with two or more scored answers */
  FulMean all_pass_share; /* over the same cases */
} FulConsistency;

FulConsistency
ful_consistency (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split);

/* Each case's agreement, from which mean_agreement is: cases with two or more recorded answers.
 * Returns: (transfer full) */
FulSample *
ful_sample_agreement (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split);

/* Method §1 "Variance split", one-way random effects: whether more cases (between) or more repeats
 * (within) would help. */
typedef struct {
  double between; /* variance of the cases' own means */
  double within;  /* variance of repeats of one case; NAN where no case has two */
  double se;      /* sqrt ((between + within / R) / n) */
} FulVarianceSplit;

/**
 * ful_variance_split:
 * @scores: n_cases arrays; @n_scores: their lengths, each at least 1
 *
 * For unequal lengths R is (N - sum R_i^2 / N) / (n - 1) in the between variance and the harmonic
 * mean in the SE. Source: Searle, Casella & McCulloch (1992), Variance Components, 3.6.
 * All NAN where no case has two scores or there are fewer than two cases.
 */
FulVarianceSplit
ful_variance_split (const double *const *scores, const gsize *n_scores, gsize n_cases);
