/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/readiness.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "verdict/words.h"

#define NEED_WITHOUT_CURVE 1000
#define MIN_JUDGED 30

static void
item_free (gpointer data)
{
  FulReadinessItem *item = data;

  g_free (item->basis);
  g_free (item);
}

static void
add (GPtrArray *items, const char *name, gboolean met, char *basis /* (transfer full) */)
{
  FulReadinessItem *item = g_new0 (FulReadinessItem, 1);

  *item = (FulReadinessItem){ name, met, basis };
  g_ptr_array_add (items, item);
}

double
ful_readiness_need (const FulGrounds *grounds)
{
  const FulCurveFit *curve = grounds->input->curve;

  if (curve == NULL)
    return NEED_WITHOUT_CURVE;
  if (!curve->reachable)
    return NAN;
  return curve->n_for_bar;
}

/* The learning curve is that of the specialist; for another model it is a proxy. */
static gboolean
is_specialist (const FulGrounds *grounds, int arm)
{
  return arm >= 0 && ful_grounds_arm (grounds, arm)->rung == FUL_RUNG_SPECIALIST;
}

static void
add_examples (GPtrArray *items, const FulGrounds *grounds, int arm)
{
  double have = ful_snapshot_number (grounds->snapshot, "workflow.examples_curated");
  double need = ful_readiness_need (grounds);
  g_autofree char *have_text = ful_words_count (have), *need_text = ful_words_count (need);
  char *basis;

  if (isnan (have))
    basis = g_strdup (_ ("Nobody has said how many examples are curated"));
  else if (isnan (need))
    basis =
        g_strdup_printf (_ ("%s examples are curated; the learning curve does not reach the bar"),
                         have_text);
  else if (grounds->input->curve != NULL && !is_specialist (grounds, arm))
    basis = g_strdup_printf (_ ("%s examples are curated; the specialist's learning curve, a "
                                "proxy, asks for %s"),
                             have_text, need_text);
  else if (grounds->input->curve != NULL)
    basis = g_strdup_printf (_ ("%s examples are curated; the learning curve asks for %s"),
                             have_text, need_text);
  else
    basis =
        g_strdup_printf (_ ("%s examples are curated; %s are asked for without a learning curve"),
                         have_text, need_text);
  /* Unknown on either side compares as no. */
  add (items, "examples", have >= need, basis);
}

static void
add_criteria (GPtrArray *items, const FulGrounds *grounds, int arm)
{
  int judged_arm = arm >= 0 ? arm : grounds->best_prompt_arm;
  gsize judged =
      judged_arm >= 0
          ? ful_standings_mean (grounds->standings, (guint)judged_arm, grounds->splits.judging).n
          : 0;
  g_autofree char *judged_text = ful_words_count ((double)judged);
  char *basis;

  /* Cases that are judged have scores: by checks, by the default check, or given. */
  if (!grounds->has_bar)
    basis = g_strdup (_ ("No bar is set"));
  else
    basis = g_strdup_printf (_ ("The bar is set, and %s cases are judged; %d are asked for"),
                             judged_text, MIN_JUDGED);
  add (items, "criteria", grounds->has_bar && judged >= MIN_JUDGED, basis);
}

/* One text field of the workflow that must say something. */
static void
add_text (GPtrArray *items,
          const FulGrounds *grounds,
          const char *name,
          const char *key,
          const char *missing)
{
  const char *text = ful_snapshot_text (grounds->snapshot, key);
  gboolean met = text != NULL && *text != '\0';

  add (items, name, met, g_strdup (met ? text : missing));
}

static void
add_stable (GPtrArray *items, const FulGrounds *grounds)
{
  double changes = ful_snapshot_number (grounds->snapshot, "workflow.changes_per_month");
  double lead = ful_snapshot_number (grounds->snapshot, "workflow.retrain_lead_days");
  g_autofree char *lead_text = ful_words_number (lead);
  char *basis;

  if (isnan (changes)) {
    basis = g_strdup (_ ("Nobody has said how often the rules change"));
  } else if (changes == 0) {
    basis = g_strdup (_ ("The rules do not change"));
  } else {
    g_autofree char *days = ful_words_number (30 / changes);

    basis = g_strdup_printf (_ ("The rules change every %s days; a retraining takes %s"), days,
                             lead_text);
  }
  add (items, "stable", !isnan (changes) && !grounds->unstable, basis);
}

GPtrArray *
ful_readiness_items (const FulGrounds *grounds, int arm)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);
  gboolean frozen = ful_snapshot_flag (grounds->snapshot, "workflow.regression_frozen");

  add_examples (items, grounds, arm);
  add_criteria (items, grounds, arm);
  add_text (items, grounds, "owner", "workflow.owner", _ ("Nobody is named who would maintain it"));
  add_text (items, grounds, "drift", "workflow.drift_plan",
            _ ("There is no plan to notice when quality drifts"));
  add (items, "regression", frozen,
       g_strdup (frozen ? _ ("The regression set is frozen") : _ ("No regression set is frozen")));
  add_stable (items, grounds);
  return items;
}

gboolean
ful_readiness_met (const FulGrounds *grounds, int arm)
{
  g_autoptr (GPtrArray) items = ful_readiness_items (grounds, arm);

  for (guint i = 0; i < items->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (items, i);

    if (!item->met)
      return FALSE;
  }
  return TRUE;
}
