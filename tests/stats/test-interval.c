/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/interval.h"

#include <gsl/gsl_cdf.h>

#include "reference.h"

#define CLOSE 1e-9

static void
test_wilson (void)
{
  JsonArray *rows = reference_section ("wilson");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    double z = gsl_cdf_ugaussian_Qinv ((1 - reference_number (row, "level")) / 2);
    FulInterval got =
        ful_interval_wilson (reference_number (row, "successes"), reference_number (row, "n"), z);

    g_assert_cmpfloat_with_epsilon (got.estimate, reference_number (row, "estimate"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.low, reference_number (row, "low"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.high, reference_number (row, "high"), CLOSE);
  }
}

static void
test_wilson_ends_are_exact (void)
{
  g_assert_cmpfloat (ful_interval_wilson (0, 7, FUL_Z95).low, ==, 0);
  g_assert_cmpfloat (ful_interval_wilson (7, 7, FUL_Z95).high, ==, 1);
}

static void
test_clustered_mean (void)
{
  JsonArray *rows = reference_section ("clustered_mean");

  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    gsize n, n_groups;
    g_autofree double *scores = reference_numbers (row, "scores", &n);
    g_autofree guint *groups = reference_counts (row, "groups", &n_groups);
    FulMean got = ful_mean_clustered (scores, groups, n);

    g_assert_cmpuint (got.n, ==, n);
    g_assert_cmpfloat ((double)got.clusters, ==, reference_number (row, "clusters"));
    g_assert_cmpfloat_with_epsilon (got.interval.estimate, reference_number (row, "estimate"),
                                    CLOSE);
    g_assert_cmpfloat_with_epsilon (got.se, reference_number (row, "se"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.interval.low, reference_number (row, "low"), CLOSE);
    g_assert_cmpfloat_with_epsilon (got.interval.high, reference_number (row, "high"), CLOSE);
  }
}

static void
assert_wilson (FulMean got, double share, double n)
{
  FulInterval expected = ful_interval_wilson (share * n, n, FUL_Z95);

  g_assert_cmpfloat_with_epsilon (got.interval.estimate, share, 1e-12);
  g_assert_cmpfloat_with_epsilon (got.interval.low, expected.low, 1e-12);
  g_assert_cmpfloat_with_epsilon (got.interval.high, expected.high, 1e-12);
  g_assert_cmpfloat (got.n_effective, ==, n);
}

/* SE = 0 or C = 1: Wilson on C. */
static void
test_mean_without_spread (void)
{
  const double thirds[] = { 2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0 };
  const double halves[] = { 0, 1, 1, 0, 0, 1 };
  const guint pairs[] = { 4, 4, 9, 9, 1, 1 };
  const guint one[] = { 3, 3, 3, 3, 3, 3 };
  const double ones[] = { 1, 1, 1, 1, 1, 1 };
  FulMean got;

  got = ful_mean_clustered (thirds, NULL, G_N_ELEMENTS (thirds));
  g_assert_cmpfloat (got.se, ==, 0);
  assert_wilson (got, 2 / 3.0, 7);

  got = ful_mean_clustered (halves, pairs, G_N_ELEMENTS (halves));
  g_assert_cmpfloat (got.se, ==, 0);
  g_assert_cmpuint (got.clusters, ==, 3);
  assert_wilson (got, 0.5, 3);

  got = ful_mean_clustered (halves, one, G_N_ELEMENTS (halves));
  g_assert_true (isnan (got.se));
  assert_wilson (got, 0.5, 1);

  got = ful_mean_clustered (ones, pairs, G_N_ELEMENTS (ones));
  assert_wilson (got, 1, 3);
}

static void
test_mean_of_nothing (void)
{
  FulMean got = ful_mean_clustered (NULL, NULL, 0);

  g_assert_cmpuint (got.n, ==, 0);
  g_assert_true (isnan (got.interval.estimate) && isnan (got.interval.low));
  g_assert_true (isnan (got.interval.high) && isnan (got.se) && isnan (got.n_effective));
}

/* Cluster numbers far apart go another way than dense ones and give the same bits. */
static void
test_cluster_numbers_may_be_any (void)
{
  const double scores[] = { 1, 0.5, 0, 1, 0.25, 0 };
  const guint dense[] = { 0, 1, 1, 0, 2, 2 };
  const guint sparse[] = { 4000000000u, 7, 7, 4000000000u, 90000000, 90000000 };
  FulMean a = ful_mean_clustered (scores, dense, 6);
  FulMean b = ful_mean_clustered (scores, sparse, 6);

  g_assert_cmpuint (a.clusters, ==, 3);
  g_assert_cmpuint (b.clusters, ==, 3);
  g_assert_cmpfloat (a.se, ==, b.se);
  g_assert_cmpfloat (a.interval.low, ==, b.interval.low);
}

static void
test_t95 (void)
{
  /* Tables; the third by the expansion in 1/df (Abramowitz & Stegun 26.7.5). */
  g_assert_cmpfloat_with_epsilon (ful_t95 (1), 12.706204736432095, 1e-9);
  g_assert_cmpfloat_with_epsilon (ful_t95 (29), 2.045229642132703, 1e-9);
  g_assert_cmpfloat_with_epsilon (ful_t95 (3079), 1.96073475, 1e-8);
  g_assert_true (isinf (ful_t95 (0)));
}

static void
test_flawless (void)
{
  static const double limits[] = { 0.5, 0.8, 0.89, 0.95, 0.99, 0.999 };

  g_assert_cmpfloat (ful_interval_flawless (0.95), ==, 73);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++) {
    double n = ful_interval_flawless (limits[i]);

    g_assert_cmpfloat (ful_interval_wilson (n, n, FUL_Z95).low, >=, limits[i] - 1e-12);
    g_assert_cmpfloat (ful_interval_wilson (n - 1, n - 1, FUL_Z95).low, <, limits[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/interval/wilson", test_wilson);
  g_test_add_func ("/stats/interval/wilson/ends-are-exact", test_wilson_ends_are_exact);
  g_test_add_func ("/stats/interval/mean", test_clustered_mean);
  g_test_add_func ("/stats/interval/mean/without-spread", test_mean_without_spread);
  g_test_add_func ("/stats/interval/mean/of-nothing", test_mean_of_nothing);
  g_test_add_func ("/stats/interval/mean/any-cluster-numbers", test_cluster_numbers_may_be_any);
  g_test_add_func ("/stats/interval/flawless", test_flawless);
  g_test_add_func ("/stats/interval/t95", test_t95);
  return g_test_run ();
}
