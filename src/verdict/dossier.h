/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"
#include "verdict/verdict.h"

/* All that a verdict reads, taken from a project at one moment: what the commands and the report
 * start from. */
typedef struct {
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  GArray *curve_points; /* (element-type FulCurvePoint): of the specialist; NULL: no curve */
  FulCurveFit curve;    /* through them; meaningful where input.curve is not NULL */
  char *today;
  FulVerdictInput input; /* borrows the above */
} FulDossier;

/**
 * ful_dossier_load:
 * @today: (nullable): "YYYY-MM-DD"; NULL: the day it is
 *
 * Takes some 100 ms for 50,000 results: off the main thread in the window.
 * Errors: those of ful_evidence_load().
 *
 * Returns: (transfer full)
 */
FulDossier *ful_dossier_load (FulProject *project, const char *today, GError **error);
/**
 * ful_dossier_load_after:
 * @snapshot: of @project, newer than that of @old
 * @old: (nullable): read before: evidence and curve are taken over where nothing that they rest on
 * has changed since, so that an edit of a field reads nothing
 * @read_curve: the curve may have been measured anew
 *
 * Errors: as ful_dossier_load().
 */
FulDossier *ful_dossier_load_after (FulProject *project,
                                    FulSnapshot *snapshot,
                                    const FulDossier *old,
                                    gboolean read_curve,
                                    GError **error);
void ful_dossier_free (FulDossier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulDossier, ful_dossier_free)

/**
 * ful_dossier_note_look:
 * @project: that it was loaded from
 *
 * A verdict on it is about to be shown: counts as a look where figures of the test split are among
 * what it shows (design §5), and the verdict then tells of this look too.
 */
void ful_dossier_note_look (FulDossier *self, FulProject *project);
