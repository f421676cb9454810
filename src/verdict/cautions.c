/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One function a caution or two, in the order of method §8; each adds what applies. */

#include "verdict/cautions.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "verdict/retirement.h"
#include "verdict/words.h"

#define FEW_CASES 30
#define FEW_CLUSTERS 50
#define MANY_ERRORS 0.02
#define FEW_COMMON 0.8
#define LONG_HORIZON_MONTHS 12
#define OLD_PRICES_DAYS 180

typedef struct {
  const FulGrounds *grounds;
  const FulVerdict *verdict;
  GPtrArray *cautions;
} List;

static void
caution_free (gpointer data)
{
  FulCaution *caution = data;

  g_free (caution->text);
  g_free (caution);
}

static void
add (const List *list, const char *code, char *text /* (transfer full) */)
{
  FulCaution *caution = g_new0 (FulCaution, 1);

  *caution = (FulCaution){ code, text };
  g_ptr_array_add (list->cautions, caution);
}

static const FulEvidenceArm *
arm_at (const List *list, guint i)
{
  return g_ptr_array_index (list->grounds->evidence->arms, i);
}

static gboolean
advises_training (const FulVerdict *verdict)
{
  return verdict->code == FUL_CODE_TUNE || verdict->code == FUL_CODE_PILOT_TUNING;
}

/* The arm of `rung`, else the best prompt arm; -1: none. */
static int
subject (const List *list)
{
  return list->verdict->rung_arm >= 0 ? list->verdict->rung_arm : list->grounds->best_prompt_arm;
}

static void
add_few_cases (const List *list)
{
  int arm = subject (list);
  gsize n;

  if (arm < 0)
    return;
  n = ful_standings_mean (list->grounds->standings, (guint)arm, list->grounds->splits.judging).n;
  if (n < FEW_CASES)
    add (list, "few-cases", g_strdup_printf (_ ("Judged on %" G_GSIZE_FORMAT " cases only"), n));
}

static void
add_near_bar (const List *list)
{
  const FulGrounds *grounds = list->grounds;

  for (FulRung rung = 0; rung < FUL_N_RUNGS; rung++) {
    int arm = grounds->ladder.rungs[rung].arm;
    const FulArmState *state;

    if (arm < 0)
      continue;
    state = &grounds->states[arm].on[grounds->splits.judging];
    for (FulMeasureKind kind = 0; kind < FUL_N_MEASURES; kind++) {
      g_autofree char *limit = ful_words_share (grounds->bar.limits[kind]);
      g_autofree char *at = ful_words_interval (state->measures[kind].mean.interval);

      if (state->measures[kind].near_bar)
        add (list, "near-bar",
             g_strdup_printf (_ ("%s of %s, %s, is too near %s to be sure; its estimate decided"),
                              ful_measure_label (kind), arm_at (list, (guint)arm)->name, at,
                              limit));
    }
  }
}

static void
add_few_clusters (const List *list)
{
  int arm = subject (list);
  FulMean mean = ful_grounds_quality (list->grounds, arm);

  if (arm >= 0 && mean.n > 0 && mean.clusters < FEW_CLUSTERS)
    add (list, "few-clusters",
         g_strdup_printf (_ ("The cases come from only %" G_GSIZE_FORMAT " groups"),
                          mean.clusters));
}

static void
add_splits (const List *list)
{
  gint64 looks = list->grounds->evidence->test_looks;

  if (looks > FUL_MANY_LOOKS)
    add (list, "test-worn",
         g_strdup_printf (_ ("Test was looked at %" G_GINT64_FORMAT " times"), looks));
  if (list->grounds->splits.one_split)
    add (list, "one-split", g_strdup (_ ("Chosen and judged on the same cases")));
}

static void
add_infrastructure (const List *list)
{
  const GPtrArray *arms = list->grounds->evidence->arms;
  double worst = 0;

  for (guint i = 0; i < arms->len; i++)
    for (FulSplit split = FUL_SPLIT_DEV; split <= FUL_SPLIT_TEST; split++) {
      const FulEvidenceArm *arm = arm_at (list, i);

      if (arm->asked[split] > 0)
        worst = MAX (worst, (double)arm->only_errors[split] / (double)arm->asked[split]);
    }
  if (worst > MANY_ERRORS) {
    g_autofree char *share = ful_words_share (worst);

    add (list, "infrastructure",
         g_strdup_printf (_ ("%s of what an arm was asked never got an answer"), share));
  }
}

/* Each by its name, so that nobody takes one for a language model. */
static void
add_offline_models (const List *list)
{
  const GPtrArray *arms = list->grounds->evidence->arms;
  g_autoptr (GPtrArray) models = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < arms->len; i++)
    if (arm_at (list, i)->offline && arm_at (list, i)->n_answers > 0 &&
        !g_ptr_array_find_with_equal_func (models, arm_at (list, i)->model, g_str_equal, NULL))
      g_ptr_array_add (models, arm_at (list, i)->model);
  if (models->len == 0)
    return;
  g_ptr_array_add (models, NULL);
  names = g_strjoinv (", ", (char **)models->pdata);
  add (list, "offline-models",
       g_strdup_printf (_ ("The evidence includes built-in models, no language models: %s"),
                        names));
}

static void
add_prices (const List *list)
{
  const FulGrounds *grounds = list->grounds;
  const char *date = ful_price_list_date (grounds->input->prices);
  int age = ful_days_between (date, grounds->input->today);

  if (age > OLD_PRICES_DAYS &&
      ful_uses_price_list (grounds->snapshot, grounds->input->prices, grounds->evidence))
    add (list, "prices-old", g_strdup_printf (_ ("Prices are %d days old, of %s"), age, date));
}

static void
add_life (const List *list)
{
  const FulGrounds *grounds = list->grounds;
  const FulVerdict *verdict = list->verdict;
  const FulEvidenceArm *arm = ful_grounds_arm (grounds, verdict->rung_arm);
  double horizon = ful_snapshot_number (grounds->snapshot, "cost.horizon_months");
  gboolean tuned = verdict->pair.tuned_rung == FUL_RUNG_TUNED;
  g_autofree char *retires = NULL;

  if (arm != NULL)
    retires =
        ful_retirement_date (grounds->snapshot, grounds->input->prices, arm, grounds->input->today);
  if (retires != NULL && ful_date_within (retires, grounds->input->today, horizon))
    add (list, "model-retires",
         g_strdup_printf (_ ("%s is switched off on %s, within the %.0f months that count"),
                          arm->model, retires, horizon));
  if (advises_training (verdict) && tuned && horizon > LONG_HORIZON_MONTHS && retires == NULL &&
      !ful_snapshot_is_set (grounds->snapshot, "cost.lifetime_months"))
    add (list, "lifetime-unknown",
         g_strdup_printf (_ ("Nobody says how long %s will be served; %.0f months are counted on"),
                          arm != NULL ? arm->model : _ ("a tuned model"), horizon));
}

static void
add_invalid (const List *list)
{
  const GPtrArray *arms = list->grounds->evidence->arms;
  gsize stale = 0, invalid = 0;

  for (guint i = 0; i < arms->len; i++) {
    stale += arm_at (list, i)->stale;
    invalid += arm_at (list, i)->invalid;
  }
  if (stale + invalid > 0)
    add (list, "invalid-evidence",
         g_strdup_printf (_ ("%" G_GSIZE_FORMAT " answers were left out: %" G_GSIZE_FORMAT
                             " invalid, %" G_GSIZE_FORMAT " to what has changed since"),
                          stale + invalid, invalid, stale));
}

/* How many cases two samples share; both are in order of cases. */
static gsize
shared (const FulSample *a, const FulSample *b)
{
  gsize n = 0;

  for (gsize i = 0, j = 0; i < a->n && j < b->n;) {
    if (a->cases[i] == b->cases[j]) {
      n++;
      i++;
      j++;
    } else if (a->cases[i] < b->cases[j]) {
      i++;
    } else {
      j++;
    }
  }
  return n;
}

/* The first two arms that count on @split and share too few cases. */
static gboolean
add_few_common_on (const List *list, FulSplit split)
{
  const FulStandings *standings = list->grounds->standings;
  guint n = list->grounds->evidence->arms->len;

  for (guint i = 0; i < n; i++) {
    const FulSample *a = ful_standings_sample (standings, i, split);

    if (!ful_standings_counts (standings, i, split))
      continue;
    for (guint j = i + 1; j < n; j++) {
      const FulSample *b = ful_standings_sample (standings, j, split);

      if (!ful_standings_counts (standings, j, split) ||
          (double)shared (a, b) >= FEW_COMMON * (double)MIN (a->n, b->n))
        continue;
      add (list, "few-common",
           g_strdup_printf (_ ("%s and %s answered different cases"), arm_at (list, i)->name,
                            arm_at (list, j)->name));
      return TRUE;
    }
  }
  return FALSE;
}

static void
add_latency (const List *list)
{
  const FulGrounds *grounds = list->grounds;

  for (guint i = 0; i < grounds->evidence->arms->len; i++)
    for (FulSplit split = FUL_SPLIT_DEV; split <= FUL_SPLIT_TEST; split++)
      if (ful_standings_counts (grounds->standings, i, split) &&
          grounds->states[i].on[split].under_load) {
        add (list, "latency-under-load",
             g_strdup_printf (_ ("Latency was measured under load: %s on %s"),
                              arm_at (list, i)->name, ful_split_name (split)));
        return;
      }
}

static void
add_cost (const List *list)
{
  const FulProjection *projection = list->verdict->projection;
  GString *fields = g_string_new (NULL);

  for (guint i = 0; !projection->known && i < projection->missing->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (projection->missing, i));
  if (!projection->known)
    add (list, "inputs-missing", g_strdup_printf (_ ("Costs are unknown: %s"), fields->str));
  g_string_free (fields, TRUE);
}

static void
add_doubts (const List *list)
{
  const FulVerdict *verdict = list->verdict;
  const char *task = ful_snapshot_text (list->grounds->snapshot, "workflow.task");
  static const char *const poor[] = { "reasoning", "qa", "summarising", NULL };
  double p = verdict->projection->p_break_even; /* NAN where costs are unknown: compares as no */

  if (!advises_training (verdict))
    return;
  if (task != NULL && g_strv_contains (poor, task))
    add (list, "poor-fit",
         g_strdup_printf (_ ("This kind of task, %s, seldom gains from training"), task));
  if (g_strcmp0 (verdict->reason, "quality") == 0 && p < FUL_WORTH_A_PILOT) {
    g_autofree char *sure = ful_words_probability (p);

    add (list, "does-not-pay",
         g_strdup_printf (_ ("It is needed for quality; it does not pay for itself (%s sure that "
                             "it "
                             "would)"),
                          sure));
  }
}

GPtrArray *
ful_cautions (const FulGrounds *grounds, const FulVerdict *verdict)
{
  List list = { grounds, verdict, g_ptr_array_new_with_free_func (caution_free) };

  add_few_cases (&list);
  add_near_bar (&list);
  add_few_clusters (&list);
  add_splits (&list);
  add_infrastructure (&list);
  add_offline_models (&list);
  add_prices (&list);
  add_life (&list);
  add_invalid (&list);
  if (!add_few_common_on (&list, FUL_SPLIT_TEST))
    add_few_common_on (&list, FUL_SPLIT_DEV);
  add_latency (&list);
  add_cost (&list);
  add_doubts (&list);
  return list.cautions;
}
