/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/tuning/training.h"

/* What FulTraining does on threads. */

/* Written by the job's thread, read by the main one. */
typedef struct {
  FulTrainProgress training; /* of FUL_JOB_TRAIN */
  gint per_mille;            /* of FUL_JOB_CURVE */
} FulJobProgress;

double ful_job_progress_fraction (FulJobProgress *self);

/* A FulDocumentRead. Returns: (transfer full) FulTrainingFacts */
gpointer ful_training_facts_read (FulProject *project,
                                  gpointer unused,
                                  GCancellable *cancellable,
                                  GError **error);
void ful_training_facts_free (FulTrainingFacts *self);

/* FulDocumentWork over a FulJobProgress. What they make is kept in the project once it is whole. */
gboolean
ful_job_train (FulProject *project, gpointer progress, GCancellable *cancellable, GError **error);
gboolean ful_job_measure_curve (FulProject *project,
                                gpointer progress,
                                GCancellable *cancellable,
                                GError **error);
