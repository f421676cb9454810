/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paired comparison of method §2: one pass over the shared cases gives d, its clustered SE and
 * interval; the test, O(10,000 C) at worst, is run by ful_compare() alone. */
#include "stats/comparison.h"

#include "stats/clusters.h"
#include "stats/permutation.h"

/* What rounding leaves of an SD that is 0: scores are at least 1e-5 apart. */
#define ROUNDING 1e-12

/* Rounded up, but for what rounding put on top: 1.2 * 35 is 42. */
static double
round_up (double value)
{
  return ceil (value - 1e-9);
}

static FulComparison
not_comparable (void)
{
  return (FulComparison){
    .a = ful_mean_clustered (NULL, NULL, 0),
    .b = ful_mean_clustered (NULL, NULL, 0),
    .difference = FUL_INTERVAL_UNKNOWN,
    .se = NAN,
    .sd = NAN,
    .deff = NAN,
    .p_value = NAN,
    .mde = NAN,
    .n_needed = NAN,
  };
}

static double
sd_of (const double *d, gsize n, double mean)
{
  double squares = 0, sd;

  if (n < 2)
    return NAN;
  for (gsize i = 0; i < n; i++)
    squares += (d[i] - mean) * (d[i] - mean);
  sd = sqrt (squares / (double)(n - 1));
  return sd < ROUNDING ? 0 : sd;
}

static FulInterval
interval_of (double mean, double se, gsize n, gsize clusters)
{
  double half;

  if (clusters < 2)
    return (FulInterval){ mean, -1, 1 };
  half = ful_t95 ((double)clusters - 1) * sqrt (se * se + 2 / ((double)n * (double)clusters));
  return (FulInterval){ mean, MAX (mean - half, -1), MIN (mean + half, 1) };
}

/* All but the means of the arms and the test; @d has room for a->n values. */
static FulComparison
compare_common (const FulSample *a, const FulSample *b, double *d)
{
  FulComparison out = not_comparable ();
  double sum = 0, mean;

  if (a->n == 0)
    return out;
  out.n = a->n;
  for (gsize i = 0; i < a->n; i++) {
    d[i] = a->values[i] - b->values[i];
    sum += d[i];
    out.a_only += a->values[i] > b->values[i] ? 1 : 0;
    out.b_only += a->values[i] < b->values[i] ? 1 : 0;
  }
  mean = sum / (double)a->n;
  out.se = ful_clustered_se (d, a->clusters, a->n, mean, &out.clusters);
  out.sd = sd_of (d, a->n, mean);
  /* Without clusters, and where SE and SD are both 0, there is no design effect to see. */
  out.deff = out.clusters == out.n || out.sd == 0
                 ? 1
                 : out.se * out.se / (out.sd * out.sd / (double)out.n);
  out.difference = interval_of (mean, out.se, out.n, out.clusters);
  out.mde = (FUL_Z95 + FUL_Z80) * out.se;
  return out;
}

FulComparison
ful_compare_interval (const FulSample *a, const FulSample *b)
{
  g_autoptr (FulSample) common_a = NULL;
  g_autoptr (FulSample) common_b = NULL;
  g_autofree double *d = NULL;

  ful_sample_common (a, b, &common_a, &common_b);
  d = g_new (double, MAX (common_a->n, 1));
  return compare_common (common_a, common_b, d);
}

static gboolean
is_binary (const FulSample *sample)
{
  for (gsize i = 0; i < sample->n; i++)
    if (sample->values[i] != 0 && sample->values[i] != 1)
      return FALSE;
  return TRUE;
}

static void
test_common (FulComparison *out,
             const FulSample *a,
             const FulSample *b,
             const double *d,
             guint64 seed)
{
  g_autofree double *sums = NULL;
  gsize clusters;

  if (out->clusters == out->n && is_binary (a) && is_binary (b)) {
    out->p_value = ful_mcnemar_exact (out->a_only, out->b_only);
    out->test = "mcnemar-exact";
    return;
  }
  sums = ful_cluster_sums (d, a->clusters, a->n, &clusters);
  if (clusters <= FUL_SIGN_FLIP_EXACT_MAX) {
    out->p_value = ful_sign_flip_exact (sums, clusters);
    out->test = "sign-flip-exact";
  } else {
    out->p_value = ful_sign_flip (sums, clusters, seed);
    out->test = "sign-flip";
  }
}

FulComparison
ful_compare (const FulSample *a, const FulSample *b, double delta, guint64 seed)
{
  g_autoptr (FulSample) common_a = NULL;
  g_autoptr (FulSample) common_b = NULL;
  g_autofree double *d = NULL;
  FulComparison out;

  ful_sample_common (a, b, &common_a, &common_b);
  d = g_new (double, MAX (common_a->n, 1));
  out = compare_common (common_a, common_b, d);
  if (out.n == 0)
    return out;
  out.a = ful_sample_mean (common_a);
  out.b = ful_sample_mean (common_b);
  test_common (&out, common_a, common_b, d, seed);
  out.n_needed = ful_cases_needed (out.sd, out.deff, delta);
  out.non_inferior = out.difference.low >= -delta;
  return out;
}

double
ful_cases_needed (double sd, double deff, double delta)
{
  double ratio = (FUL_Z95 + FUL_Z80) * sd / delta;

  if (sd == 0)
    return 0;
  return round_up (ratio * ratio * deff);
}

double
ful_cases_to_settle (const FulMean *mean, double limit, double width)
{
  double n = (double)mean->n, s = mean->interval.estimate, inside = CLAMP (s, 0.01, 0.99);
  double distance = MAX (fabs (s - limit), 0.01);
  double stretch = n / mean->n_effective;
  double deff = mean->clusters < mean->n ? stretch : 1;
  double by_limit, by_width, w = 2 * FUL_Z95 / width;

  if (mean->n == 0)
    return NAN;
  by_limit = ful_cases_needed (sqrt (limit * (1 - limit)), deff, distance);
  by_width = 1.08 * inside * (1 - inside) * w * w * stretch;
  return round_up (MAX (MIN (by_limit, MIN (2 * n, by_width)), 1.2 * n));
}
