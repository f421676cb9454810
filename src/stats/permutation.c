/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/permutation.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "stats/gsl.h"
#include "stats/random.h"

double
ful_mcnemar_exact (gsize a_only, gsize b_only)
{
  gsize n = a_only + b_only, fewer = MIN (a_only, b_only);

  if (2 * fewer == n)
    return 1;
  ful_gsl_init ();
  return MIN (2 * gsl_cdf_binomial_P ((unsigned)fewer, 0.5, (unsigned)n), 1);
}

/* |observed| less what rounding may take off a pattern that equals it. */
static double
threshold_of (const double *sums, gsize n)
{
  double observed = 0, size = 0;

  for (gsize i = 0; i < n; i++) {
    observed += sums[i];
    size += fabs (sums[i]);
  }
  return fabs (observed) - 1e-12 * MAX (1, size);
}

double
ful_sign_flip_exact (const double *sums, gsize n)
{
  double threshold = threshold_of (sums, n);
  guint32 patterns = 1u << n, hits = 0;

  g_return_val_if_fail (n <= FUL_SIGN_FLIP_EXACT_MAX, NAN);

  for (guint32 pattern = 0; pattern < patterns; pattern++) {
    double sum = 0;

    for (gsize i = 0; i < n; i++)
      sum += (pattern >> i & 1) != 0 ? -sums[i] : sums[i];
    hits += fabs (sum) >= threshold ? 1 : 0;
  }
  return (double)hits / (double)patterns;
}

double
ful_sign_flip (const double *sums, gsize n, guint64 seed)
{
  double threshold = threshold_of (sums, n);
  g_autofree double *moving = g_new (double, MAX (n, 1));
  FulRandom random = ful_random_new (seed);
  gsize n_moving = 0, hits = 0;

  /* A sum of 0 stays 0 whatever its sign: most are, and need no draw. */
  for (gsize i = 0; i < n; i++)
    if (sums[i] != 0)
      moving[n_moving++] = sums[i];
  for (gsize draw = 0; draw < FUL_SIGN_FLIP_DRAWS; draw++) {
    double sum = 0;
    guint64 signs = 0;

    for (gsize i = 0; i < n_moving; i++) {
      if (i % 64 == 0)
        signs = ful_random_next (&random);
      sum += (signs >> i % 64 & 1) != 0 ? -moving[i] : moving[i];
    }
    hits += fabs (sum) >= threshold ? 1 : 0;
  }
  return (double)(1 + hits) / (double)(1 + FUL_SIGN_FLIP_DRAWS);
}

typedef struct {
  double p;
  gsize index;
} Ranked;

static int
by_p (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->p != y->p)
    return x->p < y->p ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

void
ful_holm (const double *p, gsize n, double *adjusted)
{
  g_autofree Ranked *family = g_new (Ranked, MAX (n, 1));
  gsize size = 0;
  double highest = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (p[i]))
      family[size++] = (Ranked){ p[i], i };
  qsort (family, size, sizeof *family, by_p);
  for (gsize i = 0; i < n; i++)
    adjusted[i] = NAN;
  for (gsize rank = 0; rank < size; rank++) {
    highest = MAX (highest, MIN (1, family[rank].p * (double)(size - rank)));
    adjusted[family[rank].index] = highest;
  }
}
