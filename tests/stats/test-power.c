/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/power.h"

#include "base/error.h"
#include "builder.h"

static FulPower
power_of (const FulEvidence *evidence, double delta)
{
  g_autoptr (FulStandings) standings = ful_standings_new (evidence);
  g_autoptr (GError) error = NULL;
  FulPower got;

  g_assert_true (ful_power (standings, FUL_SPLIT_TEST, delta, &got, &error));
  g_assert_no_error (error);
  return got;
}

/* The reference plan: 20 % discordance, a difference of five points. */
static void
test_before_a_run (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  FulPower got;

  built_cases (evidence, FUL_SPLIT_DEV, 7);
  built_cases (evidence, FUL_SPLIT_TEST, 101);
  evidence->cases[9].wrong_expected = TRUE;
  got = power_of (evidence, 0.05);
  g_assert_cmpint (got.arm_a, ==, -1);
  g_assert_cmpuint (got.n, ==, 100);
  g_assert_cmpfloat_with_epsilon (got.sd, 0.44440972086577946, 1e-12);
  g_assert_cmpfloat (got.n_needed, ==, 621);
  g_assert_cmpfloat_with_epsilon (got.mde, 0.12450517047632781, 1e-9);
}

static void
test_without_cases (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  FulPower got = power_of (evidence, 0.05);

  g_assert_cmpuint (got.n, ==, 0);
  g_assert_cmpfloat (got.n_needed, ==, 621);
  g_assert_true (isnan (got.mde));
}

/* The best prompt arm against the next in rank that differs from it at all. */
static void
test_after_a_run (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint test = built_cases (evidence, FUL_SPLIT_TEST, 200);
  guint low = built_arm (evidence, "low", "m", FUL_RUNG_ZERO_SHOT, 0);
  guint best = built_arm (evidence, "best", "m", FUL_RUNG_FEW_SHOT, 0);
  guint twin = built_arm (evidence, "twin", "m", FUL_RUNG_FEW_SHOT, 0);
  g_autoptr (FulSample) a = NULL;
  g_autoptr (FulSample) b = NULL;
  FulComparison expected;
  FulPower got;

  built_shares (evidence, low, test, 200, 120);
  built_shares (evidence, best, test, 200, 160);
  built_shares (evidence, twin, test, 200, 160);
  a = ful_sample_quality (evidence, built_arm_at (evidence, best), FUL_SPLIT_TEST);
  b = ful_sample_quality (evidence, built_arm_at (evidence, low), FUL_SPLIT_TEST);
  expected = ful_compare (a, b, 0.1, 1);
  got = power_of (evidence, 0.1);
  g_assert_cmpint (got.arm_a, ==, (int)best);
  g_assert_cmpint (got.arm_b, ==, (int)low);
  g_assert_cmpuint (got.n, ==, 200);
  g_assert_cmpfloat (got.sd, ==, expected.sd);
  g_assert_cmpfloat (got.n_needed, ==, expected.n_needed);
  g_assert_cmpfloat (got.mde, ==, expected.mde);
  /* With data any delta can be asked for. */
  g_assert_cmpfloat (power_of (evidence, 0.6).n_needed, <, got.n_needed);
}

static void
test_arms_that_do_not_differ (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint test = built_cases (evidence, FUL_SPLIT_TEST, 50);

  built_shares (evidence, built_arm (evidence, "a", "m", FUL_RUNG_ZERO_SHOT, 0), test, 50, 40);
  built_shares (evidence, built_arm (evidence, "b", "m", FUL_RUNG_ZERO_SHOT, 0), test, 50, 40);
  g_assert_cmpint (power_of (evidence, 0.05).arm_a, ==, -1);
}

static void
test_refuses (void)
{
  static const double bad[] = { 0, -0.1, 1, NAN, 0.4472135955, 0.5 };
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  g_autoptr (FulStandings) standings = NULL;
  FulPower got = { .delta = 42 };

  built_cases (evidence, FUL_SPLIT_TEST, 10);
  standings = ful_standings_new (evidence);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (ful_power (standings, FUL_SPLIT_TEST, bad[i], &got, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  }
  g_assert_cmpfloat (got.delta, ==, 42);
  g_assert_true (ful_power (standings, FUL_SPLIT_TEST, 0.447, &got, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/power/before-a-run", test_before_a_run);
  g_test_add_func ("/stats/power/without-cases", test_without_cases);
  g_test_add_func ("/stats/power/after-a-run", test_after_a_run);
  g_test_add_func ("/stats/power/arms-that-do-not-differ", test_arms_that_do_not_differ);
  g_test_add_func ("/stats/power/refuses", test_refuses);
  return g_test_run ();
}
