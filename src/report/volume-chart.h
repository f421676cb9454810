/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"

/* Mean cost a month over the horizon at a monthly volume. */
typedef struct {
  double volume; /* > 0 */
  double prompt; /* > 0 to be drawn */
  double tuned;
} FulVolumePoint;

typedef struct {
  const FulVolumePoint *points; /* by volume */
  gsize n;
  double volume;     /* the project's own; NAN */
  double break_even; /* NAN: none */
  const char *currency;
  const char *prompt_name;
  const char *tuned_name;
} FulVolumeData;

/**
 * ful_volume_chart_new:
 *
 * Cost by monthly volume on two logarithmic axes, with the project's own volume and where the two
 * sides cost the same. Returns: (transfer full): NULL with fewer than two points to draw
 */
FulChart *ful_volume_chart_new (const FulVolumeData *data);
