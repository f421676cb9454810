/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/comparison.h"
#include "stats/ranking.h"

/* What the cases of a split can show of a difference delta between two arms (method §2). */
typedef struct {
  double delta;
  gsize n;         /* cases both arms answered; before a run: cases of the split */
  double sd;       /* SD(d) */
  double deff;     /* design effect */
  double n_needed; /* cases needed for delta; NAN: unknown (one cluster) */
  double mde;      /* smallest difference that n cases show; NAN: unknown, no case */
  int arm_a;       /* whose data sd is from; -1 both: planned, before any run */
  int arm_b;
} FulPower;

/**
 * ful_power:
 * @split: dev or test
 * @delta: the difference to show, in (0, 1)
 *
 * From the data of the pair that a next decision is likeliest to look like: the best prompt arm
 * (where it doesn't count on @split, the first in rank that does) and the first other arm in rank
 * that shares at least m cases with it and differs from it in any. Where there is no such pair:
 * planned with SD(d) = sqrt (0.2 - delta^2), a discordance of 20 %.
 *
 * Errors: %FUL_ERROR_BAD_INPUT @delta outside (0, 1), or sqrt (0.2) and more before a run.
 */
gboolean ful_power (const FulStandings *standings,
                    FulSplit split,
                    double delta,
                    FulPower *out,
                    GError **error);
