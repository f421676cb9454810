/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/verdict.h"

/* The decision tree of method §8, rules 0 to 3, on nothing but states and yes-or-no answers, so
 * that the same code gives the verdict and, on decided states, its leaning. */

typedef struct {
  FulState state;           /* FUL_UNMEASURED: no arm of it counts */
  gboolean estimate_at_bar; /* its estimate (method §8) is the bar or above */
} FulRungFacts;

typedef struct {
  gboolean has_bar;      /* bar.quality is set */
  gboolean has_cases;    /* dev or test holds one */
  gboolean has_evidence; /* some arm counts on some split */
  FulRungFacts rungs[FUL_N_RUNGS];
  gboolean unstable;
  gboolean bar_required;
  gboolean knowledge;         /* the dominant mode */
  gboolean retrieval_untried; /* applicable and not tried */
  gboolean
      good_but_slow_or_dear; /* the best prompt arm fails only latency or cost, all else clears */
  gboolean plateau_proven;
  const char *plateau_reason; /* of the plateau; NULL where proven */
} FulRuleFacts;

/* What takes time to find out is asked where the rules come to it. @prompt is the rung R, or
 * FUL_RUNG_UNSET for the best prompt arm; @trained is measured, or FUL_RUNG_TUNED projected. */
typedef struct {
  double (*p_break_even) (FulRung prompt, FulRung trained, gpointer user_data); /* NAN: unknown */
  gboolean (*non_inferior) (FulRung trained, FulRung prompt, gpointer user_data);
  gboolean (*ready) (FulRung trained, gpointer user_data);
  gpointer user_data;
} FulRuleQuestions;

typedef struct {
  FulCode code;
  const char *reason;  /* static; NULL for stay-prompt alone */
  FulRung prompt_rung; /* R; FUL_RUNG_UNSET where no prompt rung clears */
  FulRung trained;     /* T, for tune and pilot-tuning; may not be measured */
} FulRuling;

/* Thresholds of p_break_even. */
#define FUL_PAYS 0.8
#define FUL_WORTH_A_PILOT 0.5

/* The first rule that matches. */
FulRuling ful_rules_apply (const FulRuleFacts *facts, const FulRuleQuestions *questions);

/* The code that a more-evidence verdict leans to: @decided has every undecided state decided by
 * its estimate. FUL_CODE_NONE where that is no better. */
FulCode ful_rules_leaning (const FulRuling *ruling,
                           const FulRuleFacts *decided,
                           const FulRuleQuestions *questions);

/**
 * ful_next_lever:
 * @mode: dominant; FUL_MODE_NONE: mixed or too few
 * @untried: applicable levers not tried
 *
 * Returns: the lever to try next by the order of method §8, 0 where none is untried
 */
FulLevers ful_next_lever (FulMode mode, FulLevers untried);
