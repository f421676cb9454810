/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/beam-chart.h"
#include "report/format.h"
#include "verdict/headline.h"

/* How far the beam tilts by code and, where that matters, reason. */
static double
tilt_of (const FulVerdict *verdict)
{
  gboolean for_cost = g_strcmp0 (verdict->reason, "cost") == 0;

  switch (verdict->code) {
  case FUL_CODE_STAY_PROMPT:
    return -0.6;
  case FUL_CODE_IMPROVE_PROMPT:
    return -0.35;
  case FUL_CODE_ADD_RETRIEVAL:
    return -0.3;
  case FUL_CODE_PILOT_TUNING:
    return verdict->rung != FUL_RUNG_UNSET ? 0.55 : for_cost ? 0.35 : 0.45;
  case FUL_CODE_TUNE:
    return 1;
  case FUL_CODE_TUNING_NOT_WORTH_IT:
    return -0.5;
  case FUL_CODE_REDESIGN:
    return NAN;
  case FUL_CODE_MORE_EVIDENCE:
    return g_strcmp0 (verdict->reason, "too-few-cases") == 0       ? -0.15
           : g_strcmp0 (verdict->reason, "trained-undecided") == 0 ? 0.15
           : g_strcmp0 (verdict->reason, "cost-unknown") == 0      ? 0.1
                                                                   : 0;
  case FUL_N_CODES:
  case FUL_CODE_NONE:
  default:
    return 0;
  }
}

static const char *
action_name (const char *action)
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

static void
add_next (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("What to do next"));
  FulBlock *list = ful_block_list (section, FUL_LIST_PLAIN);

  for (guint i = 0; i < self->verdict->next->len; i++) {
    const FulNext *next = g_ptr_array_index (self->verdict->next, i);
    g_autofree char *money = ful_format_money (next->saving, self->currency, FUL_MONEY_TABLE);
    g_autofree char *price = ful_format_money (next->price, self->currency, FUL_MONEY_TABLE);
    FulListItem *item =
        ful_block_take_item (list, FUL_SIGN_NONE, g_strdup (action_name (next->action)),
                             g_strdup (next->why));

    if (next->arm >= 0)
      g_ptr_array_add (item->details,
                       g_strdup_printf (_ ("Arm: %s"), ful_report_arm (self, next->arm)));
    if (!isnan (next->saving))
      g_ptr_array_add (item->details, g_strdup_printf (_ ("Saves %s a month"), money));
    if (!isnan (next->price))
      g_ptr_array_add (item->details, g_strdup_printf (_ ("Costs %s"), price));
  }
}

static void
add_quality_fact (const FulReport *self, FulBlock *facts, int arm)
{
  const FulInterval *quality = &self->facts[arm].quality.interval;
  double bar = self->bar.limits[FUL_MEASURE_QUALITY];
  g_autofree char *low = ful_format_share (quality->low);
  g_autofree char *high = ful_format_share (quality->high);
  g_autofree char *limit = ful_format_plain_share (bar);

  ful_block_take_fact (facts, _ ("Quality"), ful_format_share (quality->estimate),
                       isnan (bar) ? g_strdup_printf (_ ("%s to %s; no bar is set"), low, high)
                                   : g_strdup_printf (_ ("%s to %s; bar %s"), low, high, limit));
}

static void
add_cost_facts (const FulReport *self, FulBlock *facts)
{
  const FulProjection *cost = self->verdict->projection;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *months = g_strdup_printf (_ ("Saves in %d months"), cost->horizon_months);

  if (!cost->known) {
    ful_block_take_fact (facts, _ ("Cost"), g_strdup (_ ("not known")),
                         g_strdup_printf (ngettext ("%u input is missing", "%u inputs are missing",
                                                    cost->missing->len),
                                          cost->missing->len));
    return;
  }
  low = ful_format_number (cost->break_even_p10, 1);
  high = ful_format_number (cost->break_even_p90, 1);
  ful_block_take_fact (facts, _ ("Pays back"),
                       isnan (cost->break_even_month) ? g_strdup (_ ("never"))
                                                      : ful_format_months (cost->break_even_month),
                       isnan (cost->break_even_p10)
                           ? g_strdup_printf (_ ("within %d months"), cost->horizon_months)
                       : isnan (cost->break_even_p90)
                           ? g_strdup_printf (_ ("80\u00a0%% range %s to never"), low)
                           : g_strdup_printf (_ ("80\u00a0%% range %s to %s"), low, high));
  g_clear_pointer (&low, g_free);
  g_clear_pointer (&high, g_free);
  low = ful_format_money (cost->saving_p10, self->currency, FUL_MONEY_SHORT);
  high = ful_format_money (cost->saving_p90, self->currency, FUL_MONEY_SHORT);
  ful_block_take_fact (facts, months,
                       ful_format_money (cost->prompt_total - cost->tuned_total, self->currency,
                                         FUL_MONEY_HEADLINE),
                       g_strdup_printf (_ ("80\u00a0%% range %s to %s"), low, high));
  ful_block_take_fact (facts, _ ("Sure it pays"), ful_format_sureness (cost->p_break_even),
                       g_strdup_printf (_ ("within %d months"), cost->horizon_months));
}

static void
add_cautions (const FulReport *self, FulBlock *parent)
{
  FulBlock *list;

  if (self->verdict->cautions->len == 0)
    return;
  list = ful_block_list (parent, FUL_LIST_CAUTIONS);
  for (guint i = 0; i < self->verdict->cautions->len; i++) {
    const FulCaution *caution = g_ptr_array_index (self->verdict->cautions, i);

    ful_block_take_item (list, FUL_SIGN_CAUTION, NULL, g_strdup (caution->text));
  }
}

void
ful_report_add_verdict (const FulReport *self, FulBlock *parent)
{
  const FulVerdict *verdict = self->verdict;
  const FulNext *next = verdict->next->len > 0 ? g_ptr_array_index (verdict->next, 0) : NULL;
  double tilt = tilt_of (verdict);
  int arm = ful_report_main_arm (verdict);
  FulBlock *hero = ful_block_verdict (parent, verdict->headline,
                                      tilt < 0   ? FUL_LEAN_PROMPT
                                      : tilt > 0 ? FUL_LEAN_TUNE
                                                 : FUL_LEAN_NEITHER,
                                      ful_beam_chart_new (tilt));
  FulBlock *facts;

  if (verdict->leaning != FUL_CODE_NONE)
    ful_block_take_paragraph (hero, FUL_PARAGRAPH_PLAIN,
                              g_strdup_printf (_ ("It leans to: %s."),
                                               ful_headline_name (verdict->leaning, NULL)));
  ful_block_take_paragraph (hero, FUL_PARAGRAPH_LEAD, g_strjoinv (" ", verdict->why));
  if (next != NULL)
    ful_block_take_paragraph (hero, FUL_PARAGRAPH_PLAIN,
                              g_strdup_printf (_ ("Next: %s."), action_name (next->action)));
  add_cautions (self, parent);
  facts = ful_block_facts (parent);
  if (arm >= 0)
    add_quality_fact (self, facts, arm);
  add_cost_facts (self, facts);
  add_next (self, parent);
}
