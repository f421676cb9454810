/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/comparison.h"

#include "reference.h"

#define CLOSE 1e-9

/* A sample over borrowed arrays: case i is the i-th. */
typedef struct {
  FulSample sample;
  guint cases[512];
} Borrowed;

static const FulSample *
borrow (Borrowed *self, const double *values, const guint *clusters, gsize n)
{
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (self->cases));
  for (guint i = 0; i < n; i++)
    self->cases[i] = i;
  self->sample = (FulSample){ n, self->cases, (guint *)clusters, (double *)values };
  return &self->sample;
}

static FulComparison
compare (const double *a, const double *b, const guint *clusters, gsize n, double delta)
{
  Borrowed sample_a, sample_b;

  return ful_compare (borrow (&sample_a, a, clusters, n), borrow (&sample_b, b, clusters, n), delta,
                      1);
}

static void
test_paired_difference (void)
{
  JsonArray *rows = reference_section ("paired_difference");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    double delta = reference_number (row, "delta");
    gsize n;
    g_autofree double *a = reference_numbers (row, "a", &n);
    g_autofree double *b = reference_numbers (row, "b", &n);
    g_autofree guint *groups = reference_counts (row, "groups", &n);
    FulComparison got = compare (a, b, groups, n, delta);

    g_assert_cmpuint (got.n, ==, n);
    g_assert_cmpfloat ((double)got.clusters, ==, reference_number (row, "clusters"));
    g_assert_cmpfloat_with_epsilon (got.difference.estimate, reference_number (row, "estimate"),
                                    CLOSE);
    g_assert_cmpfloat_with_epsilon (got.difference.low, reference_number (row, "low"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.difference.high, reference_number (row, "high"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.se, reference_number (row, "se"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.sd, reference_number (row, "sd_of_difference"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.mde, reference_number (row, "mde_clustered"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.deff, reference_number (row, "design_effect"), CLOSE);
    g_assert_cmpfloat (ful_cases_needed (got.sd, 1, delta), ==,
                       reference_number (row, "n_needed_unclustered"));
    g_assert_true (got.non_inferior == (got.difference.low >= -delta));
  }
}

/* Through the same call, so that the choice of the test is tested too. */
static void
test_mcnemar (void)
{
  JsonArray *rows = reference_section ("mcnemar_exact");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    gsize a_only = (gsize)reference_number (row, "a_only");
    gsize b_only = (gsize)reference_number (row, "b_only");
    gsize n = a_only + b_only + 2;
    double expected = reference_number (row, "p_value");
    double a[512], b[512];
    guint own[512];
    FulComparison got;

    g_assert_cmpfloat_with_epsilon (ful_mcnemar_exact (a_only, b_only), expected, CLOSE);
    if (n > G_N_ELEMENTS (a))
      continue;
    for (guint k = 0; k < n; k++) {
      own[k] = k;
      a[k] = k < a_only || k == n - 1;
      b[k] = (k >= a_only && k < a_only + b_only) || k == n - 1;
    }
    got = compare (a, b, own, n, 0.05);
    g_assert_cmpstr (got.test, ==, "mcnemar-exact");
    g_assert_cmpfloat_with_epsilon (got.p_value, expected, CLOSE);
    g_assert_cmpuint (got.a_only, ==, a_only);
    g_assert_cmpuint (got.b_only, ==, b_only);
  }
}

static void
test_sign_flip (void)
{
  JsonArray *rows = reference_section ("sign_flip_exact");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    gsize n;
    g_autofree double *sums = reference_numbers (row, "cluster_sums", &n);
    double exact = reference_number (row, "p_value");
    double drawn = ful_sign_flip (sums, n, 11);

    g_assert_cmpfloat_with_epsilon (ful_sign_flip_exact (sums, n), exact, CLOSE);
    /* Four standard errors of a share of 10,000 draws. */
    g_assert_cmpfloat_with_epsilon (drawn, exact, 4 * sqrt (0.25 / FUL_SIGN_FLIP_DRAWS));
    g_assert_cmpfloat (drawn, ==, ful_sign_flip (sums, n, 11));
  }
}

/* p = (1 + hits)/10,001: never 0, however clear the difference. */
static void
test_sign_flip_is_never_zero (void)
{
  double sums[60];

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    sums[i] = 1;
  g_assert_cmpfloat (ful_sign_flip (sums, G_N_ELEMENTS (sums), 3), ==, 1 / 10001.0);
}

static void
test_choice_of_test (void)
{
  double a[40], b[40];
  guint own[40], pairs[40], quads[40];

  for (guint i = 0; i < 40; i++) {
    a[i] = i % 2;
    b[i] = i % 3 == 0;
    own[i] = i;
    pairs[i] = i / 2;
    quads[i] = i / 4;
  }
  g_assert_cmpstr (compare (a, b, own, 40, 0.05).test, ==, "mcnemar-exact");
  g_assert_cmpstr (compare (a, b, pairs, 40, 0.05).test, ==, "sign-flip");
  g_assert_cmpstr (compare (a, b, quads, 40, 0.05).test, ==, "sign-flip-exact");
  g_assert_cmpstr (compare (a, b, own, 14, 0.05).test, ==, "mcnemar-exact");
  a[3] = 0.5;
  g_assert_cmpstr (compare (a, b, own, 40, 0.05).test, ==, "sign-flip");
  g_assert_cmpstr (compare (a, b, own, 14, 0.05).test, ==, "sign-flip-exact");
  g_assert_cmpstr (compare (a, b, own, 15, 0.05).test, ==, "sign-flip");
}

static void
test_holm (void)
{
  JsonArray *rows = reference_section ("holm");
  double with_unknown[] = { 0.04, NAN, 0.01 };

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    gsize n;
    g_autofree double *p = reference_numbers (row, "p", &n);
    g_autofree double *expected = reference_numbers (row, "adjusted", &n);

    ful_holm (p, n, p);
    for (gsize k = 0; k < n; k++)
      g_assert_cmpfloat_with_epsilon (p[k], expected[k], CLOSE);
  }
  ful_holm (with_unknown, 3, with_unknown);
  g_assert_cmpfloat_with_epsilon (with_unknown[0], 0.04, 1e-15);
  g_assert_true (isnan (with_unknown[1]));
  g_assert_cmpfloat_with_epsilon (with_unknown[2], 0.02, 1e-15);
}

/* Only shared cases count, and every figure is over these. */
static void
test_shared_cases (void)
{
  guint cases_a[] = { 0, 2, 3, 7, 9 }, cases_b[] = { 1, 2, 3, 4, 9, 11 };
  double values_a[] = { 0, 1, 1, 0, 1 }, values_b[] = { 1, 0, 1, 1, 0, 1 };
  FulSample a = { 5, cases_a, cases_a, values_a }, b = { 6, cases_b, cases_b, values_b };
  FulComparison got = ful_compare (&a, &b, 0.05, 1);
  FulComparison brief = ful_compare_interval (&a, &b);

  g_assert_cmpuint (got.n, ==, 3);
  g_assert_cmpuint (got.clusters, ==, 3);
  g_assert_cmpfloat (got.a.interval.estimate, ==, 1);
  g_assert_cmpfloat_with_epsilon (got.b.interval.estimate, 1 / 3.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (got.difference.estimate, 2 / 3.0, 1e-15);
  g_assert_cmpuint (got.a_only, ==, 2);
  g_assert_cmpuint (got.b_only, ==, 0);
  g_assert_cmpuint (brief.n, ==, 3);
  g_assert_cmpfloat (brief.difference.low, ==, got.difference.low);
  g_assert_null (brief.test);
}

static void
test_nothing_shared (void)
{
  guint cases_a[] = { 0, 2 }, cases_b[] = { 1, 3 };
  double values[] = { 0, 1 };
  FulSample a = { 2, cases_a, cases_a, values }, b = { 2, cases_b, cases_b, values };
  FulComparison got = ful_compare (&a, &b, 0.05, 1);

  g_assert_cmpuint (got.n, ==, 0);
  g_assert_true (isnan (got.difference.estimate) && isnan (got.p_value) && isnan (got.mde));
  g_assert_true (isnan (got.a.interval.estimate) && isnan (got.n_needed));
  g_assert_null (got.test);
  g_assert_false (got.non_inferior);
}

/* One cluster tells nothing: the whole range. */
static void
test_one_cluster (void)
{
  const double a[] = { 1, 1, 1, 1, 1 }, b[] = { 0, 0, 1, 0, 0 };
  const guint one[] = { 5, 5, 5, 5, 5 };
  FulComparison got = compare (a, b, one, 5, 0.05);

  g_assert_cmpfloat_with_epsilon (got.difference.estimate, 0.8, 1e-15);
  g_assert_cmpfloat (got.difference.low, ==, -1);
  g_assert_cmpfloat (got.difference.high, ==, 1);
  g_assert_true (isnan (got.se) && isnan (got.mde) && isnan (got.n_needed));
  g_assert_false (got.non_inferior);
  g_assert_cmpfloat (got.p_value, ==, 1);
}

/* SD(d) = 0: no case is needed, and the interval is t sqrt(2/(nC)) wide at either side. */
static void
test_equal_arms (void)
{
  const double thirds[] = { 1 / 3.0, 2 / 3.0, 1, 0, 1 / 3.0 };
  const guint own[] = { 0, 1, 2, 3, 4 };
  FulComparison got = compare (thirds, thirds, own, 5, 0.05);

  g_assert_cmpfloat (got.sd, ==, 0);
  g_assert_cmpfloat (got.n_needed, ==, 0);
  g_assert_cmpfloat (got.p_value, ==, 1);
  g_assert_cmpfloat_with_epsilon (got.difference.high, ful_t95 (4) * sqrt (2 / 25.0), 1e-12);
  g_assert_cmpfloat_with_epsilon (got.difference.low, -got.difference.high, 1e-15);
}

static void
test_interval_stays_within_one (void)
{
  const double a[] = { 1, 1, 1 }, b[] = { 0, 0, 0 };
  const guint own[] = { 0, 1, 2 };
  FulComparison got = compare (a, b, own, 3, 0.05);

  g_assert_cmpfloat (got.difference.high, ==, 1);
  g_assert_cmpfloat (got.difference.low, >=, -1);
}

static void
test_plan (void)
{
  JsonArray *rows = reference_section ("paired_plan");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    double delta = reference_number (row, "pass_b") - reference_number (row, "pass_a");
    double sd = sqrt (reference_number (row, "discordance") - delta * delta);

    g_assert_cmpfloat_with_epsilon (sd, reference_number (row, "sd_of_difference"), CLOSE);
    g_assert_cmpfloat_with_epsilon ((FUL_Z95 + FUL_Z80) * sd / 10,
                                    reference_number (row, "mde_at_100"), CLOSE);
    if (!json_object_get_null_member (row, "n_needed"))
      g_assert_cmpfloat (ful_cases_needed (sd, 1, delta), ==, reference_number (row, "n_needed"));
  }
  g_assert_cmpfloat (ful_cases_needed (0.4, 2, 0.05), ==,
                     ceil (2 * 0.16 / 0.0025 * 2.801585218113 * 2.801585218113));
}

static FulMean
mean_of (double share, gsize n)
{
  return (FulMean){ .interval = ful_interval_wilson (share * (double)n, (double)n, FUL_Z95),
                    .n = n,
                    .clusters = n,
                    .n_effective = (double)n };
}

static void
test_cases_to_settle (void)
{
  double zz = FUL_Z95 + FUL_Z80;
  FulMean mean;

  /* Far from the limit: by the formula. */
  mean = mean_of (0.8, 40);
  g_assert_cmpfloat (ful_cases_to_settle (&mean, 0.9, 0.05), ==, ceil (zz * zz * 0.09 / 0.01));
  /* Near it: twice as many. The distance counts as 0.01 at least. */
  mean = mean_of (0.9, 100);
  g_assert_cmpfloat (ful_cases_to_settle (&mean, 0.9, 0.05), ==, 200);
  /* Many cases near it: as many as make the interval as narrow as w. */
  mean = mean_of (0.9, 450);
  g_assert_cmpfloat (ful_cases_to_settle (&mean, 0.9, 0.05), ==,
                     ceil (1.08 * 0.09 * 4 * FUL_Z95 * FUL_Z95 / 0.0025));
  /* Of a perfect score: as of 0.99. */
  mean = mean_of (1, 50);
  g_assert_cmpfloat (ful_cases_to_settle (&mean, 0.95, 0.05), ==,
                     ceil (1.08 * 0.0099 * 4 * FUL_Z95 * FUL_Z95 / 0.0025));
  /* Never under 1.2 times what there is, rounded up. */
  mean = mean_of (0.5, 35);
  g_assert_cmpfloat (ful_cases_to_settle (&mean, 0.9, 0.05), ==, 42);
  mean = mean_of (0.5, 31);
  g_assert_cmpfloat (ful_cases_to_settle (&mean, 0.9, 0.05), ==, 38);
  /* Clustered: n/n_e times as many. */
  mean = mean_of (0.9, 400);
  mean.clusters = 100;
  mean.n_effective = 250;
  g_assert_cmpfloat (ful_cases_to_settle (&mean, 0.9, 0.1), ==,
                     MAX (480, ceil (1.6 * 1.08 * 0.09 * 4 * FUL_Z95 * FUL_Z95 / 0.01)));
  mean = mean_of (0.9, 1);
  mean.n = 0;
  g_assert_true (isnan (ful_cases_to_settle (&mean, 0.9, 0.1)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/comparison/reference", test_paired_difference);
  g_test_add_func ("/stats/comparison/mcnemar", test_mcnemar);
  g_test_add_func ("/stats/comparison/sign-flip", test_sign_flip);
  g_test_add_func ("/stats/comparison/sign-flip/never-zero", test_sign_flip_is_never_zero);
  g_test_add_func ("/stats/comparison/choice-of-test", test_choice_of_test);
  g_test_add_func ("/stats/comparison/holm", test_holm);
  g_test_add_func ("/stats/comparison/shared-cases", test_shared_cases);
  g_test_add_func ("/stats/comparison/nothing-shared", test_nothing_shared);
  g_test_add_func ("/stats/comparison/one-cluster", test_one_cluster);
  g_test_add_func ("/stats/comparison/equal-arms", test_equal_arms);
  g_test_add_func ("/stats/comparison/within-one", test_interval_stays_within_one);
  g_test_add_func ("/stats/comparison/plan", test_plan);
  g_test_add_func ("/stats/comparison/cases-to-settle", test_cases_to_settle);
  return g_test_run ();
}
