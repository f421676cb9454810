/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failure modes by method §3: first each failed answer, then each failed case by most of its
 * answers. Rules 2 to 4 are of the answer's text and come with the evidence; rule 6 needs to know
 * how the arms with retrieval did on the same case. */
#include "stats/failure-mode.h"

#include <string.h>

#define LEAST_FAILED_CASES 10

/* How the arms with retrieval did on a case. */
typedef enum { RETRIEVAL_NONE, RETRIEVAL_FAILS, RETRIEVAL_PASSES } Retrieval;

static void
note_retrieval (const FulSample *sample, guint8 *by_case)
{
  for (gsize i = 0; i < sample->n; i++) {
    guint8 *known = &by_case[sample->cases[i]];

    *known =
        MAX (*known, ful_score_passes (sample->values[i]) ? RETRIEVAL_PASSES : RETRIEVAL_FAILS);
  }
}

/* Returns: (transfer full): a Retrieval for each case */
static guint8 *
retrieval_by_case (const FulStandings *standings)
{
  const FulEvidence *evidence = ful_standings_evidence (standings);
  guint8 *by_case = g_new0 (guint8, MAX (evidence->n_cases, 1));

  for (guint i = 0; i < evidence->arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (evidence->arms, i);

    if ((arm->levers & FUL_LEVER_RETRIEVAL) == 0)
      continue;
    note_retrieval (ful_standings_sample (standings, i, FUL_SPLIT_DEV), by_case);
    note_retrieval (ful_standings_sample (standings, i, FUL_SPLIT_TEST), by_case);
  }
  return by_case;
}

static gboolean
task_needs_facts (const FulSnapshot *snapshot)
{
  return ful_snapshot_flag (snapshot, "workflow.needs_facts") ||
         g_strcmp0 (ful_snapshot_text (snapshot, "workflow.task"), "qa") == 0;
}

/* What the rules look at beside the answer itself. */
typedef struct {
  const FulEvidenceCase *item;
  gboolean needs_facts;
  gboolean arm_retrieves;
  Retrieval retrieval;
  gsize passed; /* of the case's answers by this arm */
  gsize scored;
} Circumstances;

static FulMode
mode_of (const FulAnswer *answer, const Circumstances *of)
{
  if (!ful_score_fails (answer->score))
    return FUL_MODE_NONE;
  if (of->item->wrong_expected)
    return FUL_MODE_WRONG_EXPECTED;
  /* A label that the expectation was wrong is done with once it is mended. */
  if (answer->mode != FUL_MODE_NONE && answer->mode != FUL_MODE_WRONG_EXPECTED)
    return answer->mode;
  if (answer->recorded && answer->text_mode != FUL_MODE_NONE)
    return answer->text_mode;
  if (of->scored >= 2 && of->passed > 0)
    return FUL_MODE_CONSISTENCY;
  if (of->needs_facts && !of->arm_retrieves &&
      (of->retrieval == RETRIEVAL_PASSES || (of->retrieval == RETRIEVAL_NONE && of->passed == 0)))
    return FUL_MODE_KNOWLEDGE;
  return FUL_MODE_BEHAVIOUR;
}

FulMode *
ful_failure_modes_of_arm (const FulStandings *standings, const FulSnapshot *snapshot, guint index)
{
  const FulEvidence *evidence = ful_standings_evidence (standings);
  const FulEvidenceArm *arm = g_ptr_array_index (evidence->arms, index);
  g_autofree guint8 *retrieval = retrieval_by_case (standings);
  gboolean needs_facts = task_needs_facts (snapshot);
  FulMode *modes = g_new0 (FulMode, MAX (arm->n_answers, 1));

  for (gsize first = 0, last; first < arm->n_answers; first = last) {
    guint case_index = arm->answers[first].case_index;
    Circumstances of = { .item = &evidence->cases[case_index],
                         .arm_retrieves = (arm->levers & FUL_LEVER_RETRIEVAL) != 0,
                         .retrieval = retrieval[case_index] };

    of.needs_facts = needs_facts || of.item->has_context;
    for (last = first; last < arm->n_answers && arm->answers[last].case_index == case_index;
         last++) {
      of.passed += ful_score_passes (arm->answers[last].score) ? 1 : 0;
      of.scored += isnan (arm->answers[last].score) ? 0 : 1;
    }
    for (gsize i = first; i < last; i++)
      modes[i] = mode_of (&arm->answers[i], &of);
  }
  return modes;
}

/* Most of them; of equally many the earlier in the order of method §3. NONE: no failed answer. */
static FulMode
most_frequent (const gsize counts[FUL_N_MODES])
{
  FulMode most = FUL_MODE_NONE;

  for (int mode = FUL_MODE_NONE + 1; mode < FUL_N_MODES; mode++)
    if (counts[mode] > (most == FUL_MODE_NONE ? 0 : counts[most]))
      most = (FulMode)mode;
  return most;
}

FulMode *
ful_failure_modes_by_case (const FulStandings *standings, const FulSnapshot *snapshot, guint index)
{
  const FulEvidence *evidence = ful_standings_evidence (standings);
  const FulEvidenceArm *arm = g_ptr_array_index (evidence->arms, index);
  g_autofree FulMode *modes = ful_failure_modes_of_arm (standings, snapshot, index);
  FulMode *by_case = g_new0 (FulMode, MAX (evidence->n_cases, 1));

  for (gsize first = 0, last; first < arm->n_answers; first = last) {
    guint case_index = arm->answers[first].case_index;
    gsize counts[FUL_N_MODES] = { 0 };

    for (last = first; last < arm->n_answers && arm->answers[last].case_index == case_index; last++)
      counts[modes[last]]++;
    by_case[case_index] = most_frequent (counts);
  }
  return by_case;
}

/* Counts the failed cases on the split by mode. */
static void
count_cases (const FulEvidence *evidence, const FulMode *by_case, FulFailureModes *out)
{
  for (gsize i = 0; i < evidence->n_cases; i++) {
    const FulEvidenceCase *item = &evidence->cases[i];

    if (by_case[i] == FUL_MODE_NONE || item->wrong_expected || item->split != out->split)
      continue;
    out->counts[by_case[i]]++;
    out->failed_cases++;
  }
}

/* The largest share, if there are ten cases, and its lower bound exceeds a third and the second
 * share. */
static void
find_dominant (FulFailureModes *self)
{
  double n = (double)self->failed_cases;
  FulMode first = most_frequent (self->counts);
  gsize second = 0;
  double low;

  self->name = "too-few";
  if (self->failed_cases < LEAST_FAILED_CASES)
    return;
  for (int mode = FUL_MODE_NONE + 1; mode < FUL_N_MODES; mode++)
    if (mode != (int)first)
      second = MAX (second, self->counts[mode]);
  low = ful_interval_wilson ((double)self->counts[first], n, FUL_Z95).low;
  self->name = "mixed";
  if (low > 1 / 3.0 && low > (double)second / n) {
    self->dominant = first;
    self->name = ful_mode_name (first);
  }
}

FulFailureModes
ful_failure_modes_on (const FulStandings *standings,
                      const FulSnapshot *snapshot,
                      guint arm,
                      FulSplit split)
{
  g_autofree FulMode *by_case = ful_failure_modes_by_case (standings, snapshot, arm);
  FulFailureModes out = { .arm = (int)arm, .split = split };

  count_cases (ful_standings_evidence (standings), by_case, &out);
  find_dominant (&out);
  return out;
}

FulFailureModes
ful_failure_modes (const FulStandings *standings, const FulSnapshot *snapshot)
{
  FulSplit split = ful_standings_splits (standings).selecting;
  int best = ful_standings_best_prompt_arm (standings);

  if (best < 0)
    return (FulFailureModes){ .arm = -1, .split = split, .name = "too-few" };
  return ful_failure_modes_on (standings, snapshot, (guint)best, split);
}
