/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/beam-chart.h"
#include "report/figures.h"
#include "report/format.h"
#include "report/terms.h"
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
        ful_block_take_item (list, FUL_SIGN_NONE, g_strdup (ful_term_action (next->action)),
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
add_facts (const FulReport *self, FulBlock *parent)
{
  int arm = ful_figures_arm (self->verdict);
  g_autoptr (GPtrArray) figures =
      ful_figures_new (arm >= 0 ? &self->facts[arm].quality.interval : NULL,
                       self->bar.limits[FUL_MEASURE_QUALITY], self->verdict->projection,
                       self->currency);
  FulBlock *facts = ful_block_facts (parent);

  for (guint i = 0; i < figures->len; i++) {
    FulFigure *figure = g_ptr_array_index (figures, i);

    ful_block_take_fact (facts, figure->name, g_steal_pointer (&figure->value),
                         g_steal_pointer (&figure->detail));
  }
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
  FulBlock *hero = ful_block_verdict (parent, verdict->headline,
                                      tilt < 0   ? FUL_LEAN_PROMPT
                                      : tilt > 0 ? FUL_LEAN_TUNE
                                                 : FUL_LEAN_NEITHER,
                                      ful_beam_chart_new (tilt));

  if (verdict->leaning != FUL_CODE_NONE)
    ful_block_take_paragraph (hero, FUL_PARAGRAPH_PLAIN,
                              g_strdup_printf (_ ("It leans to: %s."),
                                               ful_headline_name (verdict->leaning, NULL)));
  ful_block_take_paragraph (hero, FUL_PARAGRAPH_LEAD, g_strjoinv (" ", verdict->why));
  if (next != NULL)
    ful_block_take_paragraph (hero, FUL_PARAGRAPH_PLAIN,
                              g_strdup_printf (_ ("Next: %s."), ful_term_action (next->action)));
  add_cautions (self, parent);
  add_facts (self, parent);
  add_next (self, parent);
}
