/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/consistency.h"

static double
mean_of (const double *values, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum / (double)n;
}

FulVarianceSplit
ful_variance_split (const double *const *scores, const gsize *n_scores, gsize n_cases)
{
  FulVarianceSplit out = { NAN, NAN, NAN };
  double n = (double)n_cases, total = 0, squares = 0, inverses = 0, grand = 0;
  double between = 0, within = 0, repeats;

  for (gsize i = 0; i < n_cases; i++) {
    double r = (double)n_scores[i];

    total += r;
    squares += r * r;
    inverses += 1 / r;
    grand += r * mean_of (scores[i], n_scores[i]);
  }
  if (n_cases < 2 || total <= n)
    return out;
  grand /= total;
  for (gsize i = 0; i < n_cases; i++) {
    double mean = mean_of (scores[i], n_scores[i]);

    between += (double)n_scores[i] * (mean - grand) * (mean - grand);
    for (gsize k = 0; k < n_scores[i]; k++)
      within += (scores[i][k] - mean) * (scores[i][k] - mean);
  }
  between /= n - 1;
  within /= total - n;
  repeats = (total - squares / total) / (n - 1);
  out.within = within;
  out.between = MAX (0, (between - within) / repeats);
  out.se = sqrt ((out.between + within * inverses / n) / n);
  return out;
}
