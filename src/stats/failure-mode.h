/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"
#include "stats/ranking.h"

/* Method §3. */
typedef struct {
  int arm; /* index of the best prompt arm; -1: none */
  FulSplit split;
  gsize failed_cases;
  gsize counts[FUL_N_MODES]; /* failed cases by mode */
  FulMode dominant;          /* FUL_MODE_NONE where mixed or too few */
  const char *name;          /* "mixed", "too-few" or the dominant mode's name */
} FulFailureModes;

/* Mode of each answer of @arm: n_answers values, FUL_MODE_NONE where it passed or is not scored.
 * Returns: (transfer full) */
FulMode *
ful_failure_modes_of_arm (const FulStandings *standings, const FulSnapshot *snapshot, guint arm);

/* Mode of each case of the evidence under @arm, that of most of its failed answers;
 * FUL_MODE_NONE where none failed. What ful_failure_modes_on() counts are those of its split, but
 * for the cases whose expectation is wrong. Returns: (transfer full): n_cases values */
FulMode *
ful_failure_modes_by_case (const FulStandings *standings, const FulSnapshot *snapshot, guint arm);

FulFailureModes ful_failure_modes (const FulStandings *standings, const FulSnapshot *snapshot);
/* The same of any arm on a split, for results and reports. */
FulFailureModes ful_failure_modes_on (const FulStandings *standings,
                                      const FulSnapshot *snapshot,
                                      guint arm,
                                      FulSplit split);
