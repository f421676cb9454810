/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every clause of method §6 changes the base of the fixture. The expected numbers come from a
 * reckoning written apart from this one. */
#include <math.h>

#include "fixture.h"

static const struct {
  const char *clause;
  const char *settings;
  double upfront, prompt_month, tuned_month, prompt_total, tuned_total;
} clauses[] = {
  { "base", "", 3500, 240, 28, 2880, 3836 },
  { "growth-and-decline", "workflow.growth_per_month=0.1 cost.price_decline_per_year=0.3", 3500,
    240, 28, 4237.693930517506, 3994.397625227042 },
  { "asked-again", "cost.reask_share=0.2", 3500, 288, 33.6, 3456, 3903.2 },
  { "asked-again-by-side", "cost.reask_share=0.2 cost.tuned.reask_share=0.05", 3500, 288, 29.4,
    3456, 3852.8 },
  { "batches", "cost.prompt.batch_share=0.6 cost.tuned.batch_share=0.25", 3500, 168, 24.5, 2016,
    3794 },
  { "cached-as-set",
    "workflow.volume_per_month=5000 cost.prompt.tokens_cached=800 cost.tuned.tokens_cached=40",
    3500, 16, 1.5, 192, 3518 },
  { "hours",
    "cost.prompt_hours_per_month=2 cost.monitoring_hours_per_month=1.5 "
    "cost.regression_hours_per_month=0.5 cost.hosting_per_month=7",
    3500, 440, 235, 5280, 6320 },
  { "training",
    "cost.epochs=3 cost.experiments=4 cost.train_tokens_per_example=300 "
    "cost.train_price_per_mtok=5",
    3509, 240, 28, 2880, 3845 },
  { "retraining",
    "cost.retrain_months=3 cost.retrain_share=0.4 cost.regression_hours_per_month=2 "
    "cost.monitoring_hours_per_month=1 cost.epochs=3 cost.experiments=4 "
    "cost.train_tokens_per_example=300 cost.train_price_per_mtok=5",
    3509, 240, 328, 2880, 11051.75 },
  { "end-of-life-takes-the-place-of-a-retraining",
    "cost.retrain_months=3 cost.retrain_share=0.4 cost.regression_hours_per_month=2 "
    "cost.monitoring_hours_per_month=1 cost.epochs=3 cost.experiments=4 "
    "cost.train_tokens_per_example=300 cost.train_price_per_mtok=5 cost.lifetime_months=6",
    3509, 240, 328, 2880, 11451.75 },
  { "end-of-life-alone", "cost.lifetime_months=5 cost.retrain_share=0.5", 3500, 240, 28, 2880,
    3836 + 2 * (0.5 * 2500 + 0.5 * 1000) },
  { "none-in-the-last-month", "cost.retrain_months=12 cost.lifetime_months=12", 3500, 240, 28, 2880,
    3836 },
  { "each-month", "cost.retrain_months=1", 3500, 240, 28 + 2500, 2880, 3836 + 11 * 2500 },
  { "dedicated",
    "cost.hosting=dedicated cost.replica_per_hour=2 cost.capacity_rps=0.05 "
    "workflow.growth_per_month=0.3 cost.tuned.reask_share=0.1 cost.hosting_per_month=40",
    3500, 240, 4423, 17838.468097984805, 285953 },
  { "errors", "workflow.error_cost=0.02", 3500, 440, 128, 5280, 5036 },
  { "currency",
    "cost.currency_per_usd=0.9 cost.experiments=2 cost.train_tokens_per_example=300 "
    "cost.train_price_per_mtok=5000",
    4850, 216, 25.2, 2592, 5152.4 },
  { "spent", "cost.spent=1000", 2500, 240, 28, 2880, 2836 },
  { "spent-more", "cost.spent=99999", 0, 240, 28, 2880, 336 },
};

static void
test_clause (gconstpointer data)
{
  const typeof (clauses[0]) *row = data;
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (FulProjection) got = NULL;

  fixture_set (fixture, row->settings);
  got = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_assert_true (got->known);
  g_assert_cmpfloat (got->prompt_upfront, ==, 0);
  assert_near (got->tuned_upfront, row->upfront);
  assert_near (got->prompt_monthly, row->prompt_month);
  assert_near (got->tuned_monthly, row->tuned_month);
  assert_near (got->prompt_total, row->prompt_total);
  assert_near (got->tuned_total, row->tuned_total);
}

/* In a month after the first: what it costs beyond the base is a retraining or not. */
static double
one_off (const char *settings, int month)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (FulProjection) got = NULL;

  fixture_unset (fixture, "cost.retrain_months");
  fixture_set (fixture, settings);
  got = fixture_project (fixture, FIXTURE_SET_ALONE);
  return got->months[month - 1].tuned - 28;
}

static void
test_retraining_follows_the_changes (void)
{
  assert_near (one_off ("workflow.changes_per_month=0.2", 5), 2500);
  assert_near (one_off ("workflow.changes_per_month=0.2", 6), 0);
  assert_near (one_off ("workflow.changes_per_month=0.2", 10), 2500);
  /* 1 / 0.3 rounded up */
  assert_near (one_off ("workflow.changes_per_month=0.3", 3), 0);
  assert_near (one_off ("workflow.changes_per_month=0.3", 4), 2500);
  assert_near (one_off ("workflow.changes_per_month=4", 1), 2500);
  assert_near (one_off ("workflow.changes_per_month=0", 1), 0);
  assert_near (one_off ("", 1), 0);
  assert_near (one_off ("workflow.changes_per_month=0.2 cost.retrain_months=0", 5), 0);
  /* numbers of months are points: of a range the likely one */
  assert_near (one_off ("cost.retrain_months=2..4..9", 4), 2500);
  assert_near (one_off ("cost.retrain_months=2..4..9", 2), 0);
}

static void
test_utilisation (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      FIXTURE_BASE "cost.hosting=dedicated cost.replica_per_hour=2 cost.capacity_rps=0.05 "
                   "cost.peak_factor=2 cost.min_replicas=2 cost.tuned.reask_share=0.1");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);

  /* 110,000 * 2 / 131,490 = 1.67 replicas */
  assert_near (got->tuned_monthly, 2 * 2 * 730.5);
  assert_near (got->utilisation, 110000 / (2 * 131490.));
}

static void
test_specialist_rests_on_its_own (void)
{
  const FulCostPair pair = { -1, FUL_RUNG_SPECIALIST, -1 };
  g_autoptr (Fixture) fixture = fixture_new (
      FIXTURE_BASE
      "cost.hosting=dedicated cost.replica_per_hour=60 cost.capacity_rps=1 "
      "cost.lifetime_months=2 cost.train_tokens_per_example=300 "
      "cost.train_price_per_mtok=90000 cost.tuned.reask_share=0.5 cost.hosting_per_month=5 "
      "cost.monitoring_hours_per_month=1 cost.retrain_months=4");
  g_autoptr (FulProjection) general = fixture_project (fixture, pair);
  g_autoptr (FulProjection) own = NULL;

  g_assert_true (general->known);
  assert_near (general->tuned_upfront, 3500);
  assert_near (general->tuned_monthly, 105);
  assert_near (general->tuned_total, 3500 + 12 * 105 + 2 * 2500);
  g_assert_true (isnan (general->utilisation));
  fixture_set (fixture, "cost.specialist.examples=200 cost.specialist.setup_hours=2 "
                        "cost.specialist.hosting_per_month=60");
  own = fixture_project (fixture, pair);
  assert_near (own->tuned_upfront, 1200);
  assert_near (own->tuned_monthly, 160);
  assert_near (own->tuned_total, 1200 + 12 * 160 + 2 * 1000);
  g_assert_nonnull (fixture_input (own, "cost.specialist.examples"));
  g_assert_null (fixture_input (own, "cost.examples"));
  g_assert_null (fixture_input (own, "cost.lifetime_months"));
  g_assert_null (fixture_input (own, "cost.tuned.price_in"));
}

/* Its own fields are its own: a tuned model has none of them. */
static void
test_specialist_fields_are_not_tuned (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new (FIXTURE_BASE "cost.specialist.examples=1 cost.specialist.setup_hours=0 "
                                "cost.specialist.hosting_per_month=900");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);

  assert_near (got->tuned_upfront, 3500);
  assert_near (got->tuned_monthly, 28);
}

static void
test_by_month_adds_up (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "workflow.growth_per_month=0.2");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);
  double saving = -got->tuned_upfront;

  g_assert_cmpint (got->horizon_months, ==, 12);
  for (int t = 0; t < 12; t++) {
    saving += got->months[t].prompt - got->months[t].tuned;
    assert_near (got->months[t].prompt, 240 * pow (1.2, t));
    assert_near (got->months[t].saving_p50, saving);
    g_assert_cmpfloat (got->months[t].saving_p10, ==, got->months[t].saving_p90);
  }
  assert_near (got->saving_mean, saving);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (clauses); i++) {
    g_autofree char *path = g_strconcat ("/cost/projection/clause/", clauses[i].clause, NULL);

    g_test_add_data_func (path, &clauses[i], test_clause);
  }
  g_test_add_func ("/cost/projection/changes", test_retraining_follows_the_changes);
  g_test_add_func ("/cost/projection/utilisation", test_utilisation);
  g_test_add_func ("/cost/projection/specialist", test_specialist_rests_on_its_own);
  g_test_add_func ("/cost/projection/specialist-apart", test_specialist_fields_are_not_tuned);
  g_test_add_func ("/cost/projection/by-month", test_by_month_adds_up);
  return g_test_run ();
}
