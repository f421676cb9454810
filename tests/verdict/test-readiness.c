/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readiness and the seven factors, a condition a line (method §7 and §8). */

#include <string.h>

#include "situation.h"

static const FulReadinessItem *
item_of (const FulVerdict *verdict, const char *name)
{
  for (guint i = 0; i < verdict->readiness->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (verdict->readiness, i);

    if (strcmp (item->item, name) == 0)
      return item;
  }
  g_assert_not_reached ();
}

static const FulFactor *
factor_of (const FulVerdict *verdict, const char *name)
{
  for (guint i = 0; i < verdict->factors->len; i++) {
    const FulFactor *factor = g_ptr_array_index (verdict->factors, i);

    if (strcmp (factor->factor, name) == 0)
      return factor;
  }
  g_assert_not_reached ();
}

/* --- readiness: an item a line, met and not met --- */

static const struct {
  const char *item;
  const char *met;
  const char *missing;
} readiness[] = {
  { "examples", "set workflow.examples_curated=1000", "set workflow.examples_curated=999" },
  { "examples", "set workflow.examples_curated=1000", "" },
  { "criteria", "set bar.quality=0.9\np@m zero-shot test 20/30",
    "set bar.quality=0.9\np@m zero-shot test 20/29" },
  { "criteria", "set bar.quality=0.9\np@m zero-shot test 20/30", "p@m zero-shot test 20/30" },
  { "criteria", "set bar.quality=0.9\np@m zero-shot test 20/30",
    "set bar.quality=0.9\np@m zero-shot dev 20/60\np@m zero-shot test 15/20" },
  /* T's own cases, where it is measured. */
  { "criteria", "set bar.quality=0.9\np@m zero-shot test 20/58\nt@ft tuned test 30/30",
    "set bar.quality=0.9\np@m zero-shot test 20/58\nt@ft tuned test 29/29" },
  { "owner", "set workflow.owner=ML team", "" },
  { "drift", "set workflow.drift_plan=weekly", "" },
  { "regression", "set workflow.regression_frozen=true", "set workflow.regression_frozen=false" },
  { "stable", "set workflow.changes_per_month=1", "set workflow.changes_per_month=2" },
  { "stable", "set workflow.changes_per_month=0", "" },
  { "stable", "set workflow.changes_per_month=2\nset workflow.retrain_lead_days=15",
    "set workflow.changes_per_month=2\nset workflow.retrain_lead_days=16" },
};

static void
test_readiness (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readiness); i++) {
    g_autoptr (Situation) with = situation_new (readiness[i].met);
    g_autoptr (Situation) without = situation_new (readiness[i].missing);
    g_autoptr (FulVerdict) yes = situation_verdict (with);
    g_autoptr (FulVerdict) no = situation_verdict (without);

    g_assert_true (item_of (yes, readiness[i].item)->met);
    g_assert_false (item_of (no, readiness[i].item)->met);
    g_assert_false (no->ready);
  }
}

static void
test_readiness_by_curve (void)
{
  g_autoptr (Situation) situation = situation_new ("set workflow.examples_curated=500");
  FulCurveFit curve = { .n_for_bar = 500, .reachable = TRUE };
  g_autoptr (FulVerdict) enough = NULL;
  g_autoptr (FulVerdict) short_of = NULL;
  g_autoptr (FulVerdict) unreachable = NULL;

  situation->input.curve = &curve;
  enough = situation_verdict (situation);
  g_assert_true (item_of (enough, "examples")->met);
  g_assert_true (enough->curve_is_proxy);
  g_assert_cmpint (factor_of (enough, "data-needs")->lean, ==, 2);
  curve.n_for_bar = 501;
  short_of = situation_verdict (situation);
  g_assert_false (item_of (short_of, "examples")->met);
  g_assert_cmpint (factor_of (short_of, "data-needs")->lean, ==, 0);
  curve = (FulCurveFit){ .n_for_bar = NAN, .reachable = FALSE };
  unreachable = situation_verdict (situation);
  g_assert_false (item_of (unreachable, "examples")->met);
  g_assert_cmpint (factor_of (unreachable, "data-needs")->lean, ==, 0);
}

/* --- factors: a condition a line (method §7) --- */

static const struct {
  const char *factor;
  const char *text;
  int lean;
} factors[] = {
  { "setup-time", "", 0 },
  { "setup-time", "set workflow.setup_deadline_days=13", -1 },
  { "setup-time", "set workflow.setup_deadline_days=14", 1 },
  { "upfront-cost", "", 0 },
  { "upfront-cost", "set workflow.stage=exploring", -1 },
  { "upfront-cost", "set workflow.stage=production", 0 },
  { "upfront-cost", COSTS LARGE "set workflow.budget_upfront=10", -1 },
  { "upfront-cost", COSTS LARGE "set workflow.budget_upfront=1000000", 0 },
  { "upfront-cost",
    COSTS LARGE "set workflow.budget_upfront=1000000\nset workflow.stage=production", 1 },
  { "upfront-cost", COSTS LARGE "set workflow.budget_upfront=1000000\nset workflow.stage=exploring",
    -1 },
  { "data-needs", "", 0 },
  { "data-needs", "set workflow.examples_curated=49", -1 },
  { "data-needs", "set workflow.examples_curated=50", 0 },
  { "data-needs", "set workflow.examples_curated=1000", 1 },
  { "flexibility", "", 0 },
  { "flexibility", "set workflow.changes_per_month=2", -1 },
  { "flexibility", "set workflow.changes_per_month=1", 0 }, /* both: 30 days over 21 */
  { "flexibility", "set workflow.changes_per_month=0.5", 1 },
  { "flexibility", "set workflow.changes_per_month=0", 1 },
  { "flexibility", "set workflow.facts_change_per_month=1", -1 },
  { "flexibility", "set workflow.facts_change_per_month=1\nset workflow.changes_per_month=0", 0 },
  { "consistency", "", 0 },
  { "consistency", "p@m zero-shot test 400/400", 0 }, /* agreement is not measured */
  { "consistency", "p@m zero-shot test 400/400 repeats=2", -2 },
  { "consistency", "p@m zero-shot test 300/400 format", 2 },
  { "consistency", "set bar.valid_format=0.6\np@m zero-shot test 300/400 format repeats=2", -2 },
  { "maintenance", "", -1 },
  { "maintenance", "set workflow.owner=ML team", 0 },
  { "maintenance", "set workflow.owner=ML team\nset workflow.drift_plan=weekly", 0 },
  { "maintenance", READY, 1 },
  { "best-fit", "", 0 },
  { "best-fit", "set workflow.task=routing", 1 },
  { "best-fit", "set workflow.task=extraction", 1 },
  { "best-fit", "set workflow.task=reasoning", -1 },
  { "best-fit", "set workflow.task=summarising", -1 },
  { "best-fit", "set workflow.task=generation", 0 },
  { "best-fit", "set workflow.needs_sources=true", -1 },
  { "best-fit", "set workflow.task=routing\nset workflow.needs_facts=true", 0 },
};

static void
test_factors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++) {
    g_autoptr (Situation) situation = situation_new (factors[i].text);
    g_autoptr (FulVerdict) verdict = situation_verdict (situation);
    const FulFactor *factor = factor_of (verdict, factors[i].factor);

    g_test_message ("%s with %s: %s", factors[i].factor, factors[i].text, factor->basis);
    g_assert_cmpint (factor->lean, ==, factors[i].lean);
    g_assert_cmpfloat (factor->weight, ==, 1);
  }
}

static void
test_factor_weight (void)
{
  g_autoptr (Situation) situation = situation_new ("set factors.best-fit.weight=2.5");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);

  g_assert_cmpfloat (factor_of (verdict, "best-fit")->weight, ==, 2.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/readiness", test_readiness);
  g_test_add_func ("/verdict/readiness/by-curve", test_readiness_by_curve);
  g_test_add_func ("/verdict/factors", test_factors);
  g_test_add_func ("/verdict/factors/weight", test_factor_weight);
  return g_test_run ();
}
