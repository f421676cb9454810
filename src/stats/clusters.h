/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/**
 * ful_cluster_sums:
 * @values: n of them
 * @clusters: (nullable): n cluster numbers, any values; NULL: each value its own cluster
 * @n_clusters: (out): C; equal to @n exactly where no cluster holds two values
 *
 * Returns: (transfer full): the sum of @values in each cluster, in order of first appearance
 */
double *ful_cluster_sums (const double *values, const guint *clusters, gsize n, gsize *n_clusters);

/**
 * ful_clustered_se:
 * @values: n of them
 * @clusters: (nullable): as above
 * @mean: of @values
 * @n_clusters: (out): C
 *
 * SE^2 = (1/n^2) sum over clusters of (sum of residuals)^2 times C/(C - 1). Exactly 0 where it is
 * 0 but for rounding; NAN where C is 1.
 *
 * Source: Miller (2024), arXiv:2411.00640.
 */
double ful_clustered_se (const double *values,
                         const guint *clusters,
                         gsize n,
                         double mean,
                         gsize *n_clusters);
