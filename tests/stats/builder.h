/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"
#include "runs/evidence.h"

/* Evidence and snapshots written by hand. Arms come in order of first run. */

FulEvidence *built_evidence_new (void);
void built_evidence_free (FulEvidence *self);

/* Appends @n cases, each a cluster of its own. Returns: the index of the first */
guint built_cases (FulEvidence *self, FulSplit split, guint n);

/* Puts n cases from @first on into clusters of @size. */
void built_groups (FulEvidence *self, guint first, guint n, guint size);

/* Appends an arm "PROMPT#1@MODEL", whose text is of its own. Returns: its index */
guint built_arm (FulEvidence *self,
                 const char *prompt,
                 const char *model,
                 FulRung rung,
                 FulLevers levers);
FulEvidenceArm *built_arm_at (FulEvidence *self, guint arm);

/* One answer a character for the cases from @first on: '1' passes, '0' fails, '5' scores 0.5, '?'
 * is not scored, '.' is none. Texts are recorded, and equal where the scores are. */
void built_answers (FulEvidence *self, guint arm, guint first, int repeat, const char *scores);

/* The first @passed of the cases @first … @first + @n - 1 pass, the others fail. */
void built_shares (FulEvidence *self, guint arm, guint first, guint n, guint passed);

FulAnswer *built_answer (FulEvidence *self, guint arm, guint case_index, int repeat);

/* A snapshot with nothing set. */
FulSnapshot *built_snapshot_new (void);
void built_snapshot_free (FulSnapshot *self);
void built_field (FulSnapshot *self, const char *key, const char *text, double number);
void built_not_applicable (FulSnapshot *self, FulLevers lever);

typedef FulEvidence BuiltEvidence;
typedef FulSnapshot BuiltSnapshot;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BuiltEvidence, built_evidence_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BuiltSnapshot, built_snapshot_free)
