/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"

typedef struct {
  const char *name; /* as its author wrote it */
  gsize n;
} FulBalanceBar;

/**
 * ful_balance_chart_new:
 * @bars: the most frequent label first
 *
 * How evenly the examples spread over the labels: a low grey bar a label.
 *
 * Returns: (transfer full): NULL where @n is 0
 */
FulChart *ful_balance_chart_new (const FulBalanceBar *bars, gsize n);
