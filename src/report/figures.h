/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/verdict.h"

/* One of the figures that stand beside a verdict, in words. */
typedef struct {
  char *name;   /* "Pays back" */
  char *value;  /* "6.6 months" */
  char *detail; /* "80 % range 3.9 to 12.7" */
} FulFigure;

/**
 * ful_figures_new:
 * @quality: (nullable): of the arm that the verdict is about; NULL: none is measured
 * @bar: share; NAN: none
 *
 * Quality against the bar, then what training costs and saves; what is not known says so.
 *
 * Returns: (transfer full): FulFigure*, with free function
 */
GPtrArray *ful_figures_new (const FulInterval *quality,
                            double bar,
                            const FulProjection *cost,
                            const char *currency);

/**
 * ful_figures_cost_new:
 * @volume: requests a month; NAN: not known
 *
 * What training pays, saves and needs, four of them; empty where the cost is not known. What was
 * not drawn yet says that it follows.
 *
 * Returns: (transfer full): FulFigure*, with free function
 */
GPtrArray *ful_figures_cost_new (const FulProjection *cost, double volume);

/* The arm that is looked at most closely: that of the verdict's rung, else the best prompt arm; -1:
 * none. */
int ful_figures_arm (const FulVerdict *verdict);
