/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/sample.h"

#include "builder.h"

/* s_i is the mean over the scored repeats; a case without any is not answered. */
static void
test_quality (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint dev = built_cases (evidence, FUL_SPLIT_DEV, 2);
  guint test = built_cases (evidence, FUL_SPLIT_TEST, 6);
  guint arm = built_arm (evidence, "p", "m", FUL_RUNG_ZERO_SHOT, 0);
  g_autoptr (FulSample) sample = NULL;

  built_answers (evidence, arm, dev, 1, "11");
  built_answers (evidence, arm, test, 1, "10?5.1");
  built_answers (evidence, arm, test, 2, "11?0..");
  built_answers (evidence, arm, test, 3, "1?.1..");
  evidence->cases[test + 5].wrong_expected = TRUE;

  sample = ful_sample_quality (evidence, built_arm_at (evidence, arm), FUL_SPLIT_TEST);
  g_assert_cmpuint (sample->n, ==, 3);
  g_assert_cmpuint (sample->cases[0], ==, test);
  g_assert_cmpuint (sample->cases[1], ==, test + 1);
  g_assert_cmpuint (sample->cases[2], ==, test + 3);
  g_assert_cmpfloat (sample->values[0], ==, 1);
  g_assert_cmpfloat (sample->values[1], ==, 0.5);
  g_assert_cmpfloat (sample->values[2], ==, 0.5);
  g_assert_cmpuint (sample->clusters[2], ==, evidence->cases[test + 3].cluster);
  g_assert_cmpuint (ful_sample_mean (sample).n, ==, 3);
}

static double
first_repeats (const FulAnswer *answer, gpointer user_data)
{
  return answer->repeat <= *(int *)user_data ? 0.25 : (double)NAN;
}

static void
test_any_value (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint test = built_cases (evidence, FUL_SPLIT_TEST, 3);
  guint arm = built_arm (evidence, "p", "m", FUL_RUNG_ZERO_SHOT, 0);
  g_autoptr (FulSample) sample = NULL;
  int most = 1;

  built_answers (evidence, arm, test, 1, "?1.");
  built_answers (evidence, arm, test, 2, "111");
  sample =
      ful_sample_of (evidence, built_arm_at (evidence, arm), FUL_SPLIT_TEST, first_repeats, &most);
  g_assert_cmpuint (sample->n, ==, 2);
  g_assert_cmpfloat (sample->values[0], ==, 0.25);
  g_assert_cmpuint (sample->cases[1], ==, 1);
}

static void
test_common (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint test = built_cases (evidence, FUL_SPLIT_TEST, 6);
  guint a = built_arm (evidence, "a", "m", FUL_RUNG_ZERO_SHOT, 0);
  guint b = built_arm (evidence, "b", "m", FUL_RUNG_ZERO_SHOT, 0);
  g_autoptr (FulSample) sample_a = NULL;
  g_autoptr (FulSample) sample_b = NULL;
  g_autoptr (FulSample) common_a = NULL;
  g_autoptr (FulSample) common_b = NULL;

  built_answers (evidence, a, test, 1, "10.1.1");
  built_answers (evidence, b, test, 1, ".1101.");
  sample_a = ful_sample_quality (evidence, built_arm_at (evidence, a), FUL_SPLIT_TEST);
  sample_b = ful_sample_quality (evidence, built_arm_at (evidence, b), FUL_SPLIT_TEST);
  ful_sample_common (sample_a, sample_b, &common_a, &common_b);
  g_assert_cmpuint (common_a->n, ==, 2);
  g_assert_cmpuint (common_b->n, ==, 2);
  g_assert_cmpuint (common_a->cases[0], ==, 1);
  g_assert_cmpuint (common_b->cases[1], ==, 3);
  g_assert_cmpfloat (common_a->values[1], ==, 1);
  g_assert_cmpfloat (common_b->values[1], ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  guint arm = built_arm (evidence, "p", "m", FUL_RUNG_ZERO_SHOT, 0);
  g_autoptr (FulSample) sample =
      ful_sample_quality (evidence, built_arm_at (evidence, arm), FUL_SPLIT_TEST);

  g_assert_cmpuint (sample->n, ==, 0);
  g_assert_true (isnan (ful_sample_mean (sample).interval.low));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/sample/quality", test_quality);
  g_test_add_func ("/stats/sample/any-value", test_any_value);
  g_test_add_func ("/stats/sample/common", test_common);
  g_test_add_func ("/stats/sample/empty", test_empty);
  return g_test_run ();
}
