/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/break-even.h"

#include <math.h>

double
ful_break_even_month (double upfront, const double *saving, int n)
{
  int first = n; /* index from which on it is >= 0 */
  double before;

  while (first > 0 && saving[first - 1] >= 0)
    first--;
  if (first == n)
    return INFINITY;
  before = first > 0 ? saving[first - 1] : -upfront;
  if (before >= 0)
    return 0;
  return first + before / (before - saving[first]);
}

/* A saving of exactly 0 has no sign: passing through it is one change, touching it none. */
GArray *
ful_break_even_sign_changes (double upfront, const double *saving, int n)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (int));
  int sign = upfront > 0 ? -1 : 0;

  for (int t = 1; t <= n; t++) {
    int now = (saving[t - 1] > 0) - (saving[t - 1] < 0);

    if (now != 0 && sign != 0 && now != sign)
      g_array_append_val (months, t);
    if (now != 0)
      sign = now;
  }
  return months;
}
