/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "stats/confusion.h"

typedef struct {
  const char *name;
  double value;      /* >= 0 */
  const char *text;  /* the value as shown at the bar's end */
  gboolean stressed; /* darker, its name in bold: the one to look at */
} FulBarsRow;

/**
 * ful_bars_chart_new:
 * @heads: names of the two columns of its table: what, and how much
 *
 * Level bars from zero, the longest first as given. Returns: (transfer full): NULL with no rows
 */
FulChart *
ful_bars_chart_new (const char *title, const char *const heads[2], const FulBarsRow *rows, gsize n);

/* The @most pairs of labels that are mixed up most often, as bars. Returns: (transfer full):
 * NULL where none is */
FulChart *ful_confusion_chart_new (const FulConfusion *confusion, guint most);
