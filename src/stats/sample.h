/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "runs/evidence.h"
#include "stats/interval.h"

/* One arm on one split: a value per answered case (method §1). Arrays of n, by case_index. */
typedef struct {
  gsize n;
  guint *cases; /* index into evidence->cases */
  guint *clusters;
  double *values; /* s_i, mean over the scored repeats */
} FulSample;

/* Scored cases of @arm on @split; those with wrong_expected left out. */
FulSample *
ful_sample_quality (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split);

/* A value of each answer (e.g. 1 where its mode is not format) averaged over a case's answers; NAN
 * leaves the answer out. Cases with wrong_expected are left out here too. */
typedef double (*FulAnswerFunc) (const FulAnswer *answer, gpointer user_data);
FulSample *ful_sample_of (const FulEvidence *evidence,
                          const FulEvidenceArm *arm,
                          FulSplit split,
                          FulAnswerFunc func,
                          gpointer user_data);

/* With room for @room values, none yet. */
FulSample *ful_sample_new (gsize room);
void ful_sample_append (FulSample *self, guint case_index, guint cluster, double value);

/* Both restricted to the cases they share, in the same order. */
void
ful_sample_common (const FulSample *a, const FulSample *b, FulSample **out_a, FulSample **out_b);

FulMean ful_sample_mean (const FulSample *self);

/* Whether a scored answer passes: at 0.5 or more. NAN, not scored, neither passes nor fails. */
gboolean ful_score_passes (double score);
gboolean ful_score_fails (double score);

void ful_sample_free (FulSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulSample, ful_sample_free)
