/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/n-needed.h"

#include <math.h>

/* Largest over the shares of @arm that are measured and undecided; a cost is no share. */
static double
cases_to_settle (const FulGrounds *grounds, guint arm)
{
  const FulArmState *state = &grounds->states[arm].on[grounds->splits.judging];
  double most = NAN;

  for (FulMeasureKind kind = FUL_MEASURE_QUALITY; kind < FUL_MEASURE_COST; kind++) {
    const FulMeasure *measure = &state->measures[kind];

    if (measure->state == FUL_UNDECIDED && !isnan (measure->mean.interval.estimate))
      most = fmax (most, ful_cases_to_settle (&measure->mean, grounds->bar.limits[kind],
                                              ful_bar_width (&grounds->bar, kind)));
  }
  return most;
}

/* Of the undecided rungs that an arm stands for, the one with the highest lower bound; -1: none. */
static int
judged_arm (const FulGrounds *grounds, FulRung from, FulRung to)
{
  double highest = -1;
  int best = -1;

  for (FulRung rung = from; rung <= to; rung++) {
    const FulRungStanding *standing = &grounds->ladder.rungs[rung];
    double low;

    if (standing->state != FUL_UNDECIDED || standing->arm < 0)
      continue;
    low = ful_standings_mean (grounds->standings, (guint)standing->arm, grounds->splits.judging)
              .interval.low;
    if (low > highest) {
      highest = low;
      best = standing->arm;
    }
  }
  return best;
}

int
ful_undecided_arm (const FulGrounds *grounds, FulRung from, FulRung to)
{
  int arm = judged_arm (grounds, from, to);

  /* One that fails is undecided for what has not been judged yet. */
  if (arm >= 0 && grounds->states[arm].on[grounds->splits.judging].state == FUL_UNDECIDED)
    return arm;
  for (FulRung rung = from; rung <= to; rung++) {
    const FulRungStanding *standing = &grounds->ladder.rungs[rung];

    if (standing->state == FUL_UNDECIDED)
      return standing->waits ? standing->first : standing->arm;
  }
  return -1;
}

static double
of_rungs (const FulGrounds *grounds, FulRung from, FulRung to)
{
  int arm = judged_arm (grounds, from, to);

  if (arm < 0)
    return NAN;
  return cases_to_settle (grounds, (guint)arm);
}

double
ful_n_needed (const FulGrounds *grounds, const FulRuling *ruling)
{
  if (ruling->code != FUL_CODE_MORE_EVIDENCE)
    return NAN;
  if (g_str_equal (ruling->reason, "too-few-cases"))
    return grounds->plateau->n_needed;
  if (g_str_equal (ruling->reason, "undecided"))
    return of_rungs (grounds, FUL_RUNG_ZERO_SHOT, FUL_RUNG_RETRIEVAL);
  if (g_str_equal (ruling->reason, "trained-undecided"))
    return of_rungs (grounds, FUL_RUNG_SPECIALIST, FUL_RUNG_TUNED);
  return NAN;
}
