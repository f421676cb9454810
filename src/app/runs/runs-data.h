/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "prompts/arm.h"
#include "project/project.h"
#include "report/arm-facts.h"
#include "stats/failure-mode.h"
#include "stats/plateau.h"
#include "verdict/measure.h"

/* What the Runs page shows, computed once off the main thread for one snapshot and its evidence.
 * Immutable from then on; may be read from any thread. */

/* What a case came to with an arm. */
typedef enum {
  FUL_CELL_WAITING, /* not asked, or not scored */
  FUL_CELL_PASS,
  FUL_CELL_FAIL,
  FUL_CELL_FLAKY, /* right only sometimes */
  FUL_CELL_ERROR, /* no answer came */
} FulCellState;

typedef struct {
  guint8 state;     /* FulCellState */
  guint8 mode;      /* FulMode of its first failed answer that has one */
  guint answer;     /* index of its first answer in the arm's; G_MAXUINT: none */
  gint64 result_id; /* of that, or of the newest error; 0: none */
} FulCell;

typedef struct {
  char *text;     /* first line of the first variable, at most 200 characters; "" where none */
  char *expected; /* one line; "" where none */
  char *search;   /* name, text and expected, folded */
} FulCaseText;

typedef struct {
  gatomicrefcount ref_count;
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  FulStandings *standings;
  FulCostContext context;
  FulBar bar;
  guint n_arms;
  FulArmFacts *facts;     /* by arm */
  FulArmState *states;    /* by arm, on the split of its facts */
  FulFailureModes *modes; /* by arm, on the split of its facts */
  FulPlateau *plateau;
  FulCaseText *texts; /* by case index of the evidence */
  FulCell *cells;     /* by case, then arm */
} FulRunsData;

/**
 * ful_runs_data_load:
 * @snapshot, @evidence: that belong together
 *
 * Takes some 100 ms for 50,000 results: off the main thread.
 */
FulRunsData *ful_runs_data_load (FulProject *project,
                                 FulSnapshot *snapshot,
                                 FulEvidence *evidence,
                                 GCancellable *cancellable,
                                 GError **error);
FulRunsData *ful_runs_data_ref (FulRunsData *self);
void ful_runs_data_unref (FulRunsData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRunsData, ful_runs_data_unref)

const FulEvidenceArm *ful_runs_data_arm (const FulRunsData *self, guint arm);
const FulCell *ful_runs_data_cell (const FulRunsData *self, guint case_index, guint arm);
/* Index of the arm of that name; -1: none. */
int ful_runs_data_find_arm (const FulRunsData *self, const char *name);
/* "PROMPT · MODEL"; with the revision or the variables where the prompt has several. Returns:
 * (transfer full) */
char *ful_runs_data_arm_title (const FulRunsData *self, guint arm);
/* PROMPT#REVISION… without the model. Returns: (transfer full) */
char *ful_runs_data_prompt_title (const FulRunsData *self, guint arm);
