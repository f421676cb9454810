/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/consistency.h"

/* The answers of one case, those of arm->answers from first on. */
typedef struct {
  const FulAnswer *answers;
  gsize n;
  const FulEvidenceCase *item;
  guint case_index;
} CaseAnswers;

/* The next case at *position, which moves behind it. FALSE at the end. */
static gboolean
next_case (const FulEvidence *evidence,
           const FulEvidenceArm *arm,
           gsize *position,
           CaseAnswers *out)
{
  gsize first = *position, last = first;

  if (first >= arm->n_answers)
    return FALSE;
  while (last < arm->n_answers && arm->answers[last].case_index == arm->answers[first].case_index)
    last++;
  *position = last;
  out->answers = arm->answers + first;
  out->n = last - first;
  out->case_index = arm->answers[first].case_index;
  out->item = &evidence->cases[out->case_index];
  return TRUE;
}

/* sum over the different answers of c(c - 1) / (R(R - 1)): the share of ordered pairs that agree.
 * NAN under two recorded answers. */
static double
agreement_of (const CaseAnswers *of)
{
  gsize recorded = 0, agreeing = 0;

  for (gsize i = 0; i < of->n; i++) {
    if (!of->answers[i].recorded)
      continue;
    recorded++;
    for (gsize k = 0; k < i; k++)
      if (of->answers[k].recorded && of->answers[k].output_key == of->answers[i].output_key)
        agreeing++;
  }
  if (recorded < 2)
    return NAN;
  return (double)(2 * agreeing) / ((double)recorded * (double)(recorded - 1));
}

static void
append (FulSample *self, const CaseAnswers *of, double value)
{
  ful_sample_append (self, of->case_index, of->item->cluster, value);
}

static gboolean
is_judged (const CaseAnswers *of, FulSplit split)
{
  return of->item->split == split && !of->item->wrong_expected;
}

FulSample *
ful_sample_agreement (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split)
{
  FulSample *sample = ful_sample_new (arm->n_answers);
  CaseAnswers of;

  for (gsize i = 0; next_case (evidence, arm, &i, &of);) {
    double agreement = agreement_of (&of);

    if (is_judged (&of, split) && !isnan (agreement))
      append (sample, &of, agreement);
  }
  return sample;
}

FulConsistency
ful_consistency (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split)
{
  g_autoptr (FulSample) agreement = ful_sample_agreement (evidence, arm, split);
  g_autoptr (FulSample) flaky = ful_sample_new (arm->n_answers);
  g_autoptr (FulSample) all_pass = ful_sample_new (arm->n_answers);
  FulConsistency out = { .n = agreement->n };
  CaseAnswers of;

  for (gsize i = 0; next_case (evidence, arm, &i, &of);) {
    gsize passed = 0, failed = 0;

    if (!is_judged (&of, split))
      continue;
    out.repeats = MAX (out.repeats, (int)of.n);
    for (gsize k = 0; k < of.n; k++) {
      passed += ful_score_passes (of.answers[k].score) ? 1 : 0;
      failed += ful_score_fails (of.answers[k].score) ? 1 : 0;
    }
    if (passed + failed < 2)
      continue;
    append (flaky, &of, passed > 0 && failed > 0);
    append (all_pass, &of, failed == 0);
  }
  out.mean_agreement = ful_sample_mean (agreement);
  out.flaky_share = ful_sample_mean (flaky);
  out.all_pass_share = ful_sample_mean (all_pass);
  return out;
}
