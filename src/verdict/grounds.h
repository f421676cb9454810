/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/ladder.h"
#include "verdict/rules.h"

/* All that a verdict rests on, worked out once from its input; the other files of this folder read
 * it and write their part of the answer. Projections of cost are made when first asked for. */

typedef struct {
  const FulVerdictInput *input;
  const FulSnapshot *snapshot;
  const FulEvidence *evidence;
  const FulStandings *standings;
  FulStandings *own_standings; /* NULL: those of the input */
  FulSplits splits;
  FulCostContext cost;
  FulBar bar;
  FulArmStates *states; /* by arm index */
  FulLadder ladder;     /* as the bounds decide */
  FulLadder leaning;    /* as the estimates decide */
  FulPlateau *plateau;
  FulFailureModes modes;
  int best_prompt_arm; /* -1: none */
  gboolean has_bar;
  gboolean unstable;
  gboolean good_but_slow_or_dear;
  GPtrArray *projections; /* FulProjection*, made so far */
} FulGrounds;

FulGrounds *ful_grounds_new (const FulVerdictInput *input);
void ful_grounds_free (FulGrounds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulGrounds, ful_grounds_free)

/* What the rules decide on; @by_estimate: for the leaning. */
FulRuleFacts ful_grounds_facts (const FulGrounds *self, gboolean by_estimate);
/* Answers asked of @self, on the arms of one ladder. */
typedef struct {
  FulGrounds *grounds;
  const FulLadder *ladder;
} FulGroundsAnswers;
FulRuleQuestions ful_grounds_questions (FulGroundsAnswers *answers);

/* The arms whose cost is compared for rungs @prompt (FUL_RUNG_UNSET: the best prompt arm) and
 * @trained on @ladder. */
FulCostPair
ful_grounds_pair (const FulGrounds *self, const FulLadder *ladder, FulRung prompt, FulRung trained);
/* Borrowed; projected at the first call for this pair. */
const FulProjection *ful_grounds_projection (FulGrounds *self, FulCostPair pair);
/* The same, given up to the caller; it was asked for or is made now. */
FulProjection *ful_grounds_take_projection (FulGrounds *self, FulCostPair pair);

const FulEvidenceArm *ful_grounds_arm (const FulGrounds *self, int arm); /* NULL for -1 */
/* The judging split where @arm counts there, else the selecting one. */
FulSplit ful_grounds_shown_on (const FulGrounds *self, guint arm);
/* Quality of @arm where it is shown; all NAN for -1. */
FulMean ful_grounds_quality (const FulGrounds *self, int arm);
