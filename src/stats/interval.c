/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals of method §1. Wilson's everywhere: near 1 the lower end of mean ± t SE lies too high
 * (at 0.95 with 20 clusters of five, above the truth 16 times in 100). */
#include "stats/interval.h"

#include <gsl/gsl_cdf.h>

#include "stats/clusters.h"
#include "stats/gsl.h"

FulInterval
ful_interval_wilson (double passed, double n, double z)
{
  double p, z2, scale, centre, half;
  FulInterval out = FUL_INTERVAL_UNKNOWN;

  g_return_val_if_fail (n > 0 && passed >= 0 && passed <= n && z >= 0, out);

  p = passed / n;
  if (isinf (z))
    return (FulInterval){ p, 0, 1 };
  z2 = z * z;
  scale = 1 / (1 + z2 / n);
  centre = scale * (p + z2 / (2 * n));
  half = scale * z * sqrt (p * (1 - p) / n + z2 / (4 * n * n));
  /* At p = 0 and 1 the bound is exact; rounding would leave 1e-17. */
  out.estimate = p;
  out.low = passed <= 0 ? 0 : MAX (centre - half, 0);
  out.high = passed >= n ? 1 : MIN (centre + half, 1);
  return out;
}

double
ful_interval_flawless (double limit)
{
  g_return_val_if_fail (limit > 0 && limit < 1, NAN);
  /* n / (n + z2) >= limit; what is whole but for rounding is not one more. */
  return ceil (FUL_Z95 * FUL_Z95 * limit / (1 - limit) - 1e-9);
}

double
ful_t95 (double df)
{
  if (!(df >= 1))
    return INFINITY;
  ful_gsl_init ();
  return gsl_cdf_tdist_Pinv (0.975, df);
}

FulMean
ful_mean_clustered (const double *scores, const guint *clusters, gsize n)
{
  FulMean out = { FUL_INTERVAL_UNKNOWN, NAN, n, 0, NAN };
  gboolean binary = TRUE;
  double sum = 0, mean, z = FUL_Z95;

  if (n == 0)
    return out;
  for (gsize i = 0; i < n; i++) {
    sum += scores[i];
    binary = binary && (scores[i] == 0 || scores[i] == 1);
  }
  /* A mean of thirds may leave [0, 1] by a rounding. */
  mean = CLAMP (sum / (double)n, 0, 1);
  out.se = ful_clustered_se (scores, clusters, n, mean, &out.clusters);
  if (binary && out.clusters == n) {
    out.n_effective = (double)n;
  } else if (!(out.se > 0)) {
    out.n_effective = (double)out.clusters;
  } else {
    out.n_effective = mean * (1 - mean) / (out.se * out.se);
    z = ful_t95 ((double)out.clusters - 1);
  }
  out.interval = ful_interval_wilson (mean * out.n_effective, out.n_effective, z);
  out.interval.estimate = mean;
  return out;
}

void
ful_interval_write (const FulInterval *interval, FulJsonWriter *writer)
{
  if (isnan (interval->estimate)) {
    ful_json_writer_null (writer);
    return;
  }
  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "estimate", interval->estimate);
  ful_json_writer_double_member (writer, "low", interval->low);
  ful_json_writer_double_member (writer, "high", interval->high);
  ful_json_writer_end_object (writer);
}
