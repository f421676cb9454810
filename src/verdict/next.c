/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/next.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "verdict/cheaper-arm.h"
#include "verdict/n-needed.h"
#include "verdict/words.h"

typedef struct {
  FulGrounds *grounds;
  const FulVerdict *verdict;
  FulLevers lever;
  GPtrArray *actions;
} List;

static void
next_free (gpointer data)
{
  FulNext *next = data;

  g_free (next->why);
  g_free (next);
}

static FulNext *
add (const List *list, const char *action, char *why /* (transfer full) */)
{
  FulNext *next = g_new0 (FulNext, 1);

  *next =
      (FulNext){ .action = action, .lever = 0, .arm = -1, .saving = NAN, .why = why, .price = NAN };
  g_ptr_array_add (list->actions, next);
  return next;
}

static const char *
currency (const List *list)
{
  return ful_snapshot_text (list->grounds->snapshot, "cost.currency");
}

/* What so many cases in all cost to answer by @arm, in the project's currency; NAN: unknown. */
static double
price_of_cases (const List *list, int arm, double cases)
{
  const FulGrounds *grounds = list->grounds;
  FulMean quality = ful_grounds_quality (grounds, arm);
  double call;

  if (arm < 0 || isnan (cases))
    return NAN;
  call = ful_cost_per_call (&grounds->cost, arm, ful_grounds_shown_on (grounds, (guint)arm))
             .interval.estimate;
  return MAX (cases - (double)quality.n, 0) * call * grounds->bar.per_usd;
}

static void
add_cases (const List *list, int arm)
{
  double needed = list->verdict->n_needed;
  g_autofree char *count = ful_words_count (needed);
  FulNext *next;

  next =
      add (list, "add-cases",
           isnan (needed) ? g_strdup (_ ("More cases would settle it"))
                          : g_strdup_printf (_ ("About %s cases in all would settle it"), count));
  next->price = price_of_cases (list, arm, needed);
}

/* The first measure of @arm that is undecided for want of being measured; FUL_N_MEASURES: none. */
static FulMeasureKind
not_measured (const FulGrounds *grounds, int arm)
{
  const FulArmState *state = &grounds->states[arm].on[grounds->splits.judging];
  FulMeasureKind kind = 0;

  while (kind < FUL_N_MEASURES && (state->measures[kind].state != FUL_UNDECIDED ||
                                   !isnan (state->measures[kind].mean.interval.estimate)))
    kind++;
  return kind;
}

/* What would decide an undecided rung: judging what leads it, measuring what can't be told yet, or
 * more cases. */
static void
add_settling (const List *list, FulRung from, FulRung to)
{
  const FulGrounds *grounds = list->grounds;
  int arm = ful_undecided_arm (grounds, from, to);
  const char *split = ful_split_name (grounds->splits.judging);
  FulMeasureKind missing;

  if (!isnan (list->verdict->n_needed)) {
    add_cases (list, arm);
    return;
  }
  if (!ful_standings_counts (grounds->standings, (guint)arm, grounds->splits.judging)) {
    add (list, "run",
         g_strdup_printf (_ ("%s leads and has not met %s yet"),
                          ful_grounds_arm (grounds, arm)->name, split));
    return;
  }
  missing = not_measured (grounds, arm);
  if (missing < FUL_N_MEASURES)
    add (list, "run",
         g_strdup_printf (_ ("Measure %s of %s on %s: it is not known"),
                          ful_measure_label (missing), ful_grounds_arm (grounds, arm)->name,
                          split));
  else
    add_cases (list, arm);
}

static void
add_lever (const List *list)
{
  add (list, "add-lever",
       g_strdup_printf (_ ("The lever %s has not been tried"), ful_lever_name (list->lever)))
      ->lever = list->lever;
}

static void
add_fill_costs (const List *list)
{
  const FulProjection *projection = list->verdict->projection;
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < projection->missing->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (projection->missing, i));
  add (list, "fill-costs", g_strdup_printf (_ ("Costs are unknown without %s"), fields->str));
}

static void
add_readiness (const List *list)
{
  g_autoptr (GString) items = g_string_new (NULL);

  for (guint i = 0; i < list->verdict->readiness->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (list->verdict->readiness, i);

    if (!item->met)
      g_string_append_printf (items, "%s%s", items->len > 0 ? "; " : "", item->basis);
  }
  if (items->len > 0)
    add (list, "meet-readiness", g_strdup_printf (_ ("Missing before you commit: %s"), items->str));
}

static void
add_pilot (const List *list)
{
  const FulProjection *projection = list->verdict->projection;
  FulNext *next =
      add (list, "pilot-tuning",
           g_strdup (list->verdict->rung_arm >= 0
                         ? _ ("It clears the bar: try it beside the prompt before you switch")
                         : _ ("A pilot shows what training reaches on your cases")));

  if (projection->known)
    next->price = projection->tuned_upfront;
}

/* --- the code's own action --- */

static void
own_more_evidence (const List *list)
{
  const char *reason = list->verdict->reason;

  if (g_str_equal (reason, "no-bar"))
    add (list, "set-bar", g_strdup (_ ("Nothing can be judged without a bar")));
  else if (g_str_equal (reason, "no-cases"))
    add (list, "import-cases", g_strdup (_ ("A verdict needs real cases; 30 to start")));
  else if (g_str_equal (reason, "nothing-run"))
    add (list, "run", g_strdup (_ ("No arm has answered enough cases yet")));
  else if (g_str_equal (reason, "cost-unknown"))
    add_fill_costs (list);
  else if (g_str_equal (reason, "undecided"))
    add_settling (list, FUL_RUNG_ZERO_SHOT, FUL_RUNG_RETRIEVAL);
  else if (g_str_equal (reason, "trained-undecided"))
    add_settling (list, FUL_RUNG_SPECIALIST, FUL_RUNG_TUNED);
  else /* too-few-cases */
    add_cases (list, list->grounds->best_prompt_arm);
}

static void
own_improve (const List *list)
{
  if (list->lever != 0)
    add_lever (list);
  else
    add (list, "new-revision",
         g_strdup (list->grounds->good_but_slow_or_dear
                       ? _ ("Try a shorter prompt or a faster model")
                       : _ ("Another attempt with the levers at hand")));
}

static void
add_own (const List *list)
{
  switch (list->verdict->code) {
  case FUL_CODE_MORE_EVIDENCE:
    own_more_evidence (list);
    break;
  case FUL_CODE_IMPROVE_PROMPT:
    own_improve (list);
    break;
  case FUL_CODE_ADD_RETRIEVAL:
    add (list, "add-retrieval", g_strdup (_ ("Looking facts up mends what training can't")))
        ->lever = FUL_LEVER_RETRIEVAL;
    break;
  case FUL_CODE_STAY_PROMPT:
    add (list, "record-decision", g_strdup (_ ("The prompt clears the bar: write it down")));
    break;
  case FUL_CODE_PILOT_TUNING:
    add_pilot (list);
    break;
  case FUL_CODE_TUNE:
    add (list, "record-decision", g_strdup (_ ("Everything is there to train: write it down")));
    break;
  case FUL_CODE_TUNING_NOT_WORTH_IT:
    if (g_str_equal (list->verdict->reason, "unstable"))
      add (list, "review-bar", g_strdup (_ ("Lower the bar, or narrow the task")));
    else
      add (list, "review-costs", g_strdup (_ ("Training pays only if these change")));
    break;
  case FUL_CODE_REDESIGN:
  default:
    add (list, "show-failures", g_strdup (_ ("See what fails, and split the task there")));
    break;
  }
}

/* --- alternatives --- */

/* A trained rung that clears while the plateau is not proven. */
static void
add_trained (const List *list)
{
  const FulLadder *ladder = &list->grounds->ladder;
  FulRung rung = ful_ladder_lightest (ladder, FUL_RUNG_SPECIALIST, FUL_RUNG_TUNED);
  FulRung prompt = ful_ladder_lightest (ladder, FUL_RUNG_ZERO_SHOT, FUL_RUNG_RETRIEVAL);
  g_autofree char *quality = NULL;

  if (rung == FUL_RUNG_UNSET || prompt != FUL_RUNG_UNSET || list->grounds->plateau->proven ||
      !list->grounds->has_bar)
    return;
  quality =
      ful_words_interval (ful_grounds_quality (list->grounds, ladder->rungs[rung].arm).interval);
  add (list, "pilot-tuning",
       g_strdup_printf (_ ("%s clears the bar already: %s"),
                        ful_grounds_arm (list->grounds, ladder->rungs[rung].arm)->name, quality));
}

static void
add_cheaper (const List *list)
{
  double saving = NAN;
  int arm = ful_cheaper_arm (list->grounds, list->verdict->rung, &saving);
  g_autofree char *amount = NULL;
  FulNext *next;

  if (arm < 0)
    return;
  amount = ful_words_money (saving, currency (list));
  next =
      add (list, "use-arm",
           isnan (saving) ? g_strdup_printf (_ ("%s clears too, and is cheaper"),
                                             ful_grounds_arm (list->grounds, arm)->name)
                          : g_strdup_printf (_ ("%s clears too, and saves %s a month"),
                                             ful_grounds_arm (list->grounds, arm)->name, amount));
  next->arm = arm;
  next->saving = saving;
}

/* A specialist can be trained here, free, for tasks with labels. */
static void
add_specialist (const List *list)
{
  const FulGrounds *grounds = list->grounds;

  if (grounds->ladder.rungs[FUL_RUNG_SPECIALIST].measured || grounds->snapshot->labels->len == 0)
    return;
  add (list, "train-specialist",
       g_strdup (_ ("A small specialist can be trained and measured here, at no price")));
}

GPtrArray *
ful_next_actions (FulGrounds *grounds, const FulVerdict *verdict, FulLevers lever)
{
  List list = { grounds, verdict, lever, g_ptr_array_new_with_free_func (next_free) };
  gboolean cost_unknown =
      verdict->code == FUL_CODE_MORE_EVIDENCE && g_str_equal (verdict->reason, "cost-unknown");

  add_own (&list);
  if (verdict->code == FUL_CODE_MORE_EVIDENCE && lever != 0 &&
      (g_str_equal (verdict->reason, "undecided") ||
       g_str_equal (verdict->reason, "trained-undecided")))
    add_lever (&list);
  if (verdict->code == FUL_CODE_PILOT_TUNING) {
    add_readiness (&list);
    add_specialist (&list);
  }
  add_trained (&list);
  add_cheaper (&list);
  if (!verdict->projection->known && !cost_unknown)
    add_fill_costs (&list);
  return list.actions;
}
