/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"
#include "stats/learning.h"

/* The learning curve of the project's own specialist, kept in the file as the artifact "curve"
 * under the hash of the training set (models/specialist.h): it is stale once that has changed. */

/* The train split as the specialist learns from it, and the fixed test set: the cases of the
 * judging split (dev, where test holds none) that today's checks can score. */
typedef struct _FulSpecialistCurve FulSpecialistCurve;

/**
 * ful_specialist_curve_new:
 *
 * Errors: those of reading the file.
 */
FulSpecialistCurve *ful_specialist_curve_new (FulProject *project, GError **error);
void ful_specialist_curve_free (FulSpecialistCurve *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulSpecialistCurve, ful_specialist_curve_free)

gsize ful_specialist_curve_n_train (const FulSpecialistCurve *self);
gsize ful_specialist_curve_n_labels (const FulSpecialistCurve *self);
FulSplit ful_specialist_curve_split (const FulSpecialistCurve *self);

/**
 * ful_specialist_curve_kept:
 *
 * What was measured last, if it is of the train split as it now is. A file without a curve costs
 * one look-up.
 * Errors: those of reading the file.
 *
 * Returns: (transfer full) (element-type FulCurvePoint): NULL where there is none, or @error is set
 */
GArray *ful_specialist_curve_kept (FulProject *project, GError **error);

/**
 * ful_specialist_curve_measure:
 * @sizes: as ful_learning_measure() takes them; @n_seeds: likewise
 *
 * Trains and judges at each size, and keeps the points where the file can be written. The error is
 * 1 - the mean score. 10,000 texts of 77 labels take about a minute of two cores.
 * Errors: those of ful_learning_measure() and ful_classifier_train(); %FUL_ERROR_BAD_INPUT where
 * the judging split holds no case that can be scored.
 *
 * Returns: (transfer full) (element-type FulCurvePoint)
 */
GArray *ful_specialist_curve_measure (FulSpecialistCurve *self,
                                      const gsize *sizes,
                                      gsize n_sizes,
                                      gsize n_seeds,
                                      FulLearnProgressFunc progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);
