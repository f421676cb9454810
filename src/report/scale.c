/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/scale.h"

#include <math.h>

double
ful_scale_at (const FulScale *self, double value)
{
  double share;

  if (self->logarithmic)
    share = (log10 (value) - log10 (self->low)) / (log10 (self->high) - log10 (self->low));
  else
    share = (value - self->low) / (self->high - self->low);
  return self->start + share * (self->end - self->start);
}

double
ful_scale_clamp (const FulScale *self, double value)
{
  if (value <= self->low)
    return self->start;
  if (value >= self->high)
    return self->end;
  return ful_scale_at (self, value);
}

double
ful_scale_step (double span, int count)
{
  double rough = span / MAX (count, 1);
  double power = pow (10, floor (log10 (rough)));
  double digit = rough / power;

  /* Geometric middles between 1, 2, 5 and 10. */
  if (digit < 1.4142)
    return power;
  if (digit < 3.1623)
    return 2 * power;
  if (digit < 7.0711)
    return 5 * power;
  return 10 * power;
}

FulScale
ful_scale_nice (double low, double high, int count, gboolean logarithmic, double start, double end)
{
  FulScale scale = { .logarithmic = logarithmic, .start = start, .end = end };
  double step;

  if (logarithmic) {
    /* A hair of slack, so that a power of ten stays one. */
    scale.low = pow (10, floor (log10 (low) + 1e-9));
    scale.high = pow (10, ceil (log10 (high) - 1e-9));
    if (scale.high <= scale.low)
      scale.high = scale.low * 10;
    return scale;
  }
  if (high <= low) {
    double apart = low == 0 ? 1 : fabs (low) / 2;

    high = low + apart;
    low = low - (low == 0 ? 0 : apart);
  }
  step = ful_scale_step (high - low, count);
  scale.low = floor (low / step + 1e-9) * step;
  scale.high = ceil (high / step - 1e-9) * step;
  return scale;
}

GArray *
ful_scale_ticks (const FulScale *self, int count)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (double));
  double step;

  if (self->logarithmic) {
    for (double e = ceil (log10 (self->low) - 1e-9); e <= log10 (self->high) + 1e-9; e++) {
      double value = pow (10, e);

      g_array_append_val (ticks, value);
    }
    return ticks;
  }
  step = ful_scale_step (self->high - self->low, count);
  for (double i = ceil (self->low / step - 1e-9); i * step <= self->high + step * 1e-9; i++) {
    double value = i == 0 ? 0 : i * step;

    g_array_append_val (ticks, value);
  }
  return ticks;
}
