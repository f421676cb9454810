/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Crossings are checked against a scan of the totals in small steps, written apart. */
#include <math.h>

#include "fixture.h"

#define DEDICATED "cost.hosting=dedicated cost.replica_per_hour=0.1 cost.capacity_rps=0.05 "

static void
assert_crossings (const FulProjection *got, const double *wanted, guint n)
{
  g_assert_cmpuint (got->crossings->len, ==, n);
  for (guint i = 0; i < n; i++)
    assert_near (g_array_index (got->crossings, double, i), wanted[i]);
}

static void
test_one_line (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);
  const double wanted[] = { 3500 / (12 * 0.00212) };

  assert_crossings (got, wanted, 1);
  assert_near (got->break_even_volume, wanted[0]);
}

static void
test_never (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "cost.tuned.price_in=20");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);

  assert_crossings (got, NULL, 0);
  g_assert_true (isnan (got->break_even_volume));
}

static void
test_at_any_volume (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new (FIXTURE_BASE "cost.spent=3500 cost.prompt_hours_per_month=1");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);

  assert_crossings (got, NULL, 0);
  g_assert_cmpfloat (got->break_even_volume, ==, 0);
  g_assert_cmpfloat (got->break_even_month, ==, 0);
}

/* Dear to run, free to make: cheaper below a volume, not above one. */
static void
test_cheaper_below (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
      FIXTURE_BASE "cost.spent=3500 cost.prompt_hours_per_month=1 cost.tuned.price_in=20");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);
  const double wanted[] = { 100 / (0.00408 - 0.0024) };

  assert_crossings (got, wanted, 1);
  g_assert_true (isnan (got->break_even_volume));
}

/* A replica more at 438,300 and 482,130 takes the saving away again for a while. */
static void
test_steps (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE DEDICATED);
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);
  const double wanted[] = { 425902.77777777787, 438300, 456340.27777777775, 482130,
                            486777.7777777781 };

  assert_crossings (got, wanted, 5);
  assert_near (got->break_even_volume, wanted[4]);
}

static void
test_steps_of_a_growing_volume (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new (FIXTURE_BASE DEDICATED "workflow.growth_per_month=0.05 cost.reask_share=0.1 "
                                          "cost.tuned.reask_share=0.2 "
                                          "cost.price_decline_per_year=0.1");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);
  const double wanted[] = { 483717.14087618305, 487000, 487382.8811858501, 493309.9948826771,
                            500212.972269685 };

  assert_crossings (got, wanted, 5);
}

/* The volume itself moves only how far is searched: 100 times. */
static void
test_steps_beyond_reach (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE DEDICATED);
  g_autoptr (FulProjection) near = NULL;
  g_autoptr (FulProjection) far = NULL;

  fixture_set (fixture, "workflow.volume_per_month=4500");
  near = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_assert_cmpuint (near->crossings->len, ==, 2);
  g_assert_true (isnan (near->break_even_volume));
  fixture_set (fixture, "workflow.volume_per_month=4200");
  far = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_assert_cmpuint (far->crossings->len, ==, 0);
}

/* Ten million steps within reach: those that matter are found all the same. */
static void
test_very_many_steps (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new (FIXTURE_BASE "cost.hosting=dedicated cost.replica_per_hour=0.000005 "
                                "cost.capacity_rps=0.0000025");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);
  double last = g_array_index (got->crossings, double, got->crossings->len - 1);

  /* one replica answers 2.1915 requests at 0.0036525 a month: within a step of the line */
  g_assert_cmpuint (got->crossings->len, >, 0);
  g_assert_cmpfloat_with_epsilon (last, 3500 / 12. / (0.0024 - 0.0036525 / 2.1915), 10);
  g_assert_cmpfloat (got->break_even_volume, ==, last);
}

/* Measured cached tokens: dear while the cache is cold, cheap when it is warm. */
#define BENT                                                                                \
  "cost.cache_ttl_s=10 cost.spent=2000 cost.prompt.price_cached=0.1 cost.tuned.price_in=5 " \
  "cost.tuned.price_out=10 "

static FulProjection *
project_bent (const char *settings)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE BENT);
  FulCostPair pair = FIXTURE_SET_ALONE;

  fixture_unset (fixture, "cost.prompt.tokens_in");
  fixture_unset (fixture, "cost.prompt.tokens_out");
  fixture_set (fixture, settings);
  pair.prompt_arm = fixture_arm (fixture, "p", FUL_RUNG_ZERO_SHOT, 40, 36, 100, 2000, 50);
  return fixture_project (fixture, pair);
}

static void
test_bent (void)
{
  g_autoptr (FulProjection) got = project_bent ("");
  const double wanted[] = { 44510.663527334866, 454408.6718463765 };

  assert_crossings (got, wanted, 2);
  g_assert_true (isnan (got->break_even_volume));
}

static void
test_bent_and_steps (void)
{
  g_autoptr (FulProjection) got = project_bent (DEDICATED "workflow.growth_per_month=0.02");
  const double wanted[] = { 66180.18835348048,  77839.57136244161,  78130.76005127866,
                            79396.36278969044,  80229.11002076385,  80984.29004548423,
                            82360.55052858323,  82603.9758463939,   91240.07478609757,
                            211505.09402075328, 214651.68055439112, 214852.9411764706 };

  assert_crossings (got, wanted, G_N_ELEMENTS (wanted));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/volume/line", test_one_line);
  g_test_add_func ("/cost/volume/never", test_never);
  g_test_add_func ("/cost/volume/any", test_at_any_volume);
  g_test_add_func ("/cost/volume/below", test_cheaper_below);
  g_test_add_func ("/cost/volume/steps", test_steps);
  g_test_add_func ("/cost/volume/steps-growing", test_steps_of_a_growing_volume);
  g_test_add_func ("/cost/volume/steps-beyond", test_steps_beyond_reach);
  g_test_add_func ("/cost/volume/very-many-steps", test_very_many_steps);
  g_test_add_func ("/cost/volume/bent", test_bent);
  g_test_add_func ("/cost/volume/bent-steps", test_bent_and_steps);
  return g_test_run ();
}
