/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "runs/evidence.h"
#include "runs/ground.h"

/* An arm while its results are being read. */
typedef struct {
  FulEvidenceArm *out; /* owned until it goes into the evidence */
  const FulPrompt *prompt;
  const FulRevision *revision;
  const FulModel *model;
  gint64 first_run;
  gboolean first_imported;
  gint64 first_result;
  char *digest;          /* of now; NULL: imported, or not to be rendered any more */
  FulRequestMaker maker; /* made when a request has to be compared */
  gboolean has_maker;
  gboolean maker_failed;
  GArray *answers;     /* FulAnswer, newest valid ones, in any order */
  GHashTable *by_pair; /* pair -> index into answers + 1 */
  GHashTable *asked;   /* pair -> whether there is something but errors */
} FulArmReading;

FulArmReading *ful_arm_reading_new (const FulGround *ground,
                                    const FulRevision *revision,
                                    const FulModel *model,
                                    const char *variables);
void ful_arm_reading_free (FulArmReading *self);

/* A case and a repeat as a key. */
gpointer ful_arm_reading_pair (guint case_index, int repeat);

/* Whether the request that @hash is of would still be made for @item. */
gboolean ful_arm_reading_is_same_request (FulArmReading *self,
                                          const FulGround *ground,
                                          const FulCase *item,
                                          const char *hash);

/* What was read becomes the arm. Returns: (transfer full) */
FulEvidenceArm *ful_arm_reading_finish (FulArmReading *self, const FulEvidenceCase *cases);

void ful_evidence_arm_free (FulEvidenceArm *arm);

/* One without cases and arms. */
FulEvidence *ful_evidence_new (const FulSnapshot *snapshot);
