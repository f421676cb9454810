/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"
#include "stats/consistency.h"

/* All that was measured of one arm, on the split where it is shown: the judging one where it
 * counts there, else the selecting one. What is not known is NAN. */
typedef struct {
  FulSplit split;
  gboolean counts;
  FulMean quality;
  FulMean valid_format;
  FulConsistency consistency; /* n = 0: no case was asked twice */
  double latency_p50_ms;
  double latency_p95_ms;
  gsize latency_n;     /* answers whose latency counts */
  gboolean under_load; /* they were given under load (method §6) */
  FulMean call_usd;    /* mean price of a call */
  double missing;      /* share of what was asked that has nothing but errors */
  gsize stale;         /* answers left out */
  gsize invalid;
} FulArmFacts;

FulArmFacts ful_arm_facts (const FulCostContext *context, guint arm);
