/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "classify/classifier.h"
#include "runs/plan.h"

/* Asks what a plan names and keeps the answers, scored, in the project as they come. */

typedef enum { FUL_RUN_STAGE_READING, FUL_RUN_STAGE_TRAINING, FUL_RUN_STAGE_ASKING } FulRunStage;

/* Read by another thread while the run goes on, with g_atomic_int_get(). */
typedef struct {
  gint stage; /* FulRunStage */
  FulTrainProgress training;
  gint planned; /* 0: not yet known */
  gint done;    /* of these answered, now or before */
  gint failed;
} FulRunProgress;

typedef struct {
  guint concurrency;   /* requests at once; 0: one a core */
  double budget_usd;   /* NAN: no cap */
  gint64 max_requests; /* below 0: no cap */
} FulRunLimits;

#define FUL_RUN_NO_LIMITS ((FulRunLimits){ .budget_usd = NAN, .max_requests = -1 })

typedef struct {
  gint64 run_id;      /* 0: nothing had to be asked, and no run of this plan was there before */
  gint64 planned;     /* answers the plan names */
  gint64 done;        /* of these there are now, those of before too */
  gint64 failed;      /* errors of infrastructure */
  gint64 cached;      /* of done: not asked, since answered before this run */
  gint64 asked_again; /* had been asked before the run was cut off, and whose answers were lost */
  gint64 requests;    /* asked now */
  double tokens_in;   /* of the answers that were asked now; NAN where unknown */
  double tokens_cached;
  double tokens_out;
  double cost_usd;
  double seconds;
  gint max_in_flight;
  gboolean trained;     /* the specialist was trained now */
  gboolean cancelled;   /* what was answered by then is kept */
  gboolean over_budget; /* stopped before a cap */
} FulRunSummary;

/**
 * ful_run_execute:
 * @plan: not dry, made after ful_run_prepare()
 * @progress: (nullable)
 *
 * Takes up the newest run of the same plan that was cut off; else makes a new one where something
 * has to be asked. Blocks; threads of its own ask. A failed request is kept as an error and does
 * not stop the run.
 * Errors: those of ful_specialist_obtain(); %FUL_ERROR_BAD_INPUT a case that a prompt can't be
 * rendered for; %FUL_ERROR_READ_ONLY, %FUL_ERROR_STORAGE. Cancelled is no error: see @out.
 */
gboolean ful_run_execute (FulProject *project,
                          const FulRunPlan *plan,
                          const FulRunLimits *limits,
                          FulRunProgress *progress,
                          GCancellable *cancellable,
                          FulRunSummary *out,
                          GError **error);
