/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "classify/classifier.h"
#include "project/project.h"

/* What there is to know of the project's own specialist without training it. */
typedef struct {
  gsize n_examples; /* cases of train it would learn from now */
  gboolean can_train;
  FulClassifier *classifier; /* trained on train as it is; NULL: none */
  gboolean outdated;         /* there is one, and train has changed since */
  double train_seconds;      /* NAN: not known */
  gsize n_heldout;           /* of its training; 0: none */
  gsize heldout_right;
  FulSplit calibrated_on;   /* dev, or test where dev holds no case */
  gsize n_calibrated;       /* cases of it that can be scored */
  double calibration_error; /* stats/calibration.h, over these; NAN: none */
} FulSpecialistFacts;

/**
 * ful_specialist_facts_read:
 * @cancellable: (nullable)
 *
 * Labels the cases of calibrated_on: about a second for 3,000 short texts of 77 labels.
 * Errors: those of reading the file; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full)
 */
FulSpecialistFacts *
ful_specialist_facts_read (FulProject *project, GCancellable *cancellable, GError **error);
void ful_specialist_facts_free (FulSpecialistFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulSpecialistFacts, ful_specialist_facts_free)
