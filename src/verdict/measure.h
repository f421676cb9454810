/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/verdict.h"

/* Where one arm stands against the bar and each constraint (method §8): clears, fails or is
 * undecided, by the bounds first, then, for a share that is measured closely enough, by its
 * estimate. */

typedef enum {
  FUL_MEASURE_QUALITY,
  FUL_MEASURE_FORMAT,    /* share of answers whose mode is not format */
  FUL_MEASURE_AGREEMENT, /* mean agreement of repeats */
  FUL_MEASURE_LATENCY,   /* share of answers within the limit */
  FUL_MEASURE_COST,      /* mean price of a call: no share, less is better */
  FUL_N_MEASURES
} FulMeasureKind;

/* The bar as set; NAN: not asked for. */
typedef struct {
  double limits[FUL_N_MEASURES]; /* shares; latency: 0.95; cost: the project's currency a request */
  double latency_ms;             /* what an answer must keep within for FUL_MEASURE_LATENCY */
  double delta;                  /* smallest gain worth having */
  double per_usd;                /* the project's currency for one USD */
} FulBar;

FulBar ful_bar_of (const FulSnapshot *snapshot);
/* w of method §8: an interval no wider than this is decided by its estimate. */
double ful_bar_width (const FulBar *bar, FulMeasureKind kind);

typedef struct {
  FulMean mean;      /* all NAN: can't be measured */
  FulState state;    /* what decides; FUL_CLEARS where nothing is asked */
  FulState estimate; /* decided by the estimate alone; FUL_UNDECIDED: can't be measured */
  gboolean near_bar; /* the bounds left it undecided, and the estimate decided */
} FulMeasure;

/* One arm on one split. An arm clears when all its measures do, fails when one fails. */
typedef struct {
  FulMeasure measures[FUL_N_MEASURES];
  FulState state;
  FulState estimate;
  gboolean near_bar;
  gboolean under_load; /* latency rests on answers given under load */
} FulArmState;

/* A share against a limit: bounds, then the estimate where they are no wider than @width. */
FulMeasure ful_measure_share (const FulMean *mean, double limit, double width);
/* A cost against a limit: upper end within it clears, lower end over it fails. */
FulMeasure ful_measure_cost (const FulMean *mean, double limit);

/* Measures @arm on @split; a bar of NAN leaves quality undecided. */
FulArmState
ful_arm_state (const FulCostContext *context, const FulBar *bar, guint arm, FulSplit split);

/* Share of @arm's answers on @split whose mode is not format; NAN where the mode of one is not
 * known: it failed, nobody named why, and its text was not recorded. */
FulMean ful_valid_format (const FulCostContext *context, guint arm, FulSplit split);

/**
 * ful_latency_share:
 * @under_load: (out) (optional): under 30 answers were given with at most 8 in flight, and others
 * count with them
 *
 * Share of answers that took at most @limit_ms; cached answers take no part. NAN where the latency
 * of one is not known.
 */
FulMean ful_latency_share (const FulCostContext *context,
                           guint arm,
                           FulSplit split,
                           double limit_ms,
                           gboolean *under_load);

/* Its name for people, translated: "quality", "valid format" … */
const char *ful_measure_label (FulMeasureKind kind);
