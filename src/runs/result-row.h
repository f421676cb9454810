/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "runs/evidence.h"

/* One row of the results with all that is said of it, for lists and exports. */
typedef struct {
  FulResult *result; /* a copy, its score under today's checks */
  char *case_name;
  char *group; /* NULL: none */
  FulSplit split;
  guint case_index;          /* into the evidence's cases */
  const FulEvidenceArm *arm; /* of the evidence: lives as long as that */
  gboolean stale;            /* the input or the prompt has changed since */
} FulResultRow;

/**
 * ful_evidence_load_rows:
 * @rows: (out) (element-type FulResultRow): every result of the arms and cases of the evidence, in
 *   order of being answered; those that don't count too
 *
 * As ful_evidence_load(). @rows go before the evidence.
 */
FulEvidence *ful_evidence_load_rows (FulProject *project,
                                     const FulSnapshot *snapshot,
                                     GPtrArray **rows,
                                     GError **error);
