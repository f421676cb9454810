/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/window.h"
#include "runs/offer.h"

G_BEGIN_DECLS

/* What stands behind win.run and its like: starting a run, and saying what came of it. */

/* Runs all that can be asked and has no answer yet. Where nothing can run, says so and what next.
 */
void ful_run_everything (FulWindow *window);
/* Runs what is left of the run that was cancelled last. */
void ful_run_left (FulWindow *window);
/* What was chosen in the Run dialog. */
void ful_run_request (FulWindow *window, const FulRunRequest *request);

/* Why nothing can run, in words, and the action that mends it. */
typedef struct {
  const char *text; /* translated; NULL: something can */
  const char *button;
  const char *page; /* that the button opens; NULL: the models */
} FulRunHindrance;
FulRunHindrance ful_run_hindrance (FulRunObstacle obstacle);

G_END_DECLS
