/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/model.h"

/* From one value of each number to the cost of every month (method §6). A month of one side is
 *   V (level (per_request + cold exp (-pace V)) + per_error) + fixed
 * with V its volume and level that of token prices; the tuned side adds replicas, and a retraining
 * or an end of life where the month has one. */

/* Seconds of a month, and hours of one. */
#define FUL_SECONDS_PER_MONTH 2629800.0
#define FUL_HOURS_PER_MONTH 730.5

typedef struct {
  double per_request; /* tokens of a request, re-asking included, the cache warm */
  double cold;        /* what a request costs more where the cache is cold */
  double pace;        /* requests in a cache entry's lifetime, by request a month */
  double per_error;   /* (1 - q) E: errors of a request */
  double fixed;       /* a month, whatever the volume */
} FulCostLine;

typedef struct {
  FulCostLine sides[FUL_N_SIDES];
  double upfront;       /* F, of the tuned side; >= 0 */
  double retraining;    /* one of them */
  double end_of_life;   /* a retraining and the setting up that comes with it */
  double volume;        /* of month 1 */
  double growth;        /* factor from month to month */
  double level;         /* factor of token prices from month to month */
  double replica_month; /* one replica; 0 where not dedicated */
  double replica_load;  /* replicas a request a month takes at peak */
  double min_replicas;
} FulCostRates;

void
ful_cost_rates (const FulCostModel *model, const double numbers[FUL_N_NUMBERS], FulCostRates *out);

/* Cost of one side in a month of @volume requests at @level, one-off costs aside. */
double
ful_cost_rates_running (const FulCostRates *self, FulCostSide side, double volume, double level);
/* Replicas for @volume requests a month. */
double ful_cost_rates_replicas (const FulCostRates *self, double volume);
/* Retraining or end of life of the tuned side in month @t from 1. */
double ful_cost_rates_one_off (const FulCostRates *self, const FulCostModel *model, int t);

/* Cost of each month: arrays of model->horizon_months. */
void ful_cost_rates_months (const FulCostRates *self,
                            const FulCostModel *model,
                            double *prompt,
                            double *tuned);
