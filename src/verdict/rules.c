/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Method §8, rules 0 to 3, in their order: each function below is one of them and says whether it
 * matched. The comments name the rule, so that the two can be read side by side. */

#include "verdict/rules.h"

#include <math.h>
#include <string.h>

static const char *const code_names[] = {
  [FUL_CODE_MORE_EVIDENCE] = "more-evidence",
  [FUL_CODE_IMPROVE_PROMPT] = "improve-prompt",
  [FUL_CODE_ADD_RETRIEVAL] = "add-retrieval",
  [FUL_CODE_STAY_PROMPT] = "stay-prompt",
  [FUL_CODE_PILOT_TUNING] = "pilot-tuning",
  [FUL_CODE_TUNE] = "tune",
  [FUL_CODE_TUNING_NOT_WORTH_IT] = "tuning-not-worth-it",
  [FUL_CODE_REDESIGN] = "redesign",
};
G_STATIC_ASSERT (G_N_ELEMENTS (code_names) == FUL_N_CODES);

/* Lightest first. */
static const FulRung trained_rungs[] = { FUL_RUNG_SPECIALIST, FUL_RUNG_TUNED };

const char *
ful_code_name (FulCode code)
{
  return code_names[code];
}

static FulState
state_of (const FulRuleFacts *facts, FulRung rung)
{
  return facts->rungs[rung].state;
}

static double
p_break_even (const FulRuleQuestions *ask, FulRung prompt, FulRung trained)
{
  return ask->p_break_even (prompt, trained, ask->user_data);
}

/* Unknown compares as no: no condition on an unknown p holds. */
static gboolean
at_least (double p, double threshold)
{
  return !isnan (p) && p >= threshold;
}

static FulRuling
ruling (FulCode code, const char *reason)
{
  return (FulRuling){ code, reason, FUL_RUNG_UNSET, FUL_RUNG_UNSET };
}

/* Nobody has measured `tuned`, and it is worth measuring. */
static FulRuling
pilot (const char *reason)
{
  return (FulRuling){ FUL_CODE_PILOT_TUNING, reason, FUL_RUNG_UNSET, FUL_RUNG_TUNED };
}

static FulRuling
train (const FulRuleQuestions *ask, const char *reason, FulRung prompt, FulRung trained)
{
  gboolean ready = ask->ready (trained, ask->user_data);

  return (FulRuling){ ready ? FUL_CODE_TUNE : FUL_CODE_PILOT_TUNING, reason, prompt, trained };
}

/* Rule 0: what must be there at all. */
static gboolean
apply_missing (const FulRuleFacts *facts, FulRuling *out)
{
  if (facts->has_bar && facts->has_cases && facts->has_evidence)
    return FALSE;
  *out = ruling (FUL_CODE_MORE_EVIDENCE, !facts->has_bar     ? "no-bar"
                                         : !facts->has_cases ? "no-cases"
                                                             : "nothing-run");
  return TRUE;
}

/* Rule 1: some prompt rung clears. */
static gboolean
apply_clears (const FulRuleFacts *facts, const FulRuleQuestions *ask, FulRuling *out)
{
  FulRung r = FUL_RUNG_ZERO_SHOT;

  while (ful_rung_is_prompt (r) && state_of (facts, r) != FUL_CLEARS)
    r++;
  if (!ful_rung_is_prompt (r))
    return FALSE;

  /* a: a trained rung is as good, and cheaper. */
  for (gsize i = 0; !facts->unstable && i < G_N_ELEMENTS (trained_rungs); i++) {
    FulRung t = trained_rungs[i];

    if (state_of (facts, t) == FUL_CLEARS && ask->non_inferior (t, r, ask->user_data) &&
        at_least (p_break_even (ask, r, t), FUL_PAYS)) {
      *out = train (ask, "cost", r, t);
      return TRUE;
    }
  }

  /* b: it may be cheaper, and nobody has measured it. */
  if (!facts->unstable && state_of (facts, FUL_RUNG_TUNED) == FUL_UNMEASURED &&
      at_least (p_break_even (ask, r, FUL_RUNG_TUNED), FUL_PAYS))
    *out = pilot ("cost");
  else /* c */
    *out = ruling (FUL_CODE_STAY_PROMPT, NULL);
  out->prompt_rung = r;
  return TRUE;
}

/* Rule 2: a prompt rung might clear, and improving it is not the better use of the time. */
static gboolean
apply_undecided (const FulRuleFacts *facts, FulRuling *out)
{
  gboolean settled = facts->plateau_proven || g_str_equal (facts->plateau_reason, "too-few-cases");

  for (FulRung r = FUL_RUNG_ZERO_SHOT; ful_rung_is_prompt (r); r++)
    if (state_of (facts, r) == FUL_UNDECIDED && (facts->rungs[r].estimate_at_bar || settled)) {
      *out = ruling (FUL_CODE_MORE_EVIDENCE, "undecided");
      return TRUE;
    }
  return FALSE;
}

/* Rule 3 a to c: the prompt layer first. */
static gboolean
apply_prompt_layer (const FulRuleFacts *facts, FulRuling *out)
{
  if (facts->knowledge && facts->retrieval_untried && !facts->good_but_slow_or_dear)
    *out = ruling (FUL_CODE_ADD_RETRIEVAL, "knowledge");
  else if (!facts->plateau_proven && g_str_equal (facts->plateau_reason, "too-few-cases"))
    *out = ruling (FUL_CODE_MORE_EVIDENCE, "too-few-cases");
  else if (!facts->plateau_proven)
    *out = ruling (FUL_CODE_IMPROVE_PROMPT, facts->plateau_reason);
  else if (facts->unstable)
    *out = ruling (FUL_CODE_TUNING_NOT_WORTH_IT, "unstable");
  else
    return FALSE;
  return TRUE;
}

/* Rule 3 d: trained rungs clear. */
static gboolean
apply_trained_clears (const FulRuleFacts *facts, const FulRuleQuestions *ask, FulRuling *out)
{
  gboolean clears = FALSE, unknown = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (trained_rungs); i++) {
    FulRung t = trained_rungs[i];
    double p = NAN;

    if (state_of (facts, t) != FUL_CLEARS)
      continue;
    clears = TRUE;
    if (!facts->bar_required)
      p = p_break_even (ask, FUL_RUNG_UNSET, t);
    if (facts->bar_required || at_least (p, FUL_PAYS)) {
      *out = train (ask, "quality", FUL_RUNG_UNSET, t);
      return TRUE;
    }
    unknown |= isnan (p);
  }
  if (clears)
    *out = unknown ? ruling (FUL_CODE_MORE_EVIDENCE, "cost-unknown")
                   : ruling (FUL_CODE_TUNING_NOT_WORTH_IT, "cost");
  return clears;
}

/* Rule 3 e to j: nothing clears. */
static FulRuling
apply_nothing_clears (const FulRuleFacts *facts, const FulRuleQuestions *ask)
{
  double p;

  for (gsize i = 0; i < G_N_ELEMENTS (trained_rungs); i++)
    if (state_of (facts, trained_rungs[i]) == FUL_UNDECIDED)
      return ruling (FUL_CODE_MORE_EVIDENCE, "trained-undecided");
  if (state_of (facts, FUL_RUNG_TUNED) != FUL_UNMEASURED)
    return ruling (FUL_CODE_REDESIGN, "nothing-clears");
  if (facts->knowledge)
    return ruling (FUL_CODE_REDESIGN, "knowledge");
  if (facts->bar_required)
    return pilot ("quality");
  p = p_break_even (ask, FUL_RUNG_UNSET, FUL_RUNG_TUNED);
  if (at_least (p, FUL_WORTH_A_PILOT))
    return pilot ("quality");
  return isnan (p) ? ruling (FUL_CODE_MORE_EVIDENCE, "cost-unknown")
                   : ruling (FUL_CODE_TUNING_NOT_WORTH_IT, "cost");
}

FulRuling
ful_rules_apply (const FulRuleFacts *facts, const FulRuleQuestions *questions)
{
  FulRuling out;

  if (apply_missing (facts, &out) || apply_clears (facts, questions, &out) ||
      apply_undecided (facts, &out) || apply_prompt_layer (facts, &out) ||
      apply_trained_clears (facts, questions, &out))
    return out;
  return apply_nothing_clears (facts, questions);
}

FulCode
ful_rules_leaning (const FulRuling *ruling_now,
                   const FulRuleFacts *decided,
                   const FulRuleQuestions *questions)
{
  FulCode code;

  if (ruling_now->code != FUL_CODE_MORE_EVIDENCE)
    return FUL_CODE_NONE;
  code = ful_rules_apply (decided, questions).code;
  return code == FUL_CODE_MORE_EVIDENCE ? FUL_CODE_NONE : code;
}

FulLevers
ful_next_lever (FulMode mode, FulLevers untried)
{
  static const FulLevers by_mode[FUL_N_MODES][2] = {
    [FUL_MODE_FORMAT] = { FUL_LEVER_VALIDATION, FUL_LEVER_STRUCTURE },
    [FUL_MODE_KNOWLEDGE] = { FUL_LEVER_RETRIEVAL, 0 },
    [FUL_MODE_CONSISTENCY] = { FUL_LEVER_EXAMPLES, FUL_LEVER_VALIDATION },
    [FUL_MODE_BEHAVIOUR] = { FUL_LEVER_EXAMPLES, FUL_LEVER_STRUCTURE },
    [FUL_MODE_TOOL] = { FUL_LEVER_TOOLS, 0 },
  };
  static const FulLevers rest[] = { FUL_LEVER_EXAMPLES, FUL_LEVER_STRUCTURE, FUL_LEVER_VALIDATION,
                                    FUL_LEVER_RETRIEVAL, FUL_LEVER_TOOLS };

  for (gsize i = 0; i < G_N_ELEMENTS (by_mode[mode]); i++)
    if ((by_mode[mode][i] & untried) != 0)
      return by_mode[mode][i];
  for (gsize i = 0; i < G_N_ELEMENTS (rest); i++)
    if ((rest[i] & untried) != 0)
      return rest[i];
  return 0;
}
