/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/consistency.h"

#include <string.h>

#include "builder.h"
#include "reference.h"

static void
assert_interval (JsonObject *intervals, const char *name, FulMean got)
{
  gsize n;
  g_autofree double *expected = reference_numbers (intervals, name, &n);

  g_assert_cmpfloat_with_epsilon (got.interval.low, expected[0], 1e-9);
  g_assert_cmpfloat_with_epsilon (got.interval.high, expected[1], 1e-9);
}

/* Answers of one case, those that equal @passing pass. */
static void
add_case (FulEvidence *evidence, guint arm, JsonArray *answers, const char *passing)
{
  guint item = built_cases (evidence, FUL_SPLIT_TEST, 1);

  for (guint r = 0; r < json_array_get_length (answers); r++) {
    const char *answer = json_array_get_string_element (answers, r);
    FulAnswer *made;

    built_answers (evidence, arm, item, (int)r + 1, strcmp (answer, passing) == 0 ? "1" : "0");
    made = built_answer (evidence, arm, item, (int)r + 1);
    made->output_key = g_str_hash (answer);
  }
}

static void
test_reference (void)
{
  JsonArray *rows = reference_section ("consistency");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    JsonArray *answers = json_object_get_array_member (row, "answers");
    JsonObject *intervals = json_object_get_object_member (row, "intervals");
    g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
    guint arm = built_arm (evidence, "p", "m", FUL_RUNG_ZERO_SHOT, 0);
    g_autoptr (FulSample) agreement = NULL;
    g_autofree double *expected = NULL;
    gsize n;
    FulConsistency got;

    for (guint k = 0; k < json_array_get_length (answers); k++)
      add_case (evidence, arm, json_array_get_array_element (answers, k),
                json_object_get_string_member (row, "passing_answer"));
    got = ful_consistency (evidence, built_arm_at (evidence, arm), FUL_SPLIT_TEST);
    agreement = ful_sample_agreement (evidence, built_arm_at (evidence, arm), FUL_SPLIT_TEST);
    expected = reference_numbers (row, "agreement", &n);
    g_assert_cmpuint (agreement->n, ==, n);
    for (gsize k = 0; k < n; k++)
      g_assert_cmpfloat_with_epsilon (agreement->values[k], expected[k], 1e-12);
    g_assert_cmpuint (got.n, ==, n);
    g_assert_cmpfloat_with_epsilon (got.mean_agreement.interval.estimate,
                                    reference_number (row, "mean_agreement"), 1e-9);
    g_assert_cmpfloat_with_epsilon (got.flaky_share.interval.estimate,
                                    reference_number (row, "flaky_share"), 1e-9);
    g_assert_cmpfloat_with_epsilon (got.all_pass_share.interval.estimate,
                                    reference_number (row, "all_pass_share"), 1e-9);
    assert_interval (intervals, "mean_agreement", got.mean_agreement);
    assert_interval (intervals, "flaky_share", got.flaky_share);
    assert_interval (intervals, "all_pass_share", got.all_pass_share);
  }
}

/* Agreement is of recorded answers, the two shares of scored ones: each over its own cases. */
static void
test_recorded_and_scored (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint test = built_cases (evidence, FUL_SPLIT_TEST, 6);
  guint arm = built_arm (evidence, "p", "m", FUL_RUNG_ZERO_SHOT, 0);
  FulConsistency got;

  built_answers (evidence, arm, test, 1, "110?11");
  built_answers (evidence, arm, test, 2, "100?.1");
  built_answers (evidence, arm, test, 3, "1.....");
  built_answer (evidence, arm, test + 2, 2)->recorded = FALSE;
  evidence->cases[test + 5].wrong_expected = TRUE;
  got = ful_consistency (evidence, built_arm_at (evidence, arm), FUL_SPLIT_TEST);
  g_assert_cmpuint (got.n, ==, 3); /* 0, 1 and 3 */
  g_assert_cmpint (got.repeats, ==, 3);
  g_assert_cmpfloat_with_epsilon (got.mean_agreement.interval.estimate, 2 / 3.0, 1e-12);
  g_assert_cmpuint (got.flaky_share.n, ==, 3); /* 0, 1 and 2 */
  g_assert_cmpfloat_with_epsilon (got.flaky_share.interval.estimate, 1 / 3.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (got.all_pass_share.interval.estimate, 1 / 3.0, 1e-12);
}

static void
test_asked_once (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint test = built_cases (evidence, FUL_SPLIT_TEST, 3);
  guint arm = built_arm (evidence, "p", "m", FUL_RUNG_ZERO_SHOT, 0);
  FulConsistency got;

  built_answers (evidence, arm, test, 1, "101");
  got = ful_consistency (evidence, built_arm_at (evidence, arm), FUL_SPLIT_TEST);
  g_assert_cmpuint (got.n, ==, 0);
  g_assert_cmpint (got.repeats, ==, 1);
  g_assert_true (isnan (got.mean_agreement.interval.estimate));
  g_assert_true (isnan (got.flaky_share.interval.low));
}

static void
test_variance_split (void)
{
  JsonArray *rows = reference_section ("variance_split");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    JsonArray *scores = json_object_get_array_member (row, "scores");
    gsize n = json_array_get_length (scores);
    g_autofree gsize *lengths = g_new (gsize, n);
    double **values = g_new (double *, n);
    FulVarianceSplit got;

    for (guint k = 0; k < n; k++)
      values[k] = reference_numbers_of (json_array_get_array_element (scores, k), &lengths[k]);
    got = ful_variance_split ((const double *const *)values, lengths, n);
    g_assert_cmpfloat_with_epsilon (got.within, reference_number (row, "var_within"), 1e-9);
    g_assert_cmpfloat_with_epsilon (got.between, reference_number (row, "var_between"), 1e-9);
    g_assert_cmpfloat_with_epsilon (got.se, reference_number (row, "se_of_mean"), 1e-9);
    for (guint k = 0; k < n; k++)
      g_free (values[k]);
    g_free (values);
  }
}

static void
test_variance_unknown (void)
{
  const double once[] = { 1, 0 }, *scores[] = { once, once + 1 };
  const gsize lengths[] = { 1, 1 };
  FulVarianceSplit got = ful_variance_split (scores, lengths, 2);

  g_assert_true (isnan (got.within) && isnan (got.between) && isnan (got.se));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/consistency/reference", test_reference);
  g_test_add_func ("/stats/consistency/recorded-and-scored", test_recorded_and_scored);
  g_test_add_func ("/stats/consistency/asked-once", test_asked_once);
  g_test_add_func ("/stats/consistency/variance-split", test_variance_split);
  g_test_add_func ("/stats/consistency/variance-split/unknown", test_variance_unknown);
  return g_test_run ();
}
