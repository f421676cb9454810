/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/* What a run could be made of now, and what is missing for one: for whoever lets people choose. */

typedef struct {
  char *name;
  int number;     /* of the revision that would run */
  gboolean draft; /* it is a draft yet, which the run makes that revision */
} FulOfferedPrompt;

typedef enum {
  FUL_OFFER_READY,
  FUL_OFFER_NOT_ASKED,  /* of a provider that this version can't ask */
  FUL_OFFER_CANT_TRAIN, /* the specialist, without labelled train cases */
} FulOfferState;

typedef struct {
  char *name;
  gboolean specialist; /* answers input-only, and no other prompt */
  gboolean added;      /* not in the project yet: the run would add it */
  FulOfferState state;
} FulOfferedModel;

typedef enum {
  FUL_RUN_POSSIBLE,
  FUL_RUN_NO_CASES,
  FUL_RUN_NO_MODEL,  /* none can be asked */
  FUL_RUN_NO_PROMPT, /* none has a text, and the specialist is not ready */
} FulRunObstacle;

typedef struct {
  GPtrArray *prompts;        /* FulOfferedPrompt*, in order; without the built-in input-only */
  GPtrArray *models;         /* FulOfferedModel*, in order */
  gsize cases[FUL_N_SPLITS]; /* that have inputs; those of no split count as test */
  gint64 test_looks;
  gboolean interrupted; /* the newest run was cut off or cancelled */
  FulRunObstacle obstacle;
} FulRunOffer;

/**
 * ful_run_offer_new:
 *
 * Reads the cases: off the main thread. Errors: those of reading the file.
 *
 * Returns: (transfer full)
 */
FulRunOffer *ful_run_offer_new (FulProject *project, GError **error);
void ful_run_offer_free (FulRunOffer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRunOffer, ful_run_offer_free)

/* Names of the models that are ready, NULL-ended: what FulRunOptions.models takes so that a model
 * that can't be asked stops nothing. Returns: (transfer full) */
GStrv ful_run_offer_ready_models (const FulRunOffer *self);
