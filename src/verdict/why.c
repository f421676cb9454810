/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences under the headline: a function a code, at most three sentences each. The first says
 * most: the strip shows it alone. */

#include "verdict/headline.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "verdict/n-needed.h"
#include "verdict/words.h"

#define MAX_SENTENCES 3

typedef struct {
  const FulGrounds *grounds;
  const FulVerdict *verdict;
  GPtrArray *sentences;
} Text;

static void
say (const Text *text, char *sentence /* (transfer full) */)
{
  g_ptr_array_add (text->sentences, sentence);
}

static const char *
arm_name (const Text *text, int arm)
{
  return arm >= 0 ? ful_grounds_arm (text->grounds, arm)->name : _ ("a trained model");
}

static char *
bar_text (const Text *text)
{
  return ful_words_share (text->grounds->bar.limits[FUL_MEASURE_QUALITY]);
}

static char *
quality_text (const Text *text, int arm)
{
  return ful_words_interval (ful_grounds_quality (text->grounds, arm).interval);
}

static const char *
currency (const Text *text)
{
  return ful_snapshot_text (text->grounds->snapshot, "cost.currency");
}

/* "p1#1@m reaches 86.7 % (85.5 to 87.9); your bar is 90 %." */
static void
say_reaches (const Text *text, int arm)
{
  g_autofree char *quality = quality_text (text, arm), *bar = bar_text (text);

  if (arm >= 0)
    say (text, g_strdup_printf (_ ("%s reaches %s; your bar is %s."), arm_name (text, arm), quality,
                                bar));
  else
    say (text, g_strdup (_ ("No prompt has been measured yet.")));
}

/* Each constraint that keeps @arm from clearing, quality aside. */
static void
say_constraints (const Text *text, int arm)
{
  const FulArmState *state;
  GString *list = g_string_new (NULL);

  if (arm >= 0) {
    state = &text->grounds->states[arm].on[ful_grounds_shown_on (text->grounds, (guint)arm)];
    for (FulMeasureKind kind = FUL_MEASURE_FORMAT; kind < FUL_N_MEASURES; kind++) {
      const FulMeasure *measure = &state->measures[kind];
      g_autofree char *at = kind == FUL_MEASURE_COST
                                ? ful_words_money (measure->mean.interval.estimate, currency (text))
                                : ful_words_interval (measure->mean.interval);
      g_autofree char *limit =
          kind == FUL_MEASURE_COST
              ? ful_words_money (text->grounds->bar.limits[kind], currency (text))
              : ful_words_share (text->grounds->bar.limits[kind]);

      if (measure->state == FUL_CLEARS)
        continue;
      if (list->len > 0)
        g_string_append (list, _ (", "));
      if (isnan (measure->mean.interval.estimate))
        g_string_append_printf (list, _ ("%s could not be measured"), ful_measure_label (kind));
      else if (kind == FUL_MEASURE_LATENCY)
        g_string_append_printf (list, _ ("%s of the answers came within %.0f ms, where %s should"),
                                at, text->grounds->bar.latency_ms, limit);
      else
        g_string_append_printf (list, _ ("%s is %s against a limit of %s"),
                                ful_measure_label (kind), at, limit);
    }
  }
  if (list->len > 0)
    say (text, g_strdup_printf (_ ("It does not clear its constraints: %s."), list->str));
  g_string_free (list, TRUE);
}

static void
say_saving (const Text *text)
{
  const FulProjection *projection = text->verdict->projection;
  g_autofree char *saving =
      ful_words_money (projection->prompt_total - projection->tuned_total, currency (text));
  g_autofree char *sure = ful_words_probability (projection->p_break_even);

  if (projection->known)
    say (text,
         g_strdup_printf (_ ("Training would save %s in %d months, %s sure that it pays back."),
                          saving, projection->horizon_months, sure));
}

static void
say_not_ready (const Text *text)
{
  guint missing = 0;

  for (guint i = 0; i < text->verdict->readiness->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (text->verdict->readiness, i);

    missing += item->met ? 0 : 1;
  }
  if (missing > 0)
    say (text,
         g_strdup_printf (ngettext ("%u of six conditions is missing before you commit.",
                                    "%u of six conditions are missing before you commit.", missing),
                          missing));
}

static void
say_changes (const Text *text)
{
  const FulSnapshot *snapshot = text->grounds->snapshot;
  g_autofree char *days =
      ful_words_number (30 / ful_snapshot_number (snapshot, "workflow.changes_per_month"));
  g_autofree char *lead =
      ful_words_number (ful_snapshot_number (snapshot, "workflow.retrain_lead_days"));

  say (text,
       g_strdup_printf (_ ("Rules change every %s days; a retraining takes %s days."), days, lead));
}

/* --- one function a code --- */

static void
why_stay (const Text *text)
{
  const FulProjection *projection = text->verdict->projection;
  g_autofree char *sure = ful_words_probability (projection->p_break_even);

  say_reaches (text, text->verdict->rung_arm);
  if (text->grounds->unstable) {
    say_changes (text);
    say (text, g_strdup (_ ("A trained model would always be behind.")));
  } else if (!projection->known) {
    say (text, g_strdup (_ ("Whether training would be cheaper is not known: costs are missing.")));
  } else if (projection->p_break_even < FUL_PAYS) {
    say (text,
         g_strdup_printf (_ ("Training would pay back within %d months with %s certainty; 80 %% "
                             "is asked for."),
                          projection->horizon_months, sure));
  } else {
    say (text, g_strdup (_ ("Nothing measured so far is as good and cheaper.")));
  }
}

static void
say_attempts (const Text *text)
{
  gsize texts = text->grounds->plateau->texts;

  if (texts == 0)
    say (text, g_strdup (_ ("The latest attempt was a real gain: there may be more.")));
  else
    say (text, g_strdup_printf (ngettext ("%" G_GSIZE_FORMAT
                                          " attempt since the last real gain brought none.",
                                          "%" G_GSIZE_FORMAT
                                          " attempts since the last real gain brought none.",
                                          texts),
                                texts));
  say (text, g_strdup (_ ("Only three of different texts that gain nothing show that prompts have "
                          "levelled off.")));
}

static void
why_improve (const Text *text)
{
  const FulGrounds *grounds = text->grounds;
  const FulNext *next = g_ptr_array_index (text->verdict->next, 0);

  say_reaches (text, grounds->best_prompt_arm);
  if (grounds->good_but_slow_or_dear) {
    say_constraints (text, grounds->best_prompt_arm);
    say (text, g_strdup (_ ("Try a shorter prompt or a faster model.")));
    return;
  }
  if (next->lever == 0) {
    say_attempts (text);
    return;
  }
  say_constraints (text, grounds->best_prompt_arm);
  say (text,
       g_strdup_printf (_ ("The lever %s has not been tried."), ful_lever_name (next->lever)));
  if (text->sentences->len < MAX_SENTENCES && grounds->modes.dominant != FUL_MODE_NONE)
    say (text, g_strdup_printf (_ ("Most failures are of one kind, %s: %" G_GSIZE_FORMAT
                                   " of %" G_GSIZE_FORMAT " failed cases."),
                                grounds->modes.name, grounds->modes.counts[grounds->modes.dominant],
                                grounds->modes.failed_cases));
}

static void
why_add_retrieval (const Text *text)
{
  const FulFailureModes *modes = &text->grounds->modes;

  say (text, g_strdup_printf (_ ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
                                 " failed cases look like missing facts."),
                              modes->counts[FUL_MODE_KNOWLEDGE], modes->failed_cases));
  say (text, g_strdup (_ ("Training does not keep facts; looking them up does.")));
  say_reaches (text, text->grounds->best_prompt_arm);
}

static void
say_undecided (const Text *text, FulRung from, FulRung to)
{
  int arm = ful_undecided_arm (text->grounds, from, to);
  g_autofree char *needed = ful_words_count (text->verdict->n_needed);

  say_reaches (text, arm);
  say_constraints (text, arm);
  if (!isnan (text->verdict->n_needed))
    say (text, g_strdup_printf (_ ("About %s cases in all would settle it."), needed));
  else if (!ful_standings_counts (text->grounds->standings, (guint)arm,
                                  text->grounds->splits.judging))
    say (text, g_strdup_printf (_ ("It has to be measured on %s before it can be judged."),
                                ful_split_name (text->grounds->splits.judging)));
}

static void
why_more (const Text *text)
{
  const FulGrounds *grounds = text->grounds;
  const char *reason = text->verdict->reason;
  g_autofree char *needed = ful_words_count (text->verdict->n_needed);
  g_autofree char *delta = ful_words_gain (grounds->bar.delta);

  if (g_str_equal (reason, "no-bar")) {
    say (text, g_strdup (_ ("Without a bar nothing is good enough or too bad.")));
  } else if (g_str_equal (reason, "no-cases")) {
    say (text,
         g_strdup (_ ("A verdict needs cases with the answer you expect; bring 30 to start.")));
  } else if (g_str_equal (reason, "nothing-run")) {
    say (text, g_strdup (_ ("Cases are there; no arm has answered enough of them.")));
  } else if (g_str_equal (reason, "undecided")) {
    say_undecided (text, FUL_RUNG_ZERO_SHOT, FUL_RUNG_RETRIEVAL);
  } else if (g_str_equal (reason, "trained-undecided")) {
    say_undecided (text, FUL_RUNG_SPECIALIST, FUL_RUNG_TUNED);
  } else if (g_str_equal (reason, "too-few-cases")) {
    say_reaches (text, grounds->best_prompt_arm);
    say (text,
         g_strdup_printf (_ ("With these cases a gain of %s could hide in the latest attempts."),
                          delta));
    if (!isnan (text->verdict->n_needed))
      say (text, g_strdup_printf (_ ("%s cases would show it."), needed));
  } else {
    say_reaches (text, grounds->best_prompt_arm);
    say (text, g_strdup (_ ("Whether training would pay depends on costs that are missing.")));
  }
}

static void
why_train (const Text *text)
{
  const FulVerdict *verdict = text->verdict;
  gboolean for_cost = g_str_equal (verdict->reason, "cost");

  say_reaches (text, for_cost && verdict->rung_arm < 0 ? verdict->pair.prompt_arm
                     : verdict->rung_arm >= 0          ? verdict->rung_arm
                                                       : text->grounds->best_prompt_arm);
  if (for_cost) {
    say_saving (text);
    if (verdict->rung_arm < 0)
      say (text, g_strdup (_ ("Measure a trained model before you switch.")));
  } else if (verdict->rung_arm >= 0) {
    g_autofree char *best = quality_text (text, text->grounds->best_prompt_arm);

    say (text, g_strdup_printf (_ ("Prompts have levelled off at %s."), best));
  } else {
    say (text, g_strdup (_ ("Every lever is in, and the latest attempts gained nothing.")));
    say (text, g_strdup (_ ("Nobody knows yet what training reaches here.")));
  }
  if (verdict->code == FUL_CODE_TUNE)
    say (text, g_strdup (_ ("All six conditions of readiness are met.")));
  else if (verdict->rung_arm >= 0)
    say_not_ready (text);
}

static void
why_not_worth (const Text *text)
{
  const FulProjection *projection = text->verdict->projection;
  double saving = projection->prompt_total - projection->tuned_total;
  g_autofree char *amount = ful_words_money (fabs (saving), currency (text));
  g_autofree char *sure = ful_words_probability (projection->p_break_even);

  if (g_str_equal (text->verdict->reason, "unstable")) {
    say_changes (text);
    say (text, g_strdup (_ ("A trained model would always be behind.")));
    say (text, g_strdup (_ ("Lower the bar, narrow the task, or keep people on it.")));
    return;
  }
  say_reaches (text, text->grounds->best_prompt_arm);
  if (saving < 0)
    say (text,
         g_strdup_printf (_ ("Over %d months training would cost %s more; it is %s sure that it "
                             "pays back."),
                          projection->horizon_months, amount, sure));
  else
    say (text,
         g_strdup_printf (_ ("Over %d months training would save %s, but it is only %s sure that "
                             "it pays back."),
                          projection->horizon_months, amount, sure));
}

static void
why_redesign (const Text *text)
{
  if (g_str_equal (text->verdict->reason, "knowledge")) {
    say (text, g_strdup (_ ("Failures are missing facts, whatever was tried in the prompt.")));
    say (text, g_strdup (_ ("Better documents come first.")));
    say_reaches (text, text->grounds->best_prompt_arm);
    return;
  }
  say_reaches (text, text->grounds->best_prompt_arm);
  say_reaches (text, text->verdict->pair.tuned_arm);
  say (text, g_strdup (_ ("Split the task, add a person, or change the bar.")));
}

GStrv
ful_headline_why (const FulGrounds *grounds, const FulVerdict *verdict)
{
  static void (*const by_code[FUL_N_CODES]) (const Text *text) = {
    [FUL_CODE_MORE_EVIDENCE] = why_more,
    [FUL_CODE_IMPROVE_PROMPT] = why_improve,
    [FUL_CODE_ADD_RETRIEVAL] = why_add_retrieval,
    [FUL_CODE_STAY_PROMPT] = why_stay,
    [FUL_CODE_PILOT_TUNING] = why_train,
    [FUL_CODE_TUNE] = why_train,
    [FUL_CODE_TUNING_NOT_WORTH_IT] = why_not_worth,
    [FUL_CODE_REDESIGN] = why_redesign,
  };
  Text text = { grounds, verdict, g_ptr_array_new () };

  by_code[verdict->code](&text);
  g_ptr_array_add (text.sentences, NULL);
  return (GStrv)g_ptr_array_free (text.sentences, FALSE);
}
