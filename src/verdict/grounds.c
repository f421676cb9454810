/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/grounds.h"

#include <math.h>

#include "verdict/readiness.h"

static gboolean
counts_on (const FulGrounds *self, guint arm, FulSplit split)
{
  return ful_standings_counts (self->standings, arm, split);
}

static void
measure_arms (FulGrounds *self)
{
  static const FulSplit splits[] = { FUL_SPLIT_DEV, FUL_SPLIT_TEST };

  self->states = g_new0 (FulArmStates, MAX (self->evidence->arms->len, 1));
  for (guint arm = 0; arm < self->evidence->arms->len; arm++)
    for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
      if (counts_on (self, arm, splits[i]))
        self->states[arm].on[splits[i]] = ful_arm_state (&self->cost, &self->bar, arm, splits[i]);
}

/* 30 / changes_per_month < retrain_lead_days; unset: no. No change at all: no. */
static gboolean
is_unstable (const FulSnapshot *snapshot)
{
  double changes = ful_snapshot_number (snapshot, "workflow.changes_per_month");
  double lead = ful_snapshot_number (snapshot, "workflow.retrain_lead_days");

  return changes > 0 && 30 / changes < lead;
}

/* The best prompt arm fails only latency or cost, all else clearing. */
static gboolean
fails_only_latency_or_cost (const FulGrounds *self, gboolean by_estimate)
{
  const FulArmState *state;
  gboolean misses = FALSE;

  if (self->best_prompt_arm < 0 || !self->has_bar)
    return FALSE;
  state = &self->states[self->best_prompt_arm]
               .on[ful_grounds_shown_on (self, (guint)self->best_prompt_arm)];
  for (FulMeasureKind kind = 0; kind < FUL_N_MEASURES; kind++) {
    const FulMeasure *measure = &state->measures[kind];
    FulState found = by_estimate ? measure->estimate : measure->state;

    if (found == FUL_FAILS && (kind == FUL_MEASURE_LATENCY || kind == FUL_MEASURE_COST))
      misses = TRUE;
    else if (found != FUL_CLEARS)
      return FALSE;
  }
  return misses;
}

FulGrounds *
ful_grounds_new (const FulVerdictInput *input)
{
  FulGrounds *self = g_new0 (FulGrounds, 1);

  self->input = input;
  self->snapshot = input->snapshot;
  self->evidence = input->evidence;
  self->own_standings = input->standings == NULL ? ful_standings_new (input->evidence) : NULL;
  self->standings = input->standings != NULL ? input->standings : self->own_standings;
  self->splits = ful_standings_splits (self->standings);
  self->cost = (FulCostContext){ .snapshot = input->snapshot,
                                 .standings = self->standings,
                                 .prices = input->prices,
                                 .today = input->today,
                                 .draws = input->draws,
                                 .seed = input->seed,
                                 .simulations = input->simulations };
  self->bar = ful_bar_of (input->snapshot);
  self->has_bar = !isnan (self->bar.limits[FUL_MEASURE_QUALITY]);
  self->unstable = is_unstable (input->snapshot);
  self->best_prompt_arm = ful_standings_best_prompt_arm (self->standings);
  self->plateau = ful_plateau_new (self->standings, input->snapshot);
  self->modes = ful_failure_modes (self->standings, input->snapshot);
  self->projections = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_projection_free);
  measure_arms (self);
  self->ladder = ful_ladder_of (self->standings, self->states, self->has_bar, FALSE);
  self->leaning = ful_ladder_of (self->standings, self->states, self->has_bar, TRUE);
  self->good_but_slow_or_dear = fails_only_latency_or_cost (self, FALSE);
  return self;
}

void
ful_grounds_free (FulGrounds *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->own_standings, ful_standings_free);
  ful_plateau_free (self->plateau);
  g_ptr_array_unref (self->projections);
  g_free (self->states);
  g_free (self);
}

FulRuleFacts
ful_grounds_facts (const FulGrounds *self, gboolean by_estimate)
{
  const FulLadder *ladder = by_estimate ? &self->leaning : &self->ladder;
  FulRuleFacts facts = {
    .has_bar = self->has_bar,
    .unstable = self->unstable,
    .bar_required = ful_snapshot_flag (self->snapshot, "bar.required"),
    .knowledge = self->modes.dominant == FUL_MODE_KNOWLEDGE,
    .retrieval_untried = (self->plateau->untried & FUL_LEVER_RETRIEVAL) != 0,
    .good_but_slow_or_dear = fails_only_latency_or_cost (self, by_estimate),
    .plateau_proven = self->plateau->proven,
    .plateau_reason = self->plateau->reason,
  };

  for (gsize i = 0; i < self->evidence->n_cases; i++)
    facts.has_cases |= self->evidence->cases[i].split == FUL_SPLIT_DEV ||
                       self->evidence->cases[i].split == FUL_SPLIT_TEST;
  for (FulRung rung = 0; rung < FUL_N_RUNGS; rung++) {
    const FulRungStanding *standing = &ladder->rungs[rung];

    facts.has_evidence |= standing->measured;
    facts.rungs[rung].state = standing->state;
    facts.rungs[rung].estimate_at_bar =
        standing->measured && standing->estimate >= self->bar.limits[FUL_MEASURE_QUALITY];
  }
  return facts;
}

/* --- what the rules ask --- */

static double
answer_p_break_even (FulRung prompt, FulRung trained, gpointer user_data)
{
  FulGroundsAnswers *answers = user_data;
  FulCostPair pair = ful_grounds_pair (answers->grounds, answers->ladder, prompt, trained);
  const FulProjection *projection = ful_grounds_projection (answers->grounds, pair);

  return projection->p_break_even;
}

static gboolean
answer_non_inferior (FulRung trained, FulRung prompt, gpointer user_data)
{
  FulGroundsAnswers *answers = user_data;
  FulGrounds *self = answers->grounds;
  int a = answers->ladder->rungs[trained].arm, b = answers->ladder->rungs[prompt].arm;
  FulComparison found;

  if (a < 0 || b < 0)
    return FALSE;
  found =
      ful_compare_interval (ful_standings_sample (self->standings, (guint)a, self->splits.judging),
                            ful_standings_sample (self->standings, (guint)b, self->splits.judging));
  return found.n > 0 && found.difference.low >= -self->bar.delta;
}

static gboolean
answer_ready (FulRung trained, gpointer user_data)
{
  FulGroundsAnswers *answers = user_data;

  return ful_readiness_met (answers->grounds, answers->ladder->rungs[trained].arm);
}

FulRuleQuestions
ful_grounds_questions (FulGroundsAnswers *answers)
{
  return (FulRuleQuestions){ answer_p_break_even, answer_non_inferior, answer_ready, answers };
}

FulCostPair
ful_grounds_pair (const FulGrounds *self, const FulLadder *ladder, FulRung prompt, FulRung trained)
{
  const FulRungStanding *standing = &ladder->rungs[trained];

  return (FulCostPair){
    .prompt_arm = prompt == FUL_RUNG_UNSET ? self->best_prompt_arm : ladder->rungs[prompt].arm,
    .tuned_rung = trained,
    .tuned_arm = standing->arm >= 0 ? standing->arm : standing->first,
  };
}

static gboolean
find_projection (const FulGrounds *self, FulCostPair pair, guint *at)
{
  for (guint i = 0; i < self->projections->len; i++) {
    const FulProjection *made = g_ptr_array_index (self->projections, i);

    if (made->pair.prompt_arm == pair.prompt_arm && made->pair.tuned_rung == pair.tuned_rung &&
        made->pair.tuned_arm == pair.tuned_arm) {
      *at = i;
      return TRUE;
    }
  }
  return FALSE;
}

const FulProjection *
ful_grounds_projection (FulGrounds *self, FulCostPair pair)
{
  guint at;

  if (!find_projection (self, pair, &at)) {
    at = self->projections->len;
    g_ptr_array_add (self->projections, ful_projection_new (&self->cost, pair));
  }
  return g_ptr_array_index (self->projections, at);
}

FulProjection *
ful_grounds_take_projection (FulGrounds *self, FulCostPair pair)
{
  guint at;

  if (find_projection (self, pair, &at))
    return g_ptr_array_steal_index (self->projections, at);
  return ful_projection_new (&self->cost, pair);
}

/* --- what the texts ask --- */

const FulEvidenceArm *
ful_grounds_arm (const FulGrounds *self, int arm)
{
  return arm >= 0 ? g_ptr_array_index (self->evidence->arms, arm) : NULL;
}

FulSplit
ful_grounds_shown_on (const FulGrounds *self, guint arm)
{
  return counts_on (self, arm, self->splits.judging) ? self->splits.judging
                                                     : self->splits.selecting;
}

FulMean
ful_grounds_quality (const FulGrounds *self, int arm)
{
  if (arm < 0)
    return (FulMean){ FUL_INTERVAL_UNKNOWN, NAN, 0, 0, NAN };
  return ful_standings_mean (self->standings, (guint)arm, ful_grounds_shown_on (self, (guint)arm));
}
