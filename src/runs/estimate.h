/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "runs/execute.h"

typedef struct {
  double low;
  double high; /* both NAN: not known */
} FulRange;

/* What a run would do and take, before it does. */
typedef struct {
  gint64 planned;
  gint64 cached;   /* answered already; a few more may turn out to be */
  gint64 requests; /* the rest */
  FulRange tokens_in;
  FulRange tokens_out;
  FulRange cost_usd;
  FulRange seconds;
  gsize n_arms;
  gint64 *arm_requests; /* by arm of the plan: how many of requests are its own */
  char *basis;          /* what the ranges rest on, untranslated English */
} FulEstimate;

#define FUL_ESTIMATE_SAMPLE 20 /* cases an arm that are rendered and counted */

/**
 * ful_run_estimate:
 * @plan: may be dry
 *
 * Renders and counts some cases of each arm: the range is the mean ± two standard errors. Answers
 * are taken to be as long as what the cases expect: the shortest to the longest, or max_tokens
 * where the revision sets it. Offline models are asked the sample's requests to see how long they
 * take; a specialist that is still to be trained adds the time of training.
 *
 * Errors: as ful_renderer_render(), and reading errors.
 */
gboolean ful_run_estimate (FulProject *project,
                           const FulRunPlan *plan,
                           const FulRunLimits *limits,
                           FulEstimate *out,
                           GError **error);
void ful_estimate_clear (FulEstimate *self);
