/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each number comes from: as set, measured, of the model, of the list, assumed; else missing.
 */
#include <math.h>

#include "fixture.h"

static void
assert_input (const FulProjection *projection, const char *key, double likely, const char *source)
{
  const FulCostInput *input = fixture_input (projection, key);

  g_assert_nonnull (input);
  assert_near (input->likely, likely);
  g_assert_cmpstr (input->source, ==, source);
}

/* Measured arms need nothing set but volume, work and prices. */
#define MEASURED                                                                                \
  "workflow.volume_per_month=5000 cost.horizon_months=12 cost.hourly_rate=100 cost.examples=0 " \
  "cost.setup_hours=0 "

typedef struct {
  Fixture *fixture;
  FulCostPair pair;
} Measured;

static Measured
measured_new (const char *settings, double cached_of_prompt, double cached_of_tuned)
{
  Measured self = { fixture_new (MEASURED), { -1, FUL_RUNG_TUNED, -1 } };

  fixture_set (self.fixture, settings);
  fixture_model (self.fixture, 2, 1, 8);
  self.pair.prompt_arm =
      fixture_arm (self.fixture, "p", FUL_RUNG_FEW_SHOT, 40, 36, 1000, cached_of_prompt, 50);
  fixture_model (self.fixture, 1, 0.5, 4);
  self.pair.tuned_arm =
      fixture_arm (self.fixture, "t", FUL_RUNG_TUNED, 40, 38, 200, cached_of_tuned, 20);
  return self;
}

static FulProjection *
project_and_free (Measured self)
{
  FulProjection *projection = fixture_project (self.fixture, self.pair);

  fixture_free (self.fixture);
  return projection;
}

static void
test_measured (void)
{
  g_autoptr (FulProjection) got = project_and_free (measured_new ("", NAN, NAN));

  g_assert_true (got->known);
  assert_near (got->prompt_monthly, 5000 * 0.0024);
  assert_near (got->tuned_monthly, 5000 * 0.00028);
  assert_input (got, "cost.prompt.tokens_in", 1000, "measured");
  assert_input (got, "cost.prompt.tokens_cached", 0, "default");
  assert_input (got, "cost.tuned.tokens_out", 20, "measured");
  assert_input (got, "cost.tuned.price_cached", 0.5, "typed");
  assert_input (got, "cost.prompt.quality", 0.9, "measured");
  assert_input (got, "cost.epochs", 1, "default");
  assert_input (got, "workflow.volume_per_month", 5000, "typed");
}

/* 800 cached tokens at 5,000 requests a month asked 1.25 times: lambda = 0.713 in 300 s. */
static void
test_cached_at_productions_pace (void)
{
  g_autoptr (FulProjection) prompt =
      project_and_free (measured_new ("cost.prompt.reask_share=0.25", 800, NAN));
  g_autoptr (FulProjection) tuned = project_and_free (
      measured_new ("cost.tuned.reask_share=0.5 workflow.growth_per_month=0.2", NAN, 150));
  g_autoptr (FulProjection) longer =
      project_and_free (measured_new ("cost.cache_ttl_s=3600", 800, NAN));

  assert_near (prompt->prompt_monthly, 22.450901550386902);
  assert_near (prompt->prompt_total, 269.4108186046428);
  assert_near (tuned->tuned_monthly, 2.9015834760437547);
  assert_near (tuned->tuned_total, 107.0315662722996);
  assert_near (longer->prompt_monthly,
               5000 * (0.0024 + 800e-6 + 800e-6 * exp (-5000 * 3600 / 2629800.)));
  assert_input (prompt, "cost.prompt.tokens_cached", 800, "measured");
}

static void
test_cached_as_set_stays (void)
{
  g_autoptr (FulProjection) got =
      project_and_free (measured_new ("cost.prompt.tokens_cached=800", 700, NAN));

  assert_near (got->prompt_monthly, 5000 * (0.0024 + 800e-6));
}

static void
test_set_before_measured (void)
{
  g_autoptr (FulProjection) got = project_and_free (
      measured_new ("cost.prompt.tokens_in=2000 cost.tuned.tokens_out=100 cost.prompt.price_out=80",
                    NAN, NAN));

  assert_near (got->prompt_monthly, 5000 * (2000 * 2e-6 + 50 * 80e-6));
  assert_near (got->tuned_monthly, 5000 * (200e-6 + 100 * 4e-6));
  assert_input (got, "cost.prompt.tokens_in", 2000, "typed");
}

/* But quality is measured before it is as set. */
static void
test_quality_measured_before_set (void)
{
  g_autoptr (FulProjection) got = project_and_free (
      measured_new ("workflow.error_cost=2 cost.prompt.quality=0.1 cost.tuned.quality=0.2", NAN,
                    NAN));

  assert_near (got->prompt_monthly, 5000 * (0.0024 + 0.1 * 2));
  assert_near (got->tuned_monthly, 5000 * (0.00028 + 0.05 * 2));
  g_assert_cmpfloat (fixture_input (got, "cost.prompt.quality")->low, <, 0.9);
}

static void
test_price_list (void)
{
  Measured measured = measured_new ("", NAN, 100);
  FulModel *model = measured.fixture->snapshot->models->pdata[0];
  FulModel *tuned = measured.fixture->snapshot->models->pdata[1];
  g_autoptr (FulProjection) got = NULL;

  model->price_in = model->price_cached = model->price_out = NAN;
  model->price_ref = g_strdup ("openai/gpt-4o-mini");
  tuned->price_cached = NAN;
  got = project_and_free (measured);
  g_assert_true (got->known);
  assert_input (got, "cost.prompt.price_in", 0.15, "price list of 2026-09-23");
  assert_input (got, "cost.prompt.price_cached", 0.075, "price list of 2026-09-23");
  assert_input (got, "cost.prompt.price_out", 0.6, "price list of 2026-09-23");
  assert_near (got->prompt_monthly, 5000 * (1000 * 0.15e-6 + 50 * 0.6e-6));
  /* cached without a price: as uncached */
  assert_input (got, "cost.tuned.price_cached", 1, "as uncached");
  assert_near (got->tuned_monthly, 5000 * (300e-6 + 20 * 4e-6));
}

static void
test_projected_quality (void)
{
  Measured measured = measured_new ("workflow.error_cost=2 bar.quality=0.95 "
                                    "cost.tuned.tokens_in=200 cost.tuned.tokens_out=20 "
                                    "cost.tuned.price_in=1 cost.tuned.price_out=4",
                                    NAN, NAN);
  g_autoptr (FulProjection) by_bar = NULL;
  g_autoptr (FulProjection) by_prompt = NULL;
  g_autoptr (FulProjection) by_field = NULL;
  g_autoptr (FulProjection) without_bar = NULL;

  measured.pair.tuned_arm = -1;
  by_bar = fixture_project (measured.fixture, measured.pair);
  assert_near (by_bar->tuned_monthly, 5000 * (0.00028 + 0.05 * 2));
  assert_input (by_bar, "cost.tuned.quality", 0.95, "assumed");
  fixture_set (measured.fixture, "bar.quality=0.7");
  by_prompt = fixture_project (measured.fixture, measured.pair);
  assert_input (by_prompt, "cost.tuned.quality", 0.9, "assumed");
  fixture_unset (measured.fixture, "bar.quality");
  without_bar = fixture_project (measured.fixture, measured.pair);
  assert_input (without_bar, "cost.tuned.quality", 0.9, "assumed");
  fixture_set (measured.fixture, "cost.tuned.quality=0.8");
  by_field = project_and_free (measured);
  assert_input (by_field, "cost.tuned.quality", 0.8, "typed");
  assert_near (by_field->tuned_monthly, 5000 * (0.00028 + 0.2 * 2));
}

/* A tuned arm that was run and not judged is not a projected one: nothing is assumed. */
static void
test_nothing_assumed_of_a_measured_arm (void)
{
  Measured measured = measured_new ("workflow.error_cost=2 bar.quality=0.95", NAN, NAN);
  FulEvidenceArm *arm = built_arm_at (measured.fixture->evidence, (guint)measured.pair.tuned_arm);
  g_autoptr (FulProjection) got = NULL;

  for (gsize i = 0; i < arm->n_answers; i++)
    arm->answers[i].score = NAN;
  fixture_set (measured.fixture, "cost.tuned.tokens_in=1 cost.tuned.tokens_out=1");
  got = project_and_free (measured);
  g_assert_false (got->known);
  g_assert_cmpuint (got->missing->len, ==, 1);
  g_assert_true (fixture_misses (got, "cost.tuned.quality"));
}

static void
assert_unknown (const FulProjection *got, const char *key)
{
  g_assert_false (got->known);
  g_assert_cmpuint (got->missing->len, ==, 1);
  g_assert_cmpstr (got->missing->pdata[0], ==, key);
  g_assert_true (isnan (got->prompt_monthly) && isnan (got->tuned_total) &&
                 isnan (got->tuned_upfront) && isnan (got->prompt_upfront));
  g_assert_true (isnan (got->p_break_even) && isnan (got->saving_p50) &&
                 isnan (got->break_even_month) && isnan (got->break_even_volume));
  g_assert_true (isnan (got->months[0].prompt) && isnan (got->months[11].saving_p50));
  g_assert_cmpuint (got->crossings->len, ==, 0);
  g_assert_cmpuint (got->inputs->len, >, 0);
  g_assert_null (fixture_input (got, key));
}

static void
test_each_required_field (void)
{
  const char *const required[] = {
    "workflow.volume_per_month", "cost.hourly_rate",
    "cost.setup_hours",          "cost.examples",
    "cost.prompt.tokens_in",     "cost.prompt.tokens_out",
    "cost.prompt.price_in",      "cost.prompt.price_out",
    "cost.tuned.tokens_in",      "cost.tuned.tokens_out",
    "cost.tuned.price_in",       "cost.tuned.price_out",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (required); i++) {
    g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
    g_autoptr (FulProjection) got = NULL;

    fixture_unset (fixture, required[i]);
    got = fixture_project (fixture, FIXTURE_SET_ALONE);
    assert_unknown (got, required[i]);
  }
}

static void
test_dedicated_needs_replicas_instead (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "cost.hosting=dedicated "
                                                          "cost.capacity_rps=5");
  g_autoptr (FulProjection) without = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_autoptr (FulProjection) with = NULL;
  g_autoptr (FulProjection) idle = NULL;

  assert_unknown (without, "cost.replica_per_hour");
  fixture_set (fixture, "cost.replica_per_hour=1");
  fixture_unset (fixture, "cost.tuned.tokens_in");
  fixture_unset (fixture, "cost.tuned.price_out");
  with = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_assert_true (with->known);
  fixture_set (fixture, "cost.capacity_rps=0");
  idle = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_assert_false (idle->known);
  g_assert_true (fixture_misses (idle, "cost.capacity_rps"));
}

static void
test_quality_is_needed_where_errors_cost (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (FulProjection) free_of_charge = NULL;
  g_autoptr (FulProjection) charged = NULL;
  g_autoptr (FulProjection) perhaps = NULL;

  fixture_unset (fixture, "cost.prompt.quality");
  free_of_charge = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_assert_true (free_of_charge->known);
  fixture_set (fixture, "workflow.error_cost=1");
  charged = fixture_project (fixture, FIXTURE_SET_ALONE);
  assert_unknown (charged, "cost.prompt.quality");
  fixture_set (fixture, "workflow.error_cost=0..0..1");
  perhaps = fixture_project (fixture, FIXTURE_SET_ALONE);
  assert_unknown (perhaps, "cost.prompt.quality");
}

static void
test_specialist_needs_no_prices (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      "workflow.volume_per_month=5000 cost.hourly_rate=100 cost.specialist.setup_hours=1 "
      "cost.specialist.examples=10 cost.prompt.tokens_in=1 cost.prompt.tokens_out=1 "
      "cost.prompt.price_in=1 cost.prompt.price_out=1");
  g_autoptr (FulProjection) specialist =
      fixture_project (fixture, (FulCostPair){ -1, FUL_RUNG_SPECIALIST, -1 });
  g_autoptr (FulProjection) tuned = fixture_project (fixture, FIXTURE_SET_ALONE);

  g_assert_true (specialist->known);
  g_assert_cmpint (specialist->horizon_months, ==, 24);
  g_assert_cmpuint (tuned->missing->len, ==, 6);
  g_assert_true (fixture_misses (tuned, "cost.examples"));
  g_assert_true (fixture_misses (tuned, "cost.tuned.price_out"));
}

/* The list's date of retirement, in months from today: 51 days are two of them. */
static void
test_lifetime_by_the_list (void)
{
  Measured measured = measured_new ("", NAN, NAN);
  FulModel *tuned = measured.fixture->snapshot->models->pdata[1];
  FulCostContext context;
  g_autoptr (FulProjection) listed = NULL;
  g_autoptr (FulProjection) typed = NULL;
  g_autoptr (FulProjection) unknown = NULL;

  tuned->price_ref = g_strdup ("ft:gpt-4o-mini-2024-07-18");
  listed = fixture_project (measured.fixture, measured.pair);
  assert_input (listed, "cost.lifetime_months", 2, "price list of 2026-09-23");
  context = fixture_context (measured.fixture);
  context.today = NULL;
  unknown = ful_projection_new (&context, measured.pair);
  g_assert_null (fixture_input (unknown, "cost.lifetime_months"));
  fixture_set (measured.fixture, "cost.lifetime_months=9");
  typed = project_and_free (measured);
  assert_input (typed, "cost.lifetime_months", 9, "typed");
}

static void
test_ranges_are_kept (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (FulProjection) got = NULL;
  const FulCostInput *volume;

  fixture_set (fixture, "workflow.volume_per_month=1000..2000..9000");
  got = fixture_project (fixture, FIXTURE_SET_ALONE);
  volume = fixture_input (got, "workflow.volume_per_month");
  g_assert_cmpfloat (volume->low, ==, 1000);
  g_assert_cmpfloat (volume->likely, ==, 2000);
  g_assert_cmpfloat (volume->high, ==, 9000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/inputs/measured", test_measured);
  g_test_add_func ("/cost/inputs/pace", test_cached_at_productions_pace);
  g_test_add_func ("/cost/inputs/cached-set", test_cached_as_set_stays);
  g_test_add_func ("/cost/inputs/set-first", test_set_before_measured);
  g_test_add_func ("/cost/inputs/quality-measured-first", test_quality_measured_before_set);
  g_test_add_func ("/cost/inputs/price-list", test_price_list);
  g_test_add_func ("/cost/inputs/assumed", test_projected_quality);
  g_test_add_func ("/cost/inputs/nothing-assumed", test_nothing_assumed_of_a_measured_arm);
  g_test_add_func ("/cost/inputs/required", test_each_required_field);
  g_test_add_func ("/cost/inputs/dedicated", test_dedicated_needs_replicas_instead);
  g_test_add_func ("/cost/inputs/quality-needed", test_quality_is_needed_where_errors_cost);
  g_test_add_func ("/cost/inputs/specialist", test_specialist_needs_no_prices);
  g_test_add_func ("/cost/inputs/lifetime", test_lifetime_by_the_list);
  g_test_add_func ("/cost/inputs/ranges", test_ranges_are_kept);
  return g_test_run ();
}
