/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/rates.h"

/* Where the totals over the horizon cross as the volume of month 1 varies, growth kept. */
typedef struct {
  GArray *crossings; /* double: volumes, ascending */
  double break_even; /* above which tuned costs less; 0: at any volume; NAN: none */
} FulVolumeCrossings;

/**
 * ful_volume_crossings:
 *
 * In closed form where the totals are linear in the volume, piece by piece between the volumes at
 * which a replica more is needed; by search where a measured share of cached tokens bends them
 * (method §6). Looked for up to 100 times the volume, without end where there is but one piece.
 */
void ful_volume_crossings (const FulCostModel *model,
                           const FulCostRates *rates,
                           FulVolumeCrossings *out);
