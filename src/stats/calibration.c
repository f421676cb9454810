/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/calibration.h"

#include <math.h>

double
ful_calibration_error (const double *sureness, const gboolean *right, gsize n)
{
  double sums[FUL_CALIBRATION_BINS] = { 0 };
  double hits[FUL_CALIBRATION_BINS] = { 0 };
  double error = 0;

  if (n == 0)
    return NAN;
  for (gsize i = 0; i < n; i++) {
    /* A bin holds its upper end: (0, 1/15] is the first. */
    int bin = (int)ceil (sureness[i] * FUL_CALIBRATION_BINS) - 1;

    bin = CLAMP (bin, 0, FUL_CALIBRATION_BINS - 1);
    sums[bin] += sureness[i];
    hits[bin] += right[i] ? 1 : 0;
  }
  for (int bin = 0; bin < FUL_CALIBRATION_BINS; bin++)
    error += fabs (sums[bin] - hits[bin]);
  return error / (double)n;
}
