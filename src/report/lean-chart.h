/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"

typedef struct {
  const char *name;
  int lean;          /* -2 to prompting … +2 to tuning */
  const char *words; /* the same in words */
} FulLeanRow;

/* Which way each factor leans: bars from the middle, round ends to prompting, diamonds to tuning,
 * a square in the middle. Returns: (transfer full): NULL with no rows */
FulChart *ful_lean_chart_new (const char *title, const FulLeanRow *rows, gsize n);
