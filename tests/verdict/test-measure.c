/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/measure.h"

#include "situation.h"

static FulMean
mean_of (double estimate, double low, double high)
{
  return (FulMean){ { estimate, low, high }, 0.01, 100, 100, 100 };
}

static void
check_share (FulMean mean, double limit, double width, FulState state, gboolean near_bar)
{
  FulMeasure found = ful_measure_share (&mean, limit, width);

  g_assert_cmpint (found.state, ==, state);
  g_assert_cmpint (found.near_bar, ==, near_bar);
}

static void
test_share_by_bounds (void)
{
  check_share (mean_of (0.95, 0.90, 0.97), 0.90, 0.05, FUL_CLEARS, FALSE);
  check_share (mean_of (0.85, 0.80, 0.8999), 0.90, 0.05, FUL_FAILS, FALSE);
  /* An upper bound at the bar does not fail. */
  check_share (mean_of (0.85, 0.80, 0.90), 0.90, 0.05, FUL_UNDECIDED, FALSE);
  check_share (mean_of (0.95, 0.8999, 0.97), 0.90, 0.05, FUL_UNDECIDED, FALSE);
}

static void
test_share_near_bar (void)
{
  check_share (mean_of (0.907, 0.893, 0.919), 0.90, 0.05, FUL_CLEARS, TRUE);
  check_share (mean_of (0.9, 0.88, 0.92), 0.90, 0.05, FUL_CLEARS, TRUE);
  check_share (mean_of (0.893, 0.878, 0.906), 0.90, 0.05, FUL_FAILS, TRUE);
  /* Too wide, also where the limit leaves no more room. */
  check_share (mean_of (0.91, 0.87, 0.94), 0.90, 0.05, FUL_UNDECIDED, FALSE);
  check_share (mean_of (0.995, 0.982, 0.9986), 0.99, 0.01, FUL_UNDECIDED, FALSE);
}

static void
test_share_not_measured (void)
{
  FulMean unknown = { FUL_INTERVAL_UNKNOWN, NAN, 0, 0, NAN };
  FulMeasure found = ful_measure_share (&unknown, 0.9, 0.05);

  g_assert_cmpint (found.state, ==, FUL_UNDECIDED);
  g_assert_cmpint (found.estimate, ==, FUL_UNDECIDED);
}

static void
test_cost (void)
{
  FulMean mean = mean_of (0.002, 0.001, 0.003);

  g_assert_cmpint (ful_measure_cost (&mean, 0.003).state, ==, FUL_CLEARS);
  g_assert_cmpint (ful_measure_cost (&mean, 0.0009).state, ==, FUL_FAILS);
  g_assert_cmpint (ful_measure_cost (&mean, 0.001).state, ==, FUL_UNDECIDED);
  /* However narrow, a cost is no share: its estimate decides the leaning alone. */
  g_assert_cmpint (ful_measure_cost (&mean, 0.0025).state, ==, FUL_UNDECIDED);
  g_assert_cmpint (ful_measure_cost (&mean, 0.002).estimate, ==, FUL_CLEARS);
  g_assert_cmpint (ful_measure_cost (&mean, 0.0019).estimate, ==, FUL_FAILS);
}

static void
test_bar (void)
{
  g_autoptr (Situation) situation = situation_new ("set bar.quality=0.9\n"
                                                   "set workflow.format_critical=true\n"
                                                   "set bar.p95_latency_ms=2000\n");
  FulBar bar = ful_bar_of (situation->snapshot);

  g_assert_cmpfloat (bar.limits[FUL_MEASURE_QUALITY], ==, 0.9);
  g_assert_cmpfloat (bar.limits[FUL_MEASURE_FORMAT], ==, 0.99);
  g_assert_cmpfloat (bar.limits[FUL_MEASURE_LATENCY], ==, 0.95);
  g_assert_cmpfloat (bar.latency_ms, ==, 2000);
  g_assert_true (isnan (bar.limits[FUL_MEASURE_AGREEMENT]));
  g_assert_true (isnan (bar.limits[FUL_MEASURE_COST]));
  g_assert_cmpfloat (bar.delta, ==, 0.05);
  g_assert_cmpfloat (ful_bar_width (&bar, FUL_MEASURE_QUALITY), ==, 0.05);
  g_assert_cmpfloat_with_epsilon (ful_bar_width (&bar, FUL_MEASURE_FORMAT), 0.01, 1e-12);
}

static void
test_bar_format_as_set (void)
{
  g_autoptr (Situation) situation =
      situation_new ("set bar.valid_format=0.9\nset workflow.format_critical=true\n");

  g_assert_cmpfloat (ful_bar_of (situation->snapshot).limits[FUL_MEASURE_FORMAT], ==, 0.9);
}

/* The state of arm p@m on test. */
static FulArmState
state_of (const char *text)
{
  g_autoptr (Situation) situation = situation_new (text);
  g_autoptr (FulStandings) standings = ful_standings_new (situation->evidence);
  FulCostContext context = { .snapshot = situation->snapshot,
                             .standings = standings,
                             .prices = situation->input.prices,
                             .draws = 100 };
  FulBar bar = ful_bar_of (situation->snapshot);

  return ful_arm_state (&context, &bar, situation_arm (situation, "p#1@m"), FUL_SPLIT_TEST);
}

static void
test_arm_clears_when_all_do (void)
{
  FulArmState state = state_of ("set bar.quality=0.8\np@m zero-shot test 288/300");

  g_assert_cmpint (state.state, ==, FUL_CLEARS);
  g_assert_cmpint (state.measures[FUL_MEASURE_FORMAT].state, ==, FUL_CLEARS);
  state = state_of ("set bar.quality=0.8\nset bar.valid_format=0.99\n"
                    "p@m zero-shot test 240/300 format");
  g_assert_cmpint (state.measures[FUL_MEASURE_FORMAT].state, ==, FUL_FAILS);
  g_assert_cmpint (state.state, ==, FUL_FAILS);
}

static void
test_arm_fails_when_one_does (void)
{
  /* Agreement can't be measured, and quality fails. */
  FulArmState state = state_of ("set bar.quality=0.9\nset bar.agreement=0.9\n"
                                "p@m zero-shot test 150/300");

  g_assert_cmpint (state.measures[FUL_MEASURE_AGREEMENT].state, ==, FUL_UNDECIDED);
  g_assert_cmpint (state.state, ==, FUL_FAILS);
  state = state_of ("set bar.quality=0.9\nset bar.agreement=0.9\np@m zero-shot test 290/300");
  g_assert_cmpint (state.state, ==, FUL_UNDECIDED);
  g_assert_cmpint (state.estimate, ==, FUL_UNDECIDED);
}

static void
test_agreement (void)
{
  FulArmState state = state_of ("set bar.quality=0.9\nset bar.agreement=0.9\n"
                                "p@m zero-shot test 97/100 repeats=3");

  g_assert_cmpfloat (state.measures[FUL_MEASURE_AGREEMENT].mean.interval.estimate, ==, 1);
  g_assert_cmpint (state.measures[FUL_MEASURE_AGREEMENT].state, ==, FUL_CLEARS);
}

static void
test_format_unknown (void)
{
  /* Failures whose text nobody recorded or labelled: their format is not known. */
  FulArmState state = state_of ("set bar.quality=0.8\nset bar.valid_format=0.9\n"
                                "p@m zero-shot test 290/300 unrecorded");

  g_assert_cmpint (state.measures[FUL_MEASURE_FORMAT].state, ==, FUL_UNDECIDED);
  g_assert_true (isnan (state.measures[FUL_MEASURE_FORMAT].mean.interval.estimate));
  g_assert_cmpint (state.state, ==, FUL_UNDECIDED);
  /* What passed was well-formed. */
  state = state_of ("set bar.quality=0.8\nset bar.valid_format=0.9\n"
                    "p@m zero-shot test 300/300 unrecorded");
  g_assert_cmpint (state.measures[FUL_MEASURE_FORMAT].state, ==, FUL_CLEARS);
}

static void
test_latency_counts_calm_answers (void)
{
  FulArmState state = state_of ("set bar.quality=0.9\nset bar.p95_latency_ms=2000\n"
                                "p@m zero-shot test 200/200 latency=900 in-flight=8\n"
                                "p@m zero-shot test 200/200 from=200 latency=9000 in-flight=9");

  g_assert_cmpfloat (state.measures[FUL_MEASURE_LATENCY].mean.interval.estimate, ==, 1);
  g_assert_cmpuint (state.measures[FUL_MEASURE_LATENCY].mean.n, ==, 200);
  g_assert_cmpint (state.state, ==, FUL_CLEARS);
  g_assert_false (state.under_load);
}

static void
test_latency_under_load (void)
{
  FulArmState state = state_of ("set bar.quality=0.9\nset bar.p95_latency_ms=2000\n"
                                "p@m zero-shot test 29/29 latency=900\n"
                                "p@m zero-shot test 200/200 from=29 latency=9000 in-flight=64");

  g_assert_true (state.under_load);
  g_assert_cmpuint (state.measures[FUL_MEASURE_LATENCY].mean.n, ==, 229);
  g_assert_cmpint (state.state, ==, FUL_FAILS);
  /* Few, and no others: they count without a caution. */
  state = state_of ("set bar.quality=0.5\nset bar.p95_latency_ms=2000\n"
                    "p@m zero-shot test 29/29 latency=900");
  g_assert_false (state.under_load);
}

static void
test_latency_unknown (void)
{
  FulArmState state = state_of ("set bar.quality=0.9\nset bar.p95_latency_ms=2000\n"
                                "p@m zero-shot test 200/200 latency=900\n"
                                "p@m zero-shot test 1/1 from=200");

  g_assert_cmpint (state.measures[FUL_MEASURE_LATENCY].state, ==, FUL_UNDECIDED);
  g_assert_true (isnan (state.measures[FUL_MEASURE_LATENCY].mean.interval.estimate));
}

static void
test_latency_of_exactly_the_limit (void)
{
  FulArmState state = state_of ("set bar.quality=0.9\nset bar.p95_latency_ms=2000\n"
                                "p@m zero-shot test 200/200 latency=2000");

  g_assert_cmpint (state.measures[FUL_MEASURE_LATENCY].state, ==, FUL_CLEARS);
}

static void
test_cost_in_the_currency (void)
{
  /* 1,000 and 100 tokens at 2 and 10 USD a million: 0.003 USD, 0.0045 of what the bar is in. */
  static const char *const answers = "set cost.prompt.price_in=2\nset cost.prompt.price_out=10\n"
                                     "set cost.currency=XYZ\nset cost.currency_per_usd=1.5\n"
                                     "set bar.quality=0.9\n"
                                     "p@m zero-shot test 200/200 tokens=1000/100\n";
  g_autofree char *dear = g_strconcat (answers, "set bar.cost_per_request=0.004", NULL);
  g_autofree char *cheap = g_strconcat (answers, "set bar.cost_per_request=0.0046", NULL);
  FulArmState state = state_of (dear);

  g_assert_cmpfloat_with_epsilon (state.measures[FUL_MEASURE_COST].mean.interval.estimate, 0.0045,
                                  1e-12);
  g_assert_cmpint (state.state, ==, FUL_FAILS);
  g_assert_cmpint (state_of (cheap).state, ==, FUL_CLEARS);
}

static void
test_cost_unknown (void)
{
  FulArmState state = state_of ("set bar.quality=0.9\nset bar.cost_per_request=1\n"
                                "p@m zero-shot test 200/200");

  g_assert_cmpint (state.measures[FUL_MEASURE_COST].state, ==, FUL_UNDECIDED);
  g_assert_cmpint (state.state, ==, FUL_UNDECIDED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/measure/share/bounds-decide-first", test_share_by_bounds);
  g_test_add_func ("/verdict/measure/share/near-bar", test_share_near_bar);
  g_test_add_func ("/verdict/measure/share/not-measured", test_share_not_measured);
  g_test_add_func ("/verdict/measure/cost", test_cost);
  g_test_add_func ("/verdict/measure/bar", test_bar);
  g_test_add_func ("/verdict/measure/bar/format-as-set", test_bar_format_as_set);
  g_test_add_func ("/verdict/measure/arm/clears-when-all-do", test_arm_clears_when_all_do);
  g_test_add_func ("/verdict/measure/arm/fails-when-one-does", test_arm_fails_when_one_does);
  g_test_add_func ("/verdict/measure/agreement", test_agreement);
  g_test_add_func ("/verdict/measure/format/unknown", test_format_unknown);
  g_test_add_func ("/verdict/measure/latency/calm", test_latency_counts_calm_answers);
  g_test_add_func ("/verdict/measure/latency/under-load", test_latency_under_load);
  g_test_add_func ("/verdict/measure/latency/unknown", test_latency_unknown);
  g_test_add_func ("/verdict/measure/latency/at-the-limit", test_latency_of_exactly_the_limit);
  g_test_add_func ("/verdict/measure/cost/in-the-currency", test_cost_in_the_currency);
  g_test_add_func ("/verdict/measure/cost/unknown", test_cost_unknown);
  return g_test_run ();
}
