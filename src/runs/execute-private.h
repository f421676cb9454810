/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "checks/scorer.h"
#include "models/provider.h"
#include "runs/execute.h"
#include "runs/history.h"
#include "runs/token-meter.h"

/* One run going on: shared by its threads. */
typedef struct {
  FulProject *project;
  const FulRunPlan *plan;
  const FulHistory *history;
  const FulRunLimits *limits;
  FulRunProgress *progress; /* NULL: nobody looks */
  GCancellable *cancellable;
  FulScorer *scorer;
  FulProvider *matcher;
  FulProvider *specialist;  /* NULL: not among the open jobs */
  GHashTable *train_inputs; /* what the specialist has learned from, as texts */
  gint64 run_id;
  gint next;    /* atomic: the next job */
  gint flying;  /* atomic: requests in flight */
  gint allowed; /* atomic: requests that were allowed so far */
  gint stop;    /* atomic: a cap or an error was met */
  GMutex mutex; /* guards what follows */
  FulRunSummary *summary;
  GError *error; /* what stopped the run; NULL: nothing did */
} FulExecution;

/* One of its threads. */
typedef struct {
  FulExecution *execution;
  FulTokenMeter *meter;
} FulExecutionWorker;

/* Does the job: asks, takes an earlier answer over, or finds that nothing is to do. */
void ful_execution_do_job (FulExecutionWorker *worker, gsize index);
