/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cli/command.h"
#include "runs/estimate.h"

/* What a run came to: counts, then each arm of @plan on the split it is judged on, of those the run
 * asked. Shows aggregates of test: a look is noted. FALSE with @error where the results can't be
 * read. */
gboolean ful_cli_report_run (FulProject *project,
                             const FulRunPlan *plan,
                             const FulRunSummary *summary,
                             gboolean json,
                             GError **error);

/* What a run would come to. */
void ful_cli_report_estimate (const FulEstimate *estimate, double per_usd, gboolean json);
