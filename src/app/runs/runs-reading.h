/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/runs/runs-data.h"

/* What the Runs page reads from the file beside the evidence: texts of the cases, and where nothing
 * but an error came. Immutable; shared by all that is computed of one evidence. */
struct _FulRunsReading {
  gatomicrefcount ref_count;
  FulEvidence *evidence;
  FulCaseText *texts;  /* by case index */
  GHashTable *case_by; /* gint64* id -> index, borrowed from the evidence */
  GArray *errors;      /* FulRunsError: newest last */
};

typedef struct {
  guint case_index;
  guint arm; /* of the evidence */
  gint64 result_id;
} FulRunsError;

FulRunsReading *ful_runs_reading_new (FulProject *project,
                                      FulEvidence *evidence,
                                      GCancellable *cancellable,
                                      GError **error);
FulRunsReading *ful_runs_reading_ref (FulRunsReading *self);
void ful_runs_reading_unref (FulRunsReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRunsReading, ful_runs_reading_unref)

/* Index of a case by its id; G_MAXUINT: it is none of the evidence. */
guint ful_runs_reading_case (const FulRunsReading *self, gint64 id);
/* Whether a result is of the arm. */
gboolean ful_runs_is_of_arm (const FulResult *result, const FulEvidenceArm *arm);
