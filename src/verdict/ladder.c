/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/ladder.h"

#include <math.h>

typedef struct {
  const FulStandings *standings;
  const FulArmStates *states;
  gboolean has_bar;
  gboolean by_estimate;
} Pass;

static FulState
state_on (const Pass *pass, guint arm, FulSplit split)
{
  const FulArmState *state = &pass->states[arm].on[split];

  if (!pass->has_bar)
    return FUL_UNDECIDED;
  return pass->by_estimate ? state->estimate : state->state;
}

/* Its state where it is ranked, over its own cases. */
static FulState
ranked_state (const Pass *pass, guint arm)
{
  return state_on (pass, arm, ful_standings_ranked_on (pass->standings, arm));
}

/* Arms of @rung, first in rank first; those that count on neither split are left out. */
static GArray *
rank_rung (const Pass *pass, FulRung rung)
{
  const GPtrArray *arms = ful_standings_evidence (pass->standings)->arms;
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree int *states = g_new0 (int, MAX (arms->len, 1));

  for (guint i = 0; i < arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (arms, i);

    if (arm->rung != rung || (!ful_standings_counts (pass->standings, i, FUL_SPLIT_DEV) &&
                              !ful_standings_counts (pass->standings, i, FUL_SPLIT_TEST)))
      continue;
    states[i] = ranked_state (pass, i);
    g_array_append_val (mine, i);
  }
  return ful_standings_rank (pass->standings, (const guint *)(gpointer)mine->data, mine->len,
                             pass->has_bar ? states : NULL);
}

static double
estimate_of (const Pass *pass, guint arm)
{
  FulSplits splits = ful_standings_splits (pass->standings);
  FulSplit split = ful_standings_counts (pass->standings, arm, splits.judging) ? splits.judging
                                                                               : splits.selecting;

  return ful_standings_mean (pass->standings, arm, split).interval.estimate;
}

/* The state of a rung from the arm that stands for it and those ranked before: @ahead is the best
 * state among these, FUL_FAILS where there is none, @clearing the first of them that clears. */
static void
settle (const Pass *pass, FulRungStanding *self, FulState ahead, int clearing)
{
  FulSplit judging = ful_standings_splits (pass->standings).judging;
  FulState judged = self->arm >= 0 ? state_on (pass, (guint)self->arm, judging) : ahead;

  self->waits = ahead != FUL_FAILS;
  if (judged == FUL_CLEARS && self->arm >= 0) {
    self->state = FUL_CLEARS;
  } else if (pass->by_estimate) {
    self->state = clearing >= 0 ? FUL_CLEARS : judged;
    if (clearing >= 0)
      self->arm = clearing;
  } else {
    self->state = self->waits ? FUL_UNDECIDED : judged;
  }
}

static FulRungStanding
stand (const Pass *pass, FulRung rung)
{
  FulSplit judging = ful_standings_splits (pass->standings).judging;
  FulRungStanding out = { .state = FUL_UNMEASURED, .arm = -1, .first = -1, .estimate = NAN };
  g_autoptr (GArray) rank = rank_rung (pass, rung);
  FulState ahead = FUL_FAILS;
  int clearing = -1;

  if (rank->len == 0)
    return out;
  out.measured = TRUE;
  out.first = (int)g_array_index (rank, guint, 0);
  out.estimate = estimate_of (pass, (guint)out.first);
  for (guint i = 0; i < rank->len; i++) {
    guint arm = g_array_index (rank, guint, i);

    if (ful_standings_counts (pass->standings, arm, judging)) {
      out.arm = (int)arm;
      break;
    }
    ahead = MAX (ahead, ranked_state (pass, arm));
    if (clearing < 0 && ranked_state (pass, arm) == FUL_CLEARS)
      clearing = (int)arm;
  }
  settle (pass, &out, ahead, clearing);
  return out;
}

FulLadder
ful_ladder_of (const FulStandings *standings,
               const FulArmStates *states,
               gboolean has_bar,
               gboolean by_estimate)
{
  Pass pass = { standings, states, has_bar, by_estimate };
  FulLadder out;

  for (FulRung rung = 0; rung < FUL_N_RUNGS; rung++)
    out.rungs[rung] = stand (&pass, rung);
  return out;
}

FulRung
ful_ladder_lightest (const FulLadder *self, FulRung from, FulRung to)
{
  for (FulRung rung = from; rung <= to; rung++)
    if (self->rungs[rung].state == FUL_CLEARS)
      return rung;
  return FUL_RUNG_UNSET;
}
