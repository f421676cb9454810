/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/comparison.h"
#include "stats/ranking.h"

/* Method §4. */
typedef struct {
  guint arm;      /* index into evidence->arms */
  char *revision; /* PROMPT#N of it */
  FulLevers levers;
  FulInterval gain; /* over the rho of its time; NAN for the first and for one passed over */
  gboolean real_gain;
  gboolean since; /* first run after the last rho */
} FulAttempt;

typedef struct {
  gboolean proven;
  const char *reason; /* "levers-untried", "too-few-attempts", "too-few-cases"; NULL where proven */
  double delta;
  double mde;      /* the largest among the attempts since; NAN */
  double n_needed; /* for too-few-cases alone; NAN */
  int best;        /* arm index of rho; -1 */
  FulLevers tried;
  FulLevers untried;  /* applicable and not tried */
  GPtrArray *history; /* FulAttempt*, in order of first run */
} FulPlateau;

FulPlateau *ful_plateau_new (const FulStandings *standings, const FulSnapshot *snapshot);
void ful_plateau_free (FulPlateau *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulPlateau, ful_plateau_free)

/* The gain of each lever tried: best arm with it against the best without, Holm over the levers. */
typedef struct {
  FulLevers lever;
  int with_arm;
  int without_arm;
  FulComparison comparison;
  double p_adjusted;
} FulLeverGain;
/* Returns: (transfer full): FulLeverGain values */
GArray *ful_lever_gains (const FulStandings *standings, const FulSnapshot *snapshot);
