/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture.h"

static void
set_tokens (Fixture *fixture, int arm, guint i, double in, double cached, double out)
{
  FulAnswer *answer = &built_arm_at (fixture->evidence, (guint)arm)->answers[i];

  answer->tokens_in = in;
  answer->tokens_cached = cached;
  answer->tokens_out = out;
}

/* Four calls of 0.001, 0.002, 0.003 and 0.006: mean 0.003, SD 0.0021602, t (3) = 3.1824463. */
static void
test_mean_price_of_a_call (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("");
  FulCostContext context;
  FulMean got;
  int arm;

  fixture_model (fixture, 10, 1, 100);
  arm = fixture_arm (fixture, "p", FUL_RUNG_ZERO_SHOT, 4, 3, 100, 0, 0);
  set_tokens (fixture, arm, 1, 100, 0, 10);
  set_tokens (fixture, arm, 2, 0, 1000, 20);
  set_tokens (fixture, arm, 3, 600, NAN, 0);
  context = fixture_context (fixture);
  got = ful_cost_per_call (&context, arm, FUL_SPLIT_TEST);
  assert_near (got.interval.estimate, 0.003);
  assert_near (got.se, sqrt (14e-6 / 12));
  g_assert_cmpfloat_with_epsilon (got.interval.high, 0.003 + 3.182446305284263 * got.se, 1e-12);
  g_assert_cmpfloat (got.interval.low, ==, 0);
  g_assert_cmpuint (got.n, ==, 4);
  g_assert_cmpuint (got.clusters, ==, 4);
}

static void
test_equal_prices_have_no_spread (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("");
  FulCostContext context;
  FulMean got;
  int arm;

  fixture_model (fixture, 0.07, NAN, 0.3);
  arm = fixture_arm (fixture, "p", FUL_RUNG_ZERO_SHOT, 300, 3, 137, 11, 3);
  context = fixture_context (fixture);
  got = ful_cost_per_call (&context, arm, FUL_SPLIT_TEST);
  g_assert_cmpfloat_with_epsilon (got.interval.estimate, (148 * 0.07 + 3 * 0.3) / 1e6, 1e-18);
  g_assert_cmpfloat (got.se, ==, 0);
  g_assert_cmpfloat (got.interval.low, ==, got.interval.high);
}

/* A side's prices as set go before the model's; its tokens stay the call's own. */
static void
test_prices_as_set_tokens_own (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new ("cost.prompt.tokens_in=9 cost.prompt.price_in=4 cost.tuned.price_out=5");
  FulCostContext context;
  int prompt, tuned;

  fixture_model (fixture, 1, NAN, 2);
  prompt = fixture_arm (fixture, "p", FUL_RUNG_FEW_SHOT, 4, 3, 1000, 0, 100);
  tuned = fixture_arm (fixture, "t", FUL_RUNG_TUNED, 4, 3, 1000, 0, 100);
  context = fixture_context (fixture);
  assert_near (ful_cost_per_call (&context, prompt, FUL_SPLIT_TEST).interval.estimate, 0.0042);
  assert_near (ful_cost_per_call (&context, tuned, FUL_SPLIT_TEST).interval.estimate, 0.0015);
}

static void
test_unknown_price_of_a_call (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("");
  FulCostContext context;
  int priced, unpriced;

  fixture_model (fixture, 1, NAN, 2);
  priced = fixture_arm (fixture, "p", FUL_RUNG_FEW_SHOT, 4, 3, 1000, 0, 100);
  set_tokens (fixture, priced, 2, NAN, NAN, NAN);
  fixture_model (fixture, NAN, NAN, NAN);
  unpriced = fixture_arm (fixture, "q", FUL_RUNG_FEW_SHOT, 4, 3, 1000, 0, 100);
  context = fixture_context (fixture);
  g_assert_true (isnan (ful_cost_per_call (&context, priced, FUL_SPLIT_TEST).interval.estimate));
  g_assert_true (isnan (ful_cost_per_call (&context, unpriced, FUL_SPLIT_TEST).interval.estimate));
  g_assert_true (isnan (ful_cost_per_call (&context, priced, FUL_SPLIT_DEV).interval.estimate));
}

static void
test_dedicated_and_specialist_calls (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new ("cost.hosting=dedicated cost.replica_per_hour=2 cost.capacity_rps=0.05 "
                   "workflow.volume_per_month=100000 cost.reask_share=0.1");
  FulCostContext context;
  int tuned = fixture_arm (fixture, "t", FUL_RUNG_TUNED, 4, 3, NAN, NAN, NAN);
  int specialist = fixture_arm (fixture, "s", FUL_RUNG_SPECIALIST, 4, 3, NAN, NAN, NAN);
  FulMean got;

  context = fixture_context (fixture);
  got = ful_cost_per_call (&context, tuned, FUL_SPLIT_TEST);
  /* 110,000 * 3 / 131,490 = 2.5: three replicas */
  assert_near (got.interval.estimate, 3 * 2 * 730.5 / 110000);
  g_assert_cmpfloat (got.se, ==, 0);
  /* in USD as the others, though a replica is paid in the project's currency */
  fixture_set (fixture, "cost.currency_per_usd=0.5");
  got = ful_cost_per_call (&context, tuned, FUL_SPLIT_TEST);
  assert_near (got.interval.estimate, 3 * 2 * 730.5 / 110000 / 0.5);
  got = ful_cost_per_call (&context, specialist, FUL_SPLIT_TEST);
  g_assert_cmpfloat (got.interval.estimate, ==, 0);
  g_assert_cmpfloat (got.interval.high, ==, 0);
  fixture_unset (fixture, "workflow.volume_per_month");
  got = ful_cost_per_call (&context, tuned, FUL_SPLIT_TEST);
  g_assert_true (isnan (got.interval.estimate));
}

static const FulCostArm *
row_of (GArray *arms, int arm)
{
  for (guint i = 0; i < arms->len; i++)
    if (g_array_index (arms, FulCostArm, i).arm == arm)
      return &g_array_index (arms, FulCostArm, i);
  g_assert_not_reached ();
}

#define WORK                                                                       \
  "workflow.volume_per_month=1000000 cost.horizon_months=12 cost.hourly_rate=100 " \
  "cost.curation_minutes_per_example=3 cost.examples=500 cost.setup_hours=10 "

static void
test_table (void)
{
  g_autoptr (Fixture) fixture = fixture_new (WORK "cost.currency_per_usd=2");
  FulCostPair pair = { -1, FUL_RUNG_TUNED, -1 };
  g_autoptr (GArray) arms = NULL;
  FulCostContext context;
  int other, specialist;

  fixture_model (fixture, 2, NAN, 8);
  pair.prompt_arm = fixture_arm (fixture, "p", FUL_RUNG_FEW_SHOT, 40, 36, 1000, 0, 50);
  other = fixture_arm (fixture, "q", FUL_RUNG_ZERO_SHOT, 40, 20, 100, 0, 50);
  specialist = fixture_arm (fixture, "s", FUL_RUNG_SPECIALIST, 40, 38, NAN, NAN, NAN);
  fixture_model (fixture, 1, NAN, 4);
  pair.tuned_arm = fixture_arm (fixture, "t", FUL_RUNG_TUNED, 40, 38, 200, 0, 20);
  fixture_arm (fixture, "few", FUL_RUNG_ZERO_SHOT, 5, 5, 1, 0, 1);
  context = fixture_context (fixture);
  arms = ful_cost_arms (&context, pair);
  g_assert_cmpuint (arms->len, ==, 4);
  assert_near (row_of (arms, pair.prompt_arm)->monthly, 4800);
  assert_near (row_of (arms, pair.prompt_arm)->total, 12 * 4800);
  assert_near (row_of (arms, pair.prompt_arm)->per_request, 0.0048);
  assert_near (row_of (arms, pair.prompt_arm)->per_correct, 0.0048 / 0.9);
  g_assert_cmpfloat (row_of (arms, pair.prompt_arm)->upfront, ==, 0);
  g_assert_true (isnan (row_of (arms, pair.prompt_arm)->p_break_even));
  assert_near (row_of (arms, other)->monthly, 1200);
  assert_near (row_of (arms, other)->per_correct, 0.0012 / 0.5);
  assert_near (row_of (arms, pair.tuned_arm)->upfront, 3500);
  assert_near (row_of (arms, pair.tuned_arm)->total, 3500 + 12 * 560);
  g_assert_cmpfloat (row_of (arms, pair.tuned_arm)->p_break_even, ==, 1);
  assert_near (row_of (arms, specialist)->total, 3500);
  g_assert_cmpfloat (row_of (arms, specialist)->per_request, ==, 0);
  g_assert_cmpint (row_of (arms, specialist)->rung, ==, FUL_RUNG_SPECIALIST);
  assert_near (ful_cost_monthly (&context, pair.prompt_arm), 4800);
  assert_near (ful_cost_monthly (&context, pair.tuned_arm), 560);
  assert_near (ful_cost_monthly (&context, specialist), 0);
}

static void
test_table_of_unknown_cost (void)
{
  g_autoptr (Fixture) fixture = fixture_new (WORK);
  FulCostPair pair = { -1, FUL_RUNG_TUNED, -1 };
  g_autoptr (GArray) arms = NULL;
  FulCostContext context;

  fixture_model (fixture, 2, NAN, 8);
  pair.prompt_arm = fixture_arm (fixture, "p", FUL_RUNG_FEW_SHOT, 40, 36, 1000, 0, 50);
  context = fixture_context (fixture);
  arms = ful_cost_arms (&context, pair);
  g_assert_cmpuint (arms->len, ==, 1);
  g_assert_true (isnan (row_of (arms, 0)->monthly) && isnan (row_of (arms, 0)->total) &&
                 isnan (row_of (arms, 0)->upfront) && isnan (row_of (arms, 0)->per_request));
  /* of the month, its own side alone must be known */
  assert_near (ful_cost_monthly (&context, 0), 2400);
  fixture_unset (fixture, "cost.hourly_rate");
  g_assert_true (isnan (ful_cost_monthly (&context, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/call/mean", test_mean_price_of_a_call);
  g_test_add_func ("/cost/call/equal", test_equal_prices_have_no_spread);
  g_test_add_func ("/cost/call/as-set", test_prices_as_set_tokens_own);
  g_test_add_func ("/cost/call/unknown", test_unknown_price_of_a_call);
  g_test_add_func ("/cost/call/dedicated-specialist", test_dedicated_and_specialist_calls);
  g_test_add_func ("/cost/arms/table", test_table);
  g_test_add_func ("/cost/arms/unknown", test_table_of_unknown_cost);
  return g_test_run ();
}
