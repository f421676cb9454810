/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "stats/plateau.h"

/* What each lever of the prompt layer gained, in words. */

typedef enum {
  FUL_LEVER_GAINED,         /* measured, not chance */
  FUL_LEVER_CHANCE,         /* measured, could be chance */
  FUL_LEVER_WORSE,          /* measured, worse and not chance */
  FUL_LEVER_NOT_COMPARED,   /* it ran, but nothing ran without it */
  FUL_LEVER_NOT_APPLICABLE, /* somebody said so, with a reason */
  FUL_LEVER_NOT_RUN,        /* a prompt has it that has not run */
  FUL_LEVER_UNTRIED,
  FUL_N_LEVER_STATES
} FulLeverState;

typedef struct {
  FulLevers lever; /* one bit */
  FulLeverState state;
  char *words;  /* "+8.4 points", "+0.6 points, could be chance", "does not apply" … */
  char *detail; /* a sentence: what was compared, or the reason given */
} FulLeverStanding;

/**
 * ful_lever_standings:
 * @standings: (nullable): NULL: nothing is known of runs yet
 *
 * All levers, in their order. Compares on the selecting split (method §4): some ten milliseconds
 * for thousands of cases.
 *
 * Returns: (transfer full) (element-type FulLeverStanding): with free function
 */
GPtrArray *ful_lever_standings (const FulSnapshot *snapshot, const FulStandings *standings);
