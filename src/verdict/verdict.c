/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts a verdict together: the grounds, the ruling on them, and what follows from the ruling. Each
 * part is a file of its own; their order here is the order in which they need each other. */

#include "verdict/verdict.h"

#include <math.h>

#include "verdict/cautions.h"
#include "verdict/factors.h"
#include "verdict/grounds.h"
#include "verdict/headline.h"
#include "verdict/n-needed.h"
#include "verdict/next.h"
#include "verdict/readiness.h"
#include "verdict/steps.h"

/* The trained arm in question: T; else that of the lightest trained rung that clears; else `tuned`,
 * measured or projected. */
static FulCostPair
choose_pair (const FulGrounds *grounds, const FulRuling *ruling)
{
  FulRung trained = ruling->trained;

  if (trained == FUL_RUNG_UNSET)
    trained = ful_ladder_lightest (&grounds->ladder, FUL_RUNG_SPECIALIST, FUL_RUNG_TUNED);
  if (trained == FUL_RUNG_UNSET)
    trained = FUL_RUNG_TUNED;
  return ful_grounds_pair (grounds, &grounds->ladder, ruling->prompt_rung, trained);
}

/* R for stay-prompt; T for tune and pilot-tuning where it is measured. */
static FulRung
rung_of (const FulGrounds *grounds, const FulRuling *ruling)
{
  if (ruling->code == FUL_CODE_STAY_PROMPT)
    return ruling->prompt_rung;
  if (ruling->trained != FUL_RUNG_UNSET && grounds->ladder.rungs[ruling->trained].measured)
    return ruling->trained;
  return FUL_RUNG_UNSET;
}

static void
fill_ladder (FulVerdict *self, const FulGrounds *grounds)
{
  for (FulRung rung = 0; rung < FUL_N_RUNGS; rung++) {
    const FulRungStanding *standing = &grounds->ladder.rungs[rung];
    FulSplit judging = grounds->splits.judging;
    int arm = standing->arm >= 0 ? standing->arm : standing->first;

    self->ladder[rung] = (FulLadderRung){
      .rung = rung,
      .arm = arm,
      .measured = standing->measured,
      .state = standing->state,
      .quality = { FUL_INTERVAL_UNKNOWN, NAN, 0, 0, NAN },
      .monthly_cost = NAN,
    };
    if (arm >= 0)
      self->ladder[rung].monthly_cost = ful_cost_monthly (&grounds->cost, arm);
    if (standing->arm < 0)
      continue;
    self->ladder[rung].quality = ful_standings_mean (grounds->standings, (guint)arm, judging);
    self->ladder[rung].near_bar = grounds->states[arm].on[judging].near_bar;
  }
}

static FulCode
leaning_of (FulGrounds *grounds, const FulRuling *ruling)
{
  FulRuleFacts decided = ful_grounds_facts (grounds, /* by_estimate= */ TRUE);
  FulGroundsAnswers answers = { grounds, &grounds->leaning };
  FulRuleQuestions questions = ful_grounds_questions (&answers);

  return ful_rules_leaning (ruling, &decided, &questions);
}

FulVerdict *
ful_verdict_new (const FulVerdictInput *input)
{
  FulVerdict *self = g_new0 (FulVerdict, 1);
  g_autoptr (FulGrounds) grounds = ful_grounds_new (input);
  FulRuleFacts facts = ful_grounds_facts (grounds, /* by_estimate= */ FALSE);
  FulGroundsAnswers answers = { grounds, &grounds->ladder };
  FulRuleQuestions questions = ful_grounds_questions (&answers);
  FulRuling ruling = ful_rules_apply (&facts, &questions);
  FulLevers lever = grounds->good_but_slow_or_dear
                        ? 0
                        : ful_next_lever (grounds->modes.dominant, grounds->plateau->untried);

  self->code = ruling.code;
  self->reason = ruling.reason;
  self->rung = rung_of (grounds, &ruling);
  self->rung_arm = self->rung != FUL_RUNG_UNSET ? grounds->ladder.rungs[self->rung].arm : -1;
  self->leaning = leaning_of (grounds, &ruling);
  self->n_needed = ful_n_needed (grounds, &ruling);
  self->failure_mode = grounds->modes;
  self->pair = choose_pair (grounds, &ruling);
  self->projection = ful_grounds_take_projection (grounds, self->pair);
  self->curve_is_proxy = input->curve != NULL && self->pair.tuned_rung != FUL_RUNG_SPECIALIST;
  fill_ladder (self, grounds);
  self->readiness = ful_readiness_items (grounds, self->pair.tuned_arm);
  self->ready = ful_readiness_met (grounds, self->pair.tuned_arm);
  self->factors = ful_factors (grounds, self->pair.prompt_arm, self->projection->tuned_upfront);
  ful_steps_fill (grounds, self, self->steps);
  self->next = ful_next_actions (grounds, self, lever);
  self->cautions = ful_cautions (grounds, self);
  self->name = g_strdup (ful_headline_name (self->code, self->reason));
  self->headline = ful_headline (grounds, self);
  self->why = ful_headline_why (grounds, self);
  self->plateau = g_steal_pointer (&grounds->plateau);
  return self;
}

void
ful_verdict_free (FulVerdict *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < 5; i++)
    ful_step_clear (&self->steps[i]);
  g_free (self->name);
  g_free (self->headline);
  g_strfreev (self->why);
  ful_plateau_free (self->plateau);
  ful_projection_free (self->projection);
  g_ptr_array_unref (self->factors);
  g_ptr_array_unref (self->readiness);
  g_ptr_array_unref (self->next);
  g_ptr_array_unref (self->cautions);
  g_free (self);
}
