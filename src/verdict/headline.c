/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/headline.h"

#include <glib/gi18n-lib.h>

/* One line a code and reason; NULL reason: any. */
static const struct {
  FulCode code;
  const char *reason;
  const char *name;
  const char *headline;
} words[] = {
  { FUL_CODE_IMPROVE_PROMPT, "levers-untried", N_ ("Improve the prompt"),
    N_ ("The prompt can still get better") },
  { FUL_CODE_IMPROVE_PROMPT, NULL, N_ ("Improve the prompt"), N_ ("Try again before you decide") },
  { FUL_CODE_ADD_RETRIEVAL, NULL, N_ ("Add retrieval"),
    N_ ("The model lacks facts: look them up") },
  { FUL_CODE_MORE_EVIDENCE, "no-bar", N_ ("Too early to tell"), N_ ("Set the bar first") },
  { FUL_CODE_MORE_EVIDENCE, "no-cases", N_ ("Too early to tell"), N_ ("Bring real cases") },
  { FUL_CODE_MORE_EVIDENCE, "nothing-run", N_ ("Too early to tell"), N_ ("Run the cases") },
  { FUL_CODE_MORE_EVIDENCE, "undecided", N_ ("More evidence needed"), N_ ("Too close to call") },
  { FUL_CODE_MORE_EVIDENCE, "too-few-cases", N_ ("More evidence needed"),
    N_ ("Too few cases to say that prompts levelled off") },
  { FUL_CODE_MORE_EVIDENCE, "trained-undecided", N_ ("More evidence needed"),
    N_ ("Promising, not proven") },
  { FUL_CODE_MORE_EVIDENCE, NULL, N_ ("More evidence needed"), N_ ("The costs are not known yet") },
  { FUL_CODE_TUNE, "quality", N_ ("Train a model"), N_ ("Train a model") },
  { FUL_CODE_TUNE, NULL, N_ ("Train a model"), N_ ("Train a model: as good, and cheaper") },
  { FUL_CODE_TUNING_NOT_WORTH_IT, "unstable", N_ ("Training not worth it"),
    N_ ("The task changes too fast to train for") },
  { FUL_CODE_TUNING_NOT_WORTH_IT, NULL, N_ ("Training not worth it"),
    N_ ("Training would not pay") },
  { FUL_CODE_REDESIGN, "knowledge", N_ ("Redesign the task"),
    N_ ("The facts are missing, and training won't hold them") },
  { FUL_CODE_REDESIGN, NULL, N_ ("Redesign the task"),
    N_ ("Neither prompts nor training reach the bar") },
  { FUL_CODE_STAY_PROMPT, NULL, N_ ("Stay with prompts"), NULL },
  { FUL_CODE_PILOT_TUNING, NULL, N_ ("Pilot a trained model"), NULL },
};

static gsize
line_of (FulCode code, const char *reason)
{
  gsize i = 0;

  while (i + 1 < G_N_ELEMENTS (words) &&
         (words[i].code != code ||
          (words[i].reason != NULL && g_strcmp0 (words[i].reason, reason) != 0)))
    i++;
  return i;
}

const char *
ful_headline_name (FulCode code, const char *reason)
{
  return _ (words[line_of (code, reason)].name);
}

const char *
ful_headline_rung (FulRung rung)
{
  switch (rung) {
  case FUL_RUNG_ZERO_SHOT:
    return _ ("instructions alone (zero-shot)");
  case FUL_RUNG_FEW_SHOT:
    return _ ("instructions with examples (few-shot)");
  case FUL_RUNG_ENGINEERED:
    return _ ("an engineered prompt");
  case FUL_RUNG_RETRIEVAL:
    return _ ("a prompt with retrieval");
  case FUL_RUNG_SPECIALIST:
    return _ ("a small specialist");
  default:
    return _ ("a tuned model");
  }
}

static const char *
pilot_headline (const FulVerdict *verdict)
{
  gboolean for_cost = g_strcmp0 (verdict->reason, "cost") == 0;

  if (verdict->rung != FUL_RUNG_UNSET)
    return for_cost ? _ ("As good, and cheaper: pilot it") : _ ("Pilot a trained model");
  return for_cost ? _ ("Prompts are good enough; training may be cheaper")
                  : _ ("Prompts have levelled off: pilot a trained model");
}

char *
ful_headline (const FulGrounds *grounds, const FulVerdict *verdict)
{
  if (verdict->code == FUL_CODE_STAY_PROMPT)
    return g_strdup_printf (_ ("Stay with prompts: %s clears the bar"),
                            ful_headline_rung (verdict->rung));
  if (verdict->code == FUL_CODE_PILOT_TUNING)
    return g_strdup (pilot_headline (verdict));
  if (verdict->code == FUL_CODE_IMPROVE_PROMPT && grounds->good_but_slow_or_dear)
    return g_strdup (_ ("Good enough, but too slow or too dear"));
  return g_strdup (_ (words[line_of (verdict->code, verdict->reason)].headline));
}
