/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cli/command.h"
#include "stats/ranking.h"

/* A project with its evidence and standings: what the commands about arms start from. */
typedef struct {
  FulProject *project;
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  FulStandings *standings;
} FulStudy;

/* Opens the project and reads the results that count. */
FulStudy *ful_study_open (const char *path, GError **error);
/* Closes the project; as ful_cli_close(). */
FulExit ful_study_close (FulStudy *self, FulExit status);
void ful_study_free (FulStudy *self); /* close without asking */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulStudy, ful_study_free)

/* dev or test by name; NULL: the judging split. Errors: %FUL_ERROR_BAD_INPUT another name. */
gboolean ful_study_split (const FulStudy *self, const char *name, FulSplit *split, GError **error);

/* Index of an arm as design §1 writes it. Errors: %FUL_ERROR_NOT_FOUND naming the arms there are.
 */
gboolean ful_study_arm (const FulStudy *self, const char *name, guint *index, GError **error);
const FulEvidenceArm *ful_study_arm_at (const FulStudy *self, guint index);

/* Aggregates of @split are about to be shown: a look where it is test (design §5). */
void ful_study_note_look (FulStudy *self, FulSplit split);

/* --- how the commands about arms print figures, all (transfer full) --- */

/* "81.2 % (95 % sure: between 76.0 and 85.5)"; "not known". */
char *ful_study_share_text (const FulInterval *share);
/* "0.012", "under 0.001". */
char *ful_study_p_text (double p);
