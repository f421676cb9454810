/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/sample.h"

/* Which arms count, where prompts are selected and judged, and which arm leads (method §0). */

typedef struct {
  FulSplit selecting; /* dev, or test where dev holds no case */
  FulSplit judging;   /* test, or dev where test holds no case */
  gboolean one_split; /* only one of the two holds cases */
} FulSplits;

/* By where the cases lie (and the answers: cases without any answer count too). */
FulSplits ful_splits_of (const FulEvidence *evidence);

/* Samples, means and counts of every arm on dev and test, computed once; immutable from then on.
 * @evidence is borrowed and must live longer. */
typedef struct _FulStandings FulStandings;
FulStandings *ful_standings_new (const FulEvidence *evidence);
void ful_standings_free (FulStandings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulStandings, ful_standings_free)

const FulEvidence *ful_standings_evidence (const FulStandings *self);
FulSplits ful_standings_splits (const FulStandings *self);
/* Borrowed; arm: index into evidence->arms; split: dev or test, here and below. */
const FulSample *ful_standings_sample (const FulStandings *self, guint arm, FulSplit split);
FulMean ful_standings_mean (const FulStandings *self, guint arm, FulSplit split);
/* m of @split: 30, or half of the most that any arm answered there, if less (up, at least 1). */
gsize ful_standings_minimum (const FulStandings *self, FulSplit split);
gboolean ful_standings_counts (const FulStandings *self, guint arm, FulSplit split);

/**
 * ful_standings_rank:
 * @arms: indices into evidence->arms, any order
 * @n: their number
 * @states: (nullable): a number by arm index, the higher goes before "higher" (method §8); NULL:
 * all equal
 *
 * Arms that count on neither split are left out.
 *
 * Returns: (transfer full): guint indices, the first in rank first
 */
GArray *
ful_standings_rank (const FulStandings *self, const guint *arms, gsize n, const int *states);

/**
 * ful_standings_higher:
 *
 * Whether @later is higher than @earlier (method §0): its lower bound of quality is, both over the
 * cases both answered; each over its own where they share fewer than m or are ranked on different
 * splits.
 */
gboolean ful_standings_higher (const FulStandings *self, guint later, guint earlier);

/* First in rank of all arms of prompt rungs that count; -1: none. */
int ful_standings_best_prompt_arm (const FulStandings *self);
/* Where it is ranked: the selecting split, or the other where it counts only there. The selecting
 * split too for an arm that counts on neither. */
FulSplit ful_standings_ranked_on (const FulStandings *self, guint arm);
/* Where its figures are told: the judging split, or the other where it counts only there. The
 * judging split too for an arm that counts on neither. */
FulSplit ful_standings_judged_on (const FulStandings *self, guint arm);
