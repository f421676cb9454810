/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers say about tokens. */
#include "cost/model.h"

#include <math.h>

typedef struct {
  double sum;
  gsize n;
} Mean;

static void
add (Mean *mean, double value)
{
  if (isnan (value))
    return;
  mean->sum += value;
  mean->n++;
}

static double
mean_of (Mean mean)
{
  return mean.n > 0 ? mean.sum / (double)mean.n : (double)NAN;
}

static FulArmTokens
tokens_on (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split)
{
  Mean in = { 0 }, cached = { 0 }, out = { 0 };

  for (gsize i = 0; i < arm->n_answers; i++) {
    const FulAnswer *answer = &arm->answers[i];
    const FulEvidenceCase *item = &evidence->cases[answer->case_index];

    if (item->split != split || item->wrong_expected || isnan (answer->score))
      continue;
    add (&in, answer->tokens_in);
    add (&cached, answer->tokens_cached);
    add (&out, answer->tokens_out);
  }
  return (FulArmTokens){ mean_of (in), mean_of (cached), mean_of (out) };
}

/* On the judging split; an arm that has not met it yet is taken by the other one. */
FulArmTokens
ful_cost_arm_tokens (const FulStandings *standings, guint arm)
{
  const FulEvidence *evidence = ful_standings_evidence (standings);
  const FulEvidenceArm *of_arm = evidence->arms->pdata[arm];
  FulSplits splits = ful_standings_splits (standings);
  FulArmTokens tokens = tokens_on (evidence, of_arm, splits.judging);

  if (isnan (tokens.in) && isnan (tokens.out))
    tokens = tokens_on (evidence, of_arm, splits.selecting);
  return tokens;
}
