/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums by cluster, O(n). Cluster numbers of an evidence are dense, so a plain table finds a
 * cluster's place; numbers far apart go through a hash table. Sums are taken in the order of the
 * values, so that the same input gives the same bits. */
#include "stats/clusters.h"

#include <math.h>
#include <string.h>

/* The least SE that 100,000 scores can have and not be 0 is 1e-10 (one score off by 1e-5); the
 * rounding of residuals that cancel stays under 1e-15. */
#define ROUNDING 1e-12

static double *
sums_by_table (const double *values,
               const guint *clusters,
               gsize n,
               guint first,
               gsize range,
               gsize *count)
{
  g_autofree guint *place = g_new0 (guint, range); /* place + 1; 0: not met yet */
  double *sums = g_new0 (double, n);

  *count = 0;
  for (gsize i = 0; i < n; i++) {
    guint *p = &place[clusters[i] - first];

    if (*p == 0)
      *p = (guint)++ * count;
    sums[*p - 1] += values[i];
  }
  return sums;
}

static double *
sums_by_hash (const double *values, const guint *clusters, gsize n, gsize *count)
{
  g_autoptr (GHashTable) place = g_hash_table_new (NULL, NULL);
  double *sums = g_new0 (double, n);

  *count = 0;
  for (gsize i = 0; i < n; i++) {
    gpointer key = GUINT_TO_POINTER (clusters[i]);
    gsize p = GPOINTER_TO_SIZE (g_hash_table_lookup (place, key));

    if (p == 0) {
      p = ++*count;
      g_hash_table_insert (place, key, GSIZE_TO_POINTER (p));
    }
    sums[p - 1] += values[i];
  }
  return sums;
}

double *
ful_cluster_sums (const double *values, const guint *clusters, gsize n, gsize *n_clusters)
{
  guint first = G_MAXUINT, last = 0;

  if (clusters == NULL || n == 0) {
    *n_clusters = n;
    return g_memdup2 (values, n * sizeof *values);
  }
  for (gsize i = 0; i < n; i++) {
    first = MIN (first, clusters[i]);
    last = MAX (last, clusters[i]);
  }
  if (last - first < 16 * n + 1024)
    return sums_by_table (values, clusters, n, first, (gsize)(last - first) + 1, n_clusters);
  return sums_by_hash (values, clusters, n, n_clusters);
}

double
ful_clustered_se (const double *values,
                  const guint *clusters,
                  gsize n,
                  double mean,
                  gsize *n_clusters)
{
  g_autofree double *residuals = g_new (double, MAX (n, 1));
  g_autofree double *sums = NULL;
  double squares = 0, c, se;

  for (gsize i = 0; i < n; i++)
    residuals[i] = values[i] - mean;
  sums = ful_cluster_sums (residuals, clusters, n, n_clusters);
  if (*n_clusters < 2)
    return NAN;
  for (gsize i = 0; i < *n_clusters; i++)
    squares += sums[i] * sums[i];
  c = (double)*n_clusters;
  se = sqrt (squares * c / (c - 1)) / (double)n;
  return se < ROUNDING ? 0 : se;
}
