/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cli/command.h"
#include "runs/execute.h"

/* Runs the plan in a thread of its own and tells on standard error how far it is: on a terminal in
 * one line, else a line a stage and each tenth. As ful_run_execute(). */
gboolean ful_cli_run_with_progress (FulProject *project,
                                    const FulRunPlan *plan,
                                    const FulRunLimits *limits,
                                    FulRunSummary *out,
                                    GError **error);

/* Trains the specialist likewise. As ful_specialist_obtain(). */
FulClassifier *ful_cli_train_with_progress (FulProject *project,
                                            GPtrArray *train,
                                            gboolean *trained,
                                            GError **error);
