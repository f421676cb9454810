/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/simulations.h"
#include "verdict/dossier.h"
#include "verdict/verdict.h"

/* What follows from one snapshot: evidence, standings and verdict that belong together. Immutable;
 * made on any thread. Evidence is taken over from the one before where it holds, and nothing is
 * drawn twice: an edit that changes neither answers nor costs takes some 6 ms. */
typedef struct {
  FulDossier *dossier;
  FulStandings *standings;
  FulVerdict *verdict;
  FulVerdictInput input; /* that the verdict was computed from; points into the above */
} FulOutcome;

/**
 * ful_outcome_new:
 * @old: (nullable): the one before, of the same project
 * @read_curve: the learning curve may have been measured anew
 */
FulOutcome *ful_outcome_new (FulProject *project,
                             FulSnapshot *snapshot,
                             const FulOutcome *old,
                             gboolean read_curve,
                             FulSimulations *simulations,
                             GError **error);
void ful_outcome_free (FulOutcome *self);
