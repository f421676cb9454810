/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/verdict.h"

/* What follows from one snapshot: evidence, standings and verdict that belong together. Immutable;
 * made on any thread. */
typedef struct {
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  FulStandings *standings;
  FulVerdict *verdict;
  FulVerdictInput input; /* that the verdict was computed from; points into the above */
  char *today;
} FulOutcome;

/**
 * ful_outcome_new:
 * @old_snapshot: (nullable): what @old_evidence was loaded for
 * @old_evidence: (nullable): taken over where nothing that it rests on has changed
 */
FulOutcome *ful_outcome_new (FulProject *project,
                             FulSnapshot *snapshot,
                             const FulSnapshot *old_snapshot,
                             FulEvidence *old_evidence,
                             GError **error);
void ful_outcome_free (FulOutcome *self);
