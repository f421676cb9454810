/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"
#include "runs/trial.h"

/* One case put to several prompts on a thread. */
typedef struct _FulTrialWork FulTrialWork;

typedef struct {
  gint64 prompt_id;
  char *error; /* NULL: it answered */
  FulTrialAnswer answer;
} FulTrialOutcome;

void ful_trial_outcome_free (gpointer outcome);

FulTrialWork *ful_trial_work_new (const FulSnapshot *snapshot, const FulCase *item);
void ful_trial_work_free (FulTrialWork *self);
void ful_trial_work_add (FulTrialWork *self,
                         gint64 prompt_id,
                         const char *name,
                         const FulPromptBody *body);

/* A FulDocumentRead. Returns: (transfer full) (element-type FulTrialOutcome) */
gpointer
ful_trial_work_do (FulProject *project, gpointer work, GCancellable *cancellable, GError **error);
