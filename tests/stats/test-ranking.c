/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/ranking.h"

#include "builder.h"

static guint
zero_shot (FulEvidence *evidence, const char *prompt)
{
  return built_arm (evidence, prompt, "m", FUL_RUNG_ZERO_SHOT, 0);
}

static void
assert_rank (const FulStandings *standings, const int *states, gsize n, const guint *expected)
{
  g_autofree guint *arms = NULL;
  guint n_arms = ful_standings_evidence (standings)->arms->len;
  g_autoptr (GArray) ranked = NULL;

  /* Asked for in the wrong order: only the order of first run may matter. */
  arms = g_new (guint, n_arms);
  for (guint i = 0; i < n_arms; i++)
    arms[i] = n_arms - 1 - i;
  ranked = ful_standings_rank (standings, arms, n_arms, states);
  g_assert_cmpuint (ranked->len, ==, n);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (ranked, guint, i), ==, expected[i]);
}

static void
test_splits (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  FulSplits splits;

  splits = ful_splits_of (evidence);
  g_assert_false (splits.one_split);
  built_cases (evidence, FUL_SPLIT_NONE, 3);
  built_cases (evidence, FUL_SPLIT_TEST, 3);
  splits = ful_splits_of (evidence);
  g_assert_true (splits.one_split);
  g_assert_cmpint (splits.selecting, ==, FUL_SPLIT_TEST);
  g_assert_cmpint (splits.judging, ==, FUL_SPLIT_TEST);
  built_cases (evidence, FUL_SPLIT_DEV, 1);
  splits = ful_splits_of (evidence);
  g_assert_false (splits.one_split);
  g_assert_cmpint (splits.selecting, ==, FUL_SPLIT_DEV);
  g_assert_cmpint (splits.judging, ==, FUL_SPLIT_TEST);
}

static void
test_only_dev (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  FulSplits splits;

  built_cases (evidence, FUL_SPLIT_DEV, 2);
  splits = ful_splits_of (evidence);
  g_assert_true (splits.one_split);
  g_assert_cmpint (splits.judging, ==, FUL_SPLIT_DEV);
}

/* m = 30, or half of the most that any arm did there, if less (rounded up, at least 1). */
static void
test_minimum (void)
{
  const struct {
    guint most;
    guint minimum;
  } rows[] = { { 0, 1 },   { 1, 1 },   { 2, 1 },   { 5, 3 },
               { 58, 29 }, { 59, 30 }, { 60, 30 }, { 500, 30 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
    guint first = built_cases (evidence, FUL_SPLIT_TEST, 500);
    guint most = zero_shot (evidence, "most"), fewer = zero_shot (evidence, "fewer");
    g_autoptr (FulStandings) standings = NULL;

    built_shares (evidence, most, first, rows[i].most, rows[i].most);
    built_shares (evidence, fewer, first, MIN (rows[i].most, rows[i].minimum - 1), 0);
    standings = ful_standings_new (evidence);
    g_assert_cmpuint (ful_standings_minimum (standings, FUL_SPLIT_TEST), ==, rows[i].minimum);
    g_assert_cmpuint (ful_standings_minimum (standings, FUL_SPLIT_DEV), ==, 1);
    g_assert_true (ful_standings_counts (standings, most, FUL_SPLIT_TEST) == (rows[i].most > 0));
    g_assert_false (ful_standings_counts (standings, fewer, FUL_SPLIT_TEST));
    g_assert_false (ful_standings_counts (standings, most, FUL_SPLIT_DEV));
  }
}

static void
test_order (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint first = built_cases (evidence, FUL_SPLIT_TEST, 100);
  const guint passed[] = { 50, 90, 70, 90 };
  const guint expected[] = { 1, 3, 2, 0 };
  g_autoptr (FulStandings) standings = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (passed); i++)
    built_shares (evidence, zero_shot (evidence, "p"), first, 100, passed[i]);
  standings = ful_standings_new (evidence);
  /* Of two equal ones the one first run goes first. */
  assert_rank (standings, NULL, 4, expected);
  g_assert_cmpint (ful_standings_best_prompt_arm (standings), ==, 1);
  g_assert_cmpfloat_with_epsilon (ful_standings_mean (standings, 1, FUL_SPLIT_TEST)
                                      .interval.estimate,
                                  0.9, 1e-12);
  g_assert_cmpuint (ful_standings_sample (standings, 1, FUL_SPLIT_TEST)->n, ==, 100);
}

/* A state goes before what is higher; among equals nothing changes. */
static void
test_states (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint first = built_cases (evidence, FUL_SPLIT_TEST, 100);
  const guint passed[] = { 95, 60, 80 };
  const int states[] = { 0, 2, 2 };
  const guint expected[] = { 2, 1, 0 };
  g_autoptr (FulStandings) standings = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (passed); i++)
    built_shares (evidence, zero_shot (evidence, "p"), first, 100, passed[i]);
  standings = ful_standings_new (evidence);
  assert_rank (standings, states, 3, expected);
}

/* Both over the shared cases: there the later one is better, though over all its own it is not. */
static void
test_higher_over_shared_cases (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint first = built_cases (evidence, FUL_SPLIT_TEST, 200);
  guint a = zero_shot (evidence, "a"), b = zero_shot (evidence, "b");
  g_autoptr (FulStandings) standings = NULL;

  built_shares (evidence, a, first, 100, 70); /* an easy half */
  built_shares (evidence, b, first, 100, 80);
  built_shares (evidence, b, first + 100, 100, 10); /* a hard one that a did not meet */
  standings = ful_standings_new (evidence);
  g_assert_true (ful_standings_higher (standings, b, a));
  g_assert_false (ful_standings_higher (standings, a, b));
  g_assert_cmpint (ful_standings_best_prompt_arm (standings), ==, (int)b);
}

/* Fewer than m shared: each over its own. */
static void
test_higher_over_own_cases (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint first = built_cases (evidence, FUL_SPLIT_TEST, 300);
  guint a = zero_shot (evidence, "a"), b = zero_shot (evidence, "b");
  g_autoptr (FulStandings) standings = NULL;

  built_shares (evidence, a, first, 100, 70);
  built_shares (evidence, b, first + 71, 29, 29); /* 29 in common, one under m */
  built_shares (evidence, b, first + 100, 100, 10);
  standings = ful_standings_new (evidence);
  g_assert_cmpuint (ful_standings_minimum (standings, FUL_SPLIT_TEST), ==, 30);
  g_assert_false (ful_standings_higher (standings, b, a));

  built_answers (evidence, b, first + 70, 1, "1");
  g_clear_pointer (&standings, ful_standings_free);
  standings = ful_standings_new (evidence);
  g_assert_true (ful_standings_higher (standings, b, a));
}

/* Ranked on the selecting split, on the other where it counts only there; then each over its own,
 * whatever they share on either. */
static void
test_two_splits (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint dev = built_cases (evidence, FUL_SPLIT_DEV, 100);
  guint test = built_cases (evidence, FUL_SPLIT_TEST, 100);
  guint both = zero_shot (evidence, "both"), late = zero_shot (evidence, "late");
  guint few = zero_shot (evidence, "few");
  const guint expected[] = { 1, 0 };
  g_autoptr (FulStandings) standings = NULL;

  built_shares (evidence, both, dev, 100, 60);
  built_shares (evidence, both, test, 100, 90);
  built_shares (evidence, late, test, 100, 70);
  built_shares (evidence, late, dev, 5, 0);
  built_shares (evidence, few, dev, 29, 29);
  standings = ful_standings_new (evidence);
  g_assert_cmpint (ful_standings_ranked_on (standings, both), ==, FUL_SPLIT_DEV);
  g_assert_cmpint (ful_standings_ranked_on (standings, late), ==, FUL_SPLIT_TEST);
  g_assert_cmpint (ful_standings_ranked_on (standings, few), ==, FUL_SPLIT_DEV);
  g_assert_cmpint (ful_standings_judged_on (standings, both), ==, FUL_SPLIT_TEST);
  g_assert_cmpint (ful_standings_judged_on (standings, late), ==, FUL_SPLIT_TEST);
  g_assert_cmpint (ful_standings_judged_on (standings, few), ==, FUL_SPLIT_TEST);
  g_assert_true (ful_standings_higher (standings, late, both));
  assert_rank (standings, NULL, 2, expected);
}

/* A chain whose "higher" is no order: in order of first run a later one takes the lead. */
static void
test_lead_goes_by_first_run (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint first = built_cases (evidence, FUL_SPLIT_TEST, 300);
  guint a = zero_shot (evidence, "a"), b = zero_shot (evidence, "b"), c = zero_shot (evidence, "c");
  const guint expected[] = { 2, 1, 0 };
  g_autoptr (FulStandings) standings = NULL;

  /* a and b share 0-99, b and c 100-199, c and a 200-299. */
  built_shares (evidence, a, first, 100, 50);
  built_shares (evidence, b, first, 100, 60);
  built_shares (evidence, b, first + 100, 100, 50);
  built_shares (evidence, c, first + 100, 100, 60);
  built_shares (evidence, c, first + 200, 100, 50);
  built_shares (evidence, a, first + 200, 100, 60);
  standings = ful_standings_new (evidence);
  g_assert_true (ful_standings_higher (standings, b, a));
  g_assert_true (ful_standings_higher (standings, c, b));
  g_assert_true (ful_standings_higher (standings, a, c));
  assert_rank (standings, NULL, 3, expected);
}

static void
test_best_is_a_prompt_arm (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint first = built_cases (evidence, FUL_SPLIT_TEST, 100);
  guint tuned = built_arm (evidence, "p", "ft", FUL_RUNG_TUNED, 0);
  g_autoptr (FulStandings) standings = NULL;

  built_shares (evidence, tuned, first, 100, 99);
  standings = ful_standings_new (evidence);
  g_assert_cmpint (ful_standings_best_prompt_arm (standings), ==, -1);
  g_clear_pointer (&standings, ful_standings_free);

  built_shares (evidence, zero_shot (evidence, "few"), first, 49, 49);
  built_shares (evidence, zero_shot (evidence, "q"), first, 100, 10);
  standings = ful_standings_new (evidence);
  g_assert_cmpint (ful_standings_best_prompt_arm (standings), ==, 1);
}

/* 8 arms of 5,000 cases that differ in one case each, in time for a frame or two. */
static void
test_fast (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint first = built_cases (evidence, FUL_SPLIT_DEV, 5000);
  g_autoptr (FulStandings) standings = NULL;
  gint64 start;

  built_groups (evidence, first, 5000, 3);
  for (guint i = 0; i < 8; i++) {
    g_autofree char *scores = g_strnfill (5000, '0');

    for (guint k = 0; k < 5000; k++)
      scores[k] = k == i ? '.' : (k * (i + 3)) % 7 < 3 ? '1' : '0';
    built_answers (evidence, zero_shot (evidence, "p"), first, 1, scores);
  }
  start = g_get_monotonic_time ();
  standings = ful_standings_new (evidence);
  g_test_message ("standings of 8 arms over 5,000 cases: %.1f ms",
                  (double)(g_get_monotonic_time () - start) / 1000);
  /* A generous bound, so that a loaded machine or a sanitizer does not fail it. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/ranking/splits", test_splits);
  g_test_add_func ("/stats/ranking/splits/only-dev", test_only_dev);
  g_test_add_func ("/stats/ranking/minimum", test_minimum);
  g_test_add_func ("/stats/ranking/order", test_order);
  g_test_add_func ("/stats/ranking/states", test_states);
  g_test_add_func ("/stats/ranking/higher/shared-cases", test_higher_over_shared_cases);
  g_test_add_func ("/stats/ranking/higher/own-cases", test_higher_over_own_cases);
  g_test_add_func ("/stats/ranking/two-splits", test_two_splits);
  g_test_add_func ("/stats/ranking/first-run", test_lead_goes_by_first_run);
  g_test_add_func ("/stats/ranking/best-prompt-arm", test_best_is_a_prompt_arm);
  g_test_add_func ("/stats/ranking/fast", test_fast);
  return g_test_run ();
}
