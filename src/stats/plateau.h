/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base/json-writer.h"
#include "project/snapshot.h"
#include "stats/comparison.h"
#include "stats/ranking.h"

/* Method §4. A revision that ran with the best prompt arm's model; with prompt variables, each
 * value is one. */
typedef struct {
  guint arm;      /* index into evidence->arms */
  char *revision; /* PROMPT#N of it, ":NAME=VALUE,…" behind it where it has variables */
  FulLevers levers;
  gsize n;          /* cases shared with the rho of its time */
  FulInterval gain; /* over the rho of its time; NAN for the first and for one passed over */
  double mde;       /* smallest gain that could have been seen; NAN */
  gboolean real_gain;
  gboolean since; /* an attempt since: first run after the last rho, and not passed over */
} FulAttempt;

/* What it takes to say that prompts have levelled off: all three. */
typedef enum {
  FUL_PLATEAU_LEVERS,   /* every lever that applies was tried */
  FUL_PLATEAU_ATTEMPTS, /* enough different texts since the last real gain */
  FUL_PLATEAU_GAINS,    /* none of these can have gained delta */
  FUL_N_PLATEAU_CONDITIONS
} FulPlateauCondition;

/* Different texts since the last real gain that FUL_PLATEAU_ATTEMPTS asks for. */
#define FUL_PLATEAU_LEAST_ATTEMPTS 3

typedef struct {
  gboolean proven;
  gboolean met[FUL_N_PLATEAU_CONDITIONS];
  const char *reason; /* "levers-untried", "too-few-attempts", "too-few-cases"; NULL where proven */
  double delta;
  double mde;      /* the largest among the attempts since; NAN */
  double n_needed; /* for too-few-cases alone; NAN */
  int best;        /* arm index of rho; -1 */
  gsize texts;     /* different texts among the attempts since */
  FulLevers tried;
  FulLevers untried;  /* applicable and not tried */
  GPtrArray *history; /* FulAttempt*, in order of first run */
} FulPlateau;

/* Never NULL; with no prompt arm it is not proven and its history empty. */
FulPlateau *ful_plateau_new (const FulStandings *standings, const FulSnapshot *snapshot);
void ful_plateau_free (FulPlateau *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulPlateau, ful_plateau_free)

/* The attempt that rho is; NULL where there is none. */
const FulAttempt *ful_plateau_best (const FulPlateau *self);

/* Upper end of the largest gain that an attempt since the last real gain may have brought, a
 * difference of shares; NAN where there is none. */
double ful_plateau_largest_gain (const FulPlateau *self);

/* The object of design §8, as one value of the document that is open. */
void ful_plateau_write (const FulPlateau *self, FulJsonWriter *writer);

/* The gain of each lever tried: best arm with it against the best without, on the selecting split,
 * Holm over the levers. */
typedef struct {
  FulLevers lever;
  int with_arm;
  int without_arm; /* -1: every arm has it; the comparison is then of no case */
  FulComparison comparison;
  double p_adjusted;
} FulLeverGain;
/* Returns: (transfer full): FulLeverGain values */
GArray *ful_lever_gains (const FulStandings *standings, const FulSnapshot *snapshot);
