/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "classify/classifier.h"
#include "models/provider.h"
#include "project/project.h"

#define FUL_SPECIALIST_NAME "offline:specialist"
#define FUL_SPECIALIST_DESCRIPTION \
  "Specialist (a linear classifier trained on this project's train split)"

/**
 * ful_specialist_new:
 *
 * The model "offline:specialist": answers a request of one user message and nothing else, as the
 * built-in prompt input-only makes it, with the most probable label. Any other request is
 * %FUL_ERROR_REFUSED.
 */
FulProvider *ful_specialist_new (FulClassifier *classifier);

/**
 * ful_specialist_key:
 * @train: (element-type FulCase): the train split, by position
 *
 * Returns: (transfer full): hash of all that makes the model: inputs and labels of the examples in
 * order, and how it is trained
 */
char *ful_specialist_key (GPtrArray *train);

/* Whether @train can be learned from: two labels or more. */
gboolean ful_specialist_can_train (GPtrArray *train);

/**
 * ful_specialist_kept:
 * @train: as ful_specialist_obtain() takes it
 * @outdated: (out): whether the file keeps one that was trained on another set
 * @train_seconds: (out): how long its training took; NAN: not known
 *
 * Errors: those of reading the file.
 *
 * Returns: (transfer full): the specialist trained on this very set; NULL where there is none, or
 * @error is set
 */
FulClassifier *ful_specialist_kept (FulProject *project,
                                    GPtrArray *train,
                                    gboolean *outdated,
                                    double *train_seconds,
                                    GError **error);

/**
 * ful_specialist_obtain:
 * @train: (element-type FulCase): the train split, by position; cases without expected are left out
 * @progress: (nullable): untouched where nothing is trained
 * @trained: (out) (optional): whether it was trained now
 *
 * The project's own specialist: as kept in the file where it was trained on this very set, else
 * trained (classify/classifier.h) and, where the file can be written, kept in it.
 * Errors: as ful_classifier_train(), and %FUL_ERROR_STORAGE
 *
 * Returns: (transfer full)
 */
FulClassifier *ful_specialist_obtain (FulProject *project,
                                      GPtrArray *train,
                                      FulTrainProgress *progress,
                                      gboolean *trained,
                                      GCancellable *cancellable,
                                      GError **error);
