/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/terms.h"

#include <glib/gi18n-lib.h>

#include "report/format.h"

const char *
ful_term_rung (FulRung rung)
{
  static const char *const names[FUL_N_RUNGS] = {
    [FUL_RUNG_ZERO_SHOT] = N_ ("Zero-shot"),   [FUL_RUNG_FEW_SHOT] = N_ ("Few-shot"),
    [FUL_RUNG_ENGINEERED] = N_ ("Engineered"), [FUL_RUNG_RETRIEVAL] = N_ ("Retrieval"),
    [FUL_RUNG_SPECIALIST] = N_ ("Specialist"), [FUL_RUNG_TUNED] = N_ ("Tuned model"),
  };

  return rung >= 0 && rung < FUL_N_RUNGS ? _ (names[rung]) : "–";
}

const char *
ful_term_lever (FulLevers lever)
{
  static const char *const names[FUL_N_LEVERS] = { N_ ("Examples"), N_ ("Tools"), N_ ("Validation"),
                                                   N_ ("Retrieval"), N_ ("Structure") };

  for (guint i = 0; i < FUL_N_LEVERS; i++)
    if (lever == (FulLevers)(1u << i))
      return _ (names[i]);
  return "–";
}

const char *
ful_term_action (const char *action)
{
  static const struct {
    const char *action;
    const char *name;
  } names[] = {
    { "record-decision", N_ ("Record the decision") },
    { "add-lever", N_ ("Add a lever to the prompt") },
    { "new-revision", N_ ("Try another revision of the prompt") },
    { "add-retrieval", N_ ("Add retrieval") },
    { "set-bar", N_ ("Set the bar") },
    { "import-cases", N_ ("Bring cases") },
    { "run", N_ ("Run the cases") },
    { "add-cases", N_ ("Add cases") },
    { "fill-costs", N_ ("Fill in the costs") },
    { "meet-readiness", N_ ("Meet what readiness lacks") },
    { "train-specialist", N_ ("Train the specialist") },
    { "pilot-tuning", N_ ("Pilot a trained model") },
    { "review-bar", N_ ("Review the bar") },
    { "review-costs", N_ ("Review the costs") },
    { "show-failures", N_ ("Look at the failures") },
    { "use-arm", N_ ("Use a cheaper arm") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].action, action) == 0)
      return _ (names[i].name);
  return action;
}

const char *
ful_term_factor (const char *factor)
{
  static const struct {
    const char *factor;
    const char *name;
  } names[] = {
    { "setup-time", N_ ("Setup time") },          { "upfront-cost", N_ ("Upfront cost") },
    { "data-needs", N_ ("Data needs") },          { "flexibility", N_ ("Flexibility") },
    { "consistency", N_ ("Output consistency") }, { "maintenance", N_ ("Maintenance") },
    { "best-fit", N_ ("Best-fit task") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].factor, factor) == 0)
      return _ (names[i].name);
  return factor;
}

const char *
ful_term_readiness (const char *item)
{
  static const struct {
    const char *item;
    const char *name;
  } names[] = {
    { "examples", N_ ("Curated examples") },
    { "criteria", N_ ("Exact evaluation criteria") },
    { "owner", N_ ("Someone who maintains it") },
    { "drift", N_ ("A plan against drift") },
    { "regression", N_ ("A frozen regression set") },
    { "stable", N_ ("Stable requirements") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].item, item) == 0)
      return _ (names[i].name);
  return item;
}

const char *
ful_term_lean (int lean)
{
  switch (lean) {
  case -2:
    return _ ("to prompting, measured");
  case -1:
    return _ ("to prompting, as answered");
  case 1:
    return _ ("to tuning, as answered");
  case 2:
    return _ ("to tuning, measured");
  default:
    return _ ("to neither");
  }
}

char *
ful_term_standing (const FulLadderRung *rung, double bar)
{
  const FulInterval *quality = &rung->quality.interval;
  g_autofree char *over = ful_format_gap (quality->low - bar);
  g_autofree char *under = ful_format_gap (bar - quality->high);

  if (!rung->measured)
    return g_strdup (_ ("not measured"));
  if (rung->state == FUL_CLEARS)
    return rung->near_bar || !(quality->low >= bar) ? g_strdup (_ ("clears by its estimate"))
                                                    : g_strdup_printf (_ ("clears by %s"), over);
  if (rung->state == FUL_UNDECIDED)
    return g_strdup (_ ("too close to call"));
  if (rung->state == FUL_FAILS && quality->high < bar)
    return g_strdup_printf (_ ("misses by %s"), under);
  if (rung->state == FUL_FAILS && rung->near_bar)
    return g_strdup (_ ("misses by its estimate"));
  if (rung->state == FUL_FAILS)
    return g_strdup (_ ("misses a constraint"));
  return g_strdup (_ ("not measured"));
}
