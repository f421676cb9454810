/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/by-volume.h"
#include "report/chart.h"

typedef struct {
  const FulVolumePoint *points; /* by volume */
  gsize n;
  double volume;     /* the project's own; NAN */
  double break_even; /* NAN: none */
  const char *currency;
  const char *prompt_name;
  const char *tuned_name;
  double width; /* as of ful_cost_chart_new(); 0: the usual one */
} FulVolumeData;

/**
 * ful_volume_chart_new:
 *
 * Cost by monthly volume on two logarithmic axes, with the project's own volume and where the two
 * sides cost the same. Returns: (transfer full): NULL with fewer than two points to draw
 */
FulChart *ful_volume_chart_new (const FulVolumeData *data);

/* The same of what @projection, made with @context, compares. NULL where its cost is not known or
 * there is no volume. */
FulChart *ful_volume_chart_new_for (const FulCostContext *context,
                                    const FulProjection *projection,
                                    const char *prompt_name,
                                    const char *tuned_name,
                                    double width);
