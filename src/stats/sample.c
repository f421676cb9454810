/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/sample.h"

#include <string.h>

FulSample *
ful_sample_new (gsize room)
{
  FulSample *self = g_new0 (FulSample, 1);

  self->cases = g_new (guint, MAX (room, 1));
  self->clusters = g_new (guint, MAX (room, 1));
  self->values = g_new (double, MAX (room, 1));
  return self;
}

void
ful_sample_free (FulSample *self)
{
  if (self == NULL)
    return;
  g_free (self->cases);
  g_free (self->clusters);
  g_free (self->values);
  g_free (self);
}

void
ful_sample_append (FulSample *self, guint case_index, guint cluster, double value)
{
  self->cases[self->n] = case_index;
  self->clusters[self->n] = cluster;
  self->values[self->n] = value;
  self->n++;
}

FulSample *
ful_sample_of (const FulEvidence *evidence,
               const FulEvidenceArm *arm,
               FulSplit split,
               FulAnswerFunc func,
               gpointer user_data)
{
  FulSample *self = ful_sample_new (MIN (arm->n_answers, evidence->n_cases));

  for (gsize i = 0; i < arm->n_answers;) {
    guint case_index = arm->answers[i].case_index;
    const FulEvidenceCase *item = &evidence->cases[case_index];
    double sum = 0;
    gsize n = 0;

    for (; i < arm->n_answers && arm->answers[i].case_index == case_index; i++) {
      double value = func (&arm->answers[i], user_data);

      if (isnan (value))
        continue;
      sum += value;
      n++;
    }
    if (n > 0 && item->split == split && !item->wrong_expected)
      ful_sample_append (self, case_index, item->cluster, sum / (double)n);
  }
  return self;
}

static double
score_of (const FulAnswer *answer, gpointer user_data)
{
  return answer->score;
}

FulSample *
ful_sample_quality (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split)
{
  return ful_sample_of (evidence, arm, split, score_of, NULL);
}

void
ful_sample_common (const FulSample *a, const FulSample *b, FulSample **out_a, FulSample **out_b)
{
  gsize room = MIN (a->n, b->n), i = 0, j = 0;
  FulSample *common_a = ful_sample_new (room), *common_b = ful_sample_new (room);

  while (i < a->n && j < b->n) {
    if (a->cases[i] < b->cases[j]) {
      i++;
    } else if (a->cases[i] > b->cases[j]) {
      j++;
    } else {
      ful_sample_append (common_a, a->cases[i], a->clusters[i], a->values[i]);
      ful_sample_append (common_b, b->cases[j], b->clusters[j], b->values[j]);
      i++;
      j++;
    }
  }
  *out_a = common_a;
  *out_b = common_b;
}

gboolean
ful_score_passes (double score)
{
  return score >= 0.5;
}

gboolean
ful_score_fails (double score)
{
  return score < 0.5;
}

FulMean
ful_sample_mean (const FulSample *self)
{
  return ful_mean_clustered (self->values, self->clusters, self->n);
}
