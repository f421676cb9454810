/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/cost.h"

#include <math.h>

/* The standard normal's P90. */
#define Z90 1.2815515655446004

double
ful_two_piece (double low, double likely, double high, FulDomain domain, double z)
{
  double steps = z / Z90, value;

  if (low == high)
    return likely;
  if (domain == FUL_DOMAIN_AMOUNT && low > 0)
    return likely * pow (z < 0 ? likely / low : high / likely, steps);
  value = likely + (z < 0 ? likely - low : high - likely) * steps;
  switch (domain) {
  case FUL_DOMAIN_SHARE:
    return CLAMP (value, 0, 1);
  case FUL_DOMAIN_GROWTH:
    return MAX (value, -1);
  case FUL_DOMAIN_AMOUNT:
  default:
    return MAX (value, 0);
  }
}
