/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/confusion.h"

static const char *const label_set[] = { "card", "cash", "loan", NULL };

static void
test_counts (void)
{
  const char *expected[] = { "card", "card", "card", "cash", "cash", "loan" };
  const char *answered[] = { "card", "card", "cash", "cash", "what?", "cash" };
  g_autoptr (FulConfusion) got = ful_confusion_new (expected, answered, NULL, NULL, 6, label_set);

  g_assert_cmpuint (got->labels->len, ==, 4);
  g_assert_cmpstr (got->labels->pdata[3], ==, FUL_LABEL_OTHER);
  g_assert_cmpuint (ful_confusion_count (got, 0, 0), ==, 2);
  g_assert_cmpuint (ful_confusion_count (got, 0, 1), ==, 1);
  g_assert_cmpuint (ful_confusion_count (got, 1, 3), ==, 1);
  g_assert_cmpuint (ful_confusion_count (got, 2, 1), ==, 1);
  g_assert_cmpuint (ful_confusion_count (got, 3, 3), ==, 0);
  g_assert_cmpuint (got->n[0], ==, 3);
  g_assert_cmpfloat (got->precision[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (got->recall[0], 2 / 3.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (got->f1[0], 0.8, 1e-15);
  g_assert_cmpfloat_with_epsilon (got->precision[1], 1 / 3.0, 1e-15);
  /* Nothing answered "loan": no precision, but an F1 of 0. Nothing is expected as other. */
  g_assert_true (isnan (got->precision[2]));
  g_assert_cmpfloat (got->f1[2], ==, 0);
  g_assert_true (isnan (got->recall[3]));
  g_assert_cmpfloat_with_epsilon (got->macro_f1, (0.8 + 0.4 + 0) / 3, 1e-15);
  g_assert_cmpfloat_with_epsilon (got->accuracy.interval.estimate, 0.5, 1e-15);
  g_assert_cmpuint (got->accuracy.n, ==, 6);
}

static void
test_labels_from_expected (void)
{
  const char *expected[] = { "b", "a", "b" }, *answered[] = { "b", "b", "a" };
  g_autoptr (FulConfusion) got = ful_confusion_new (expected, answered, NULL, NULL, 3, NULL);

  g_assert_cmpuint (got->labels->len, ==, 2);
  g_assert_cmpstr (got->labels->pdata[0], ==, "a");
  g_assert_cmpuint (ful_confusion_count (got, 1, 0), ==, 1);
}

/* Two unknown labels are not right because both are "(other)". */
static void
test_other_is_not_right (void)
{
  const char *expected[] = { "visa" }, *answered[] = { "what?" };
  g_autoptr (FulConfusion) got = ful_confusion_new (expected, answered, NULL, NULL, 1, label_set);

  g_assert_cmpuint (ful_confusion_count (got, 3, 3), ==, 1);
  g_assert_cmpfloat (got->accuracy.interval.estimate, ==, 0);
  g_assert_true (isnan (got->f1[3]) && isnan (got->macro_f1));
}

/* Repeats count in the matrix each, in the accuracy as their case's mean; groups widen it. */
static void
test_repeats_and_groups (void)
{
  const char *expected[] = { "card", "card", "cash", "cash", "loan" };
  const char *answered[] = { "card", "cash", "cash", "cash", "card" };
  const guint cases[] = { 4, 4, 7, 7, 9 }, clusters[] = { 0, 0, 0, 0, 3 };
  const double values[] = { 0.5, 1, 0 };
  const guint case_clusters[] = { 0, 0, 3 };
  FulMean expect = ful_mean_clustered (values, case_clusters, 3);
  g_autoptr (FulConfusion) got = ful_confusion_new (expected, answered, cases, clusters, 5, NULL);

  g_assert_cmpuint (ful_confusion_count (got, 1, 1), ==, 2);
  g_assert_cmpuint (got->accuracy.n, ==, 3);
  g_assert_cmpuint (got->accuracy.clusters, ==, 2);
  g_assert_cmpfloat (got->accuracy.interval.low, ==, expect.interval.low);
}

/* The largest pair first, by cases and not by answers; a case counts once in a cell. */
static void
test_pairs (void)
{
  const char *expected[] = { "card", "card", "card", "cash", "cash", "loan", "loan" };
  const char *answered[] = { "cash", "cash", "loan", "card", "card", "card", "loan" };
  const guint cases[] = { 10, 10, 10, 11, 12, 13, 14 };
  g_autoptr (FulConfusion) got = ful_confusion_new (expected, answered, cases, NULL, 7, label_set);
  g_autoptr (GArray) pairs = ful_confusion_pairs (got);
  g_autoptr (GArray) two = ful_confusion_hardest (got, 2);
  g_autoptr (GArray) all = ful_confusion_hardest (got, 10);
  g_autoptr (GArray) once = ful_confusion_cases (got, 0, 1);
  g_autoptr (GArray) many = ful_confusion_cases (got, 1, 0);
  const FulConfusionPair *first;

  g_assert_cmpuint (pairs->len, ==, 4);
  first = &g_array_index (pairs, FulConfusionPair, 0);
  g_assert_cmpuint (first->expected, ==, 1);
  g_assert_cmpuint (first->answered, ==, 0);
  g_assert_cmpuint (first->cases, ==, 2);
  g_assert_cmpuint (g_array_index (pairs, FulConfusionPair, 1).answers, ==, 2);
  g_assert_cmpuint (g_array_index (pairs, FulConfusionPair, 1).cases, ==, 1);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (g_array_index (two, guint, 1), ==, 1);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (once->len, ==, 1);
  g_assert_cmpuint (g_array_index (once, guint, 0), ==, 10);
  g_assert_cmpuint (many->len, ==, 2);
  g_assert_cmpuint (g_array_index (many, guint, 1), ==, 12);
  g_assert_cmpint (ful_confusion_find (got, "loan"), ==, 2);
  g_assert_cmpint (ful_confusion_find (got, "what?"), ==, -1);
}

static void
test_empty (void)
{
  g_autoptr (FulConfusion) got = ful_confusion_new (NULL, NULL, NULL, NULL, 0, label_set);

  g_assert_cmpuint (got->labels->len, ==, 3);
  g_assert_true (isnan (got->macro_f1) && isnan (got->accuracy.interval.estimate));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/confusion/counts", test_counts);
  g_test_add_func ("/stats/confusion/labels-from-expected", test_labels_from_expected);
  g_test_add_func ("/stats/confusion/other-is-not-right", test_other_is_not_right);
  g_test_add_func ("/stats/confusion/repeats-and-groups", test_repeats_and_groups);
  g_test_add_func ("/stats/confusion/pairs", test_pairs);
  g_test_add_func ("/stats/confusion/empty", test_empty);
  return g_test_run ();
}
