/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "stats/interval.h"

/* One row: an arm, or what stands for a rung. */
typedef struct {
  const char *name;
  const char *detail;  /* beside the name, e.g. the model; NULL */
  const char *under;   /* under the detail, smaller; NULL */
  gboolean trained;    /* a diamond, hatched; else a circle, plain */
  FulInterval quality; /* NAN: not measured, and says so */
} FulQualityRow;

/**
 * ful_quality_chart_new:
 * @rows: from top to bottom
 * @bar: share that is to be reached; NAN: none
 *
 * Quality of several arms with intervals on one axis, and the bar across.
 *
 * Returns: (transfer full): NULL where no row is measured
 */
FulChart *ful_quality_chart_new (const char *title, const FulQualityRow *rows, gsize n, double bar);

/* Marker and band of one interval at height @y, on a scale to the right. */
void ful_quality_chart_draw (FulChart *chart,
                             double x_low,
                             double x,
                             double x_high,
                             double y,
                             gboolean trained);
