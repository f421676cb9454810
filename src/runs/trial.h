/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/case.h"
#include "runs/ground.h"

/* One case put to prompts as they stand on screen, to look at: nothing is kept, so it is no
 * evidence. */
typedef struct _FulTrial FulTrial;

typedef struct {
  char *text;        /* the answer */
  double score;      /* [0, 1]; NAN: nothing to compare with */
  double tokens_in;  /* counted here */
  double tokens_out; /* likewise */
  double latency_ms; /* NAN: not known */
} FulTrialAnswer;

void ful_trial_answer_clear (FulTrialAnswer *self);

/* The model a trial asks: the first visible one that can be asked in one request without training;
 * the built-in example matcher where the project has no model. NULL: none of its models can be.
 * Borrowed from @snapshot or static. */
const FulModel *ful_trial_model (const FulSnapshot *snapshot);

/**
 * ful_trial_new:
 *
 * Reads the train split once. Any thread; one thread at a time asks.
 * Errors: %FUL_ERROR_REFUSED there is no model that can be asked; those of reading
 */
FulTrial *ful_trial_new (FulProject *project, FulSnapshot *snapshot, GError **error);
void ful_trial_free (FulTrial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTrial, ful_trial_free)

/**
 * ful_trial_ask:
 * @prompt: its name, for errors
 * @body: with the first value of each of its variables
 *
 * Errors: as ful_renderer_render() and ful_provider_ask()
 */
gboolean ful_trial_ask (FulTrial *self,
                        const char *prompt,
                        const FulPromptBody *body,
                        const FulCase *item,
                        FulTrialAnswer *out,
                        GError **error);
