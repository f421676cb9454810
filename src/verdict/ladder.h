/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/measure.h"

/* Which arm stands for each rung, and where the rung stands with it (method §8). */

/* States of one arm by split; only those of splits on which it counts are filled. */
typedef struct {
  FulArmState on[FUL_N_SPLITS];
} FulArmStates;

typedef struct {
  gboolean measured; /* an arm of it counts */
  FulState state;    /* FUL_UNMEASURED where none is measured */
  int arm;           /* stands for it, judged on the judging split; -1: none counts there */
  int first;         /* first in its rank: the arm of its estimate; -1: nothing measured */
  double estimate;   /* quality of @first on the judging split, else on the selecting one */
  gboolean waits;    /* one ranked before @arm doesn't fail and has not met the judging split */
} FulRungStanding;

typedef struct {
  FulRungStanding rungs[FUL_N_RUNGS];
} FulLadder;

/**
 * ful_ladder_of:
 * @states: by arm index
 * @has_bar: FALSE: states say nothing, arms are ranked by quality alone
 * @by_estimate: for the leaning: every undecided state that is measured is decided by its
 * estimate, and a rung clears where an arm ranked before the judged one does; then that is its arm
 */
FulLadder ful_ladder_of (const FulStandings *standings,
                         const FulArmStates *states,
                         gboolean has_bar,
                         gboolean by_estimate);

/* Lightest rung of those from @from to @to that clears; FUL_RUNG_UNSET: none. */
FulRung ful_ladder_lightest (const FulLadder *self, FulRung from, FulRung to);
