/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/format.h"
#include "report/terms.h"

static void
say (FulBlock *list, char *text)
{
  ful_block_take_item (list, FUL_SIGN_NONE, NULL, text);
}

/* Rungs of the ladder that nobody has measured, by name. */
static void
say_unmeasured_rungs (const FulReport *self, FulBlock *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < FUL_N_RUNGS; i++)
    if (!self->verdict->ladder[i].measured)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              ful_term_rung (self->verdict->ladder[i].rung));
  if (names->len > 0)
    say (list, g_strdup_printf (_ ("Rungs of the ladder: %s."), names->str));
  g_string_free (names, TRUE);
}

typedef gboolean (*FulFactsFunc) (const FulArmFacts *facts);

static gboolean
has_repeats (const FulArmFacts *facts)
{
  return facts->consistency.n > 0;
}

static gboolean
has_latency (const FulArmFacts *facts)
{
  return facts->latency_n > 0;
}

static gboolean
has_price (const FulArmFacts *facts)
{
  return !isnan (facts->call_usd.interval.estimate);
}

static gboolean
has_format (const FulArmFacts *facts)
{
  return !isnan (facts->valid_format.interval.estimate);
}

/* Arms that count and lack a measure: how many of how many. */
static void
say_lacking (const FulReport *self, FulBlock *list, FulFactsFunc has, const char *format)
{
  guint lacking = 0;
  guint all = 0;
  g_autofree char *of = NULL;

  for (guint i = 0; i < self->evidence->arms->len; i++) {
    if (!self->facts[i].counts)
      continue;
    all++;
    lacking += has (&self->facts[i]) ? 0 : 1;
  }
  if (lacking == 0)
    return;
  of = g_strdup_printf (_ ("%u of %u arms"), lacking, all);
  ful_block_take_item (list, FUL_SIGN_NONE, g_strdup (format), g_steal_pointer (&of));
}

static void
add_unmeasured (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("What was not measured"));
  FulBlock *list = ful_block_list (section, FUL_LIST_PLAIN);

  say_unmeasured_rungs (self, list);
  say_lacking (self, list, has_repeats, _ ("Agreement of repeated answers, no case asked twice"));
  say_lacking (self, list, has_format, _ ("Valid format, texts not recorded"));
  say_lacking (self, list, has_latency, _ ("Latency"));
  say_lacking (self, list, has_price, _ ("Price of a call"));
  if (self->verdict->projection->known && self->verdict->pair.tuned_arm < 0)
    say (list,
         g_strdup (_ ("The trained side of the cost: its quality and tokens are assumptions.")));
  if (self->report->input->curve == NULL)
    say (list, g_strdup (_ ("How quality grows with training data: no learning curve.")));
  say (list,
       g_strdup (_ ("How often re-draws of the evidence give the same verdict, what would change "
                    "it, and what each input is worth knowing: not reckoned by this version.")));
}

static void
add_notes (const FulReport *self, FulBlock *section)
{
  FulBlock *list = ful_block_list (section, FUL_LIST_PLAIN);
  g_autofree char *delta = ful_format_gap (self->bar.delta);
  g_autofree char *looks = ful_format_count ((double)self->evidence->test_looks);
  g_autofree char *prices = ful_format_date (ful_price_list_date (self->cost.prices));
  g_autofree char *draws =
      ful_format_count (self->cost.draws > 0 ? self->cost.draws : FUL_COST_DRAWS);

  say (list,
       g_strdup_printf (_ ("Prompts are selected on %s and judged on %s; training data are apart."),
                        ful_report_split (self->splits.selecting),
                        ful_report_split (self->splits.judging)));
  say (list,
       g_strdup (_ ("Intervals hold the true share 95 times in 100: Wilson's, with an effective "
                    "number of cases where cases are grouped or repeated. Their safe end decides; "
                    "where they leave a share undecided and are narrow, its estimate does.")));
  say (list,
       g_strdup (_ ("Arms are compared on the cases that both answered. A real gain is one whose "
                    "whole interval lies above zero.")));
  say (list, g_strdup_printf (_ ("Prompts have levelled off when every lever was tried and at "
                                 "least three attempts "
                                 "since the last real gain cannot have gained %s."),
                              delta));
  say (list,
       g_strdup_printf (_ ("Ranges of money are the middle 80\u00a0%% of %s seeded draws; inputs "
                           "with a range vary, the others are taken as they are."),
                        draws));
  say (list, g_strdup_printf (_ ("List prices are those of %s."), prices));
  say (list, g_strdup_printf (ngettext ("The test split was looked at %s time.",
                                        "The test split was looked at %s times.",
                                        (gulong)self->evidence->test_looks),
                              looks));
}

static void
add_sources (FulBlock *parent)
{
  static const char *const sources[] = {
    N_ ("Five questions, seven factors, readiness: “Fine Tuning vs Prompt Engineering, When to Use "
        "Each” (2026)."),
    N_ ("Error bars and paired comparison: Miller, arXiv:2411.00640."),
    N_ ("Wilson 1927, J. Am. Stat. Assoc. 22, 209–212; McNemar 1947; Holm 1979."),
    N_ ("Small tuned against large prompted models: arXiv:2406.08660."),
    N_ ("Learning curves: Hestness et al., arXiv:1712.00409."),
  };
  FulBlock *section = ful_block_section (parent, _ ("Sources"));
  FulBlock *list = ful_block_list (section, FUL_LIST_PLAIN);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    say (list, g_strdup (_ (sources[i])));
}

void
ful_report_add_method (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("How it was found"));

  add_notes (self, section);
  add_unmeasured (self, section);
  add_sources (section);
}
