/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "cases/training-set.h"
#include "stats/specialist-facts.h"

G_BEGIN_DECLS

/* What the document's train split is good for and what is being trained on it. Reads off the main
 * thread, again where something that it rests on has changed.
 *
 * Signals:
 * - "facts-changed": the facts are others
 * - "jobs-changed": a job began, went on (ten times a second) or ended
 * - "problem" (message): a job or a reading met an error */
#define FUL_TYPE_TRAINING (ful_training_get_type ())
G_DECLARE_FINAL_TYPE (FulTraining, ful_training, FUL, TRAINING, GObject)

typedef struct {
  FulTrainingSet *set;
  FulSpecialistFacts *specialist;
  GArray *curve; /* (element-type FulCurvePoint): NULL: none of train as it is */
  FulCurveFit fit;
  gboolean fitted;
  double bar;    /* the line is asked for; NAN: none is set */
  gsize n_sizes; /* that a curve would be measured at */
} FulTrainingFacts;

#define FUL_CURVE_SIZES 3 /* fewest that a line goes through */

typedef enum { FUL_JOB_TRAIN, FUL_JOB_CURVE, FUL_N_JOBS } FulJobKind;

FulTraining *ful_training_new (FulDocument *document);
/* Borrowed until "facts-changed"; NULL: not read yet. */
const FulTrainingFacts *ful_training_facts (FulTraining *self);
/* Reads the facts where they are stale; cheap where they are not. */
void ful_training_refresh (FulTraining *self);

/* Nothing where that job goes on already. */
void ful_training_start (FulTraining *self, FulJobKind job);
void ful_training_cancel (FulTraining *self, FulJobKind job);
gboolean ful_training_is_going (FulTraining *self, FulJobKind job);
/* [0, 1]; NAN: not known yet */
double ful_training_fraction (FulTraining *self, FulJobKind job);
double ful_training_seconds_left (FulTraining *self, FulJobKind job); /* NAN: not known yet */

G_END_DECLS
