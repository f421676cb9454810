/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "prompts/arm.h"
#include "project/project.h"
#include "report/arm-facts.h"
#include "stats/failure-mode.h"
#include "stats/plateau.h"
#include "verdict/measure.h"

/* What the Runs page shows, computed once off the main thread for one snapshot and its evidence.
 * Immutable from then on but for "live"; may be read from any thread. */

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
  guint8 mode;      /* FulMode of the failed case; FUL_MODE_NONE: it did not fail */
  guint answer;     /* index of its first answer in the arm's; G_MAXUINT: none */
  gint64 result_id; /* of that, or of the newest error; 0: none */
} FulRunsCell;

typedef struct {
  char *text;     /* first line of the first variable, at most 200 characters; "" where none */
  char *expected; /* one line; "" where none */
  char *search;   /* name, text, expected and "tag:TAG"s, folded */
} FulCaseText;

/* What was read from the file, which holds as long as the evidence does. */
typedef struct _FulRunsReading FulRunsReading;

typedef struct {
  gatomicrefcount ref_count;
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  FulStandings *standings;
  FulCostContext context;
  FulBar bar;
  guint n_arms;           /* with those that a run is still to answer */
  guint n_measured;       /* arms of the evidence, which come first */
  FulArmFacts *facts;     /* by arm */
  FulArmState *states;    /* by arm, on the split of its facts */
  FulFailureModes *modes; /* by arm, on the split of its facts */
  FulPlateau *plateau;
  FulRunsReading *reading;
  const FulCaseText *texts; /* by case index of the evidence */
  FulRunsCell *cells;       /* by case, then arm */
  GPtrArray *planned;       /* FulEvidenceArm*: behind the measured ones */
  GArray *running;          /* guint: arms of the run that goes on; empty: none does */
  /* While a run goes on: FulCellState by case and arm with what came in since. Read and written by
   * the main thread alone; NULL: none goes on. */
  guint8 *live;
  gint64 *live_results; /* likewise: the answer that was last seen of a cell; 0: none */
  gint64 newest;        /* result up to which live has been read */
} FulRunsData;

/* What to make it of. Nothing is kept but by reference. */
typedef struct {
  FulProject *project;
  FulSnapshot *snapshot;
  FulEvidence *evidence;     /* of the snapshot */
  const FulRunsData *before; /* (nullable): what it has read is taken over where it holds */
  const GPtrArray *planned;  /* (nullable) (element-type utf8): arms of the run that goes on */
} FulRunsSource;

/* Takes some 100 ms for 50,000 results: off the main thread. */
FulRunsData *
ful_runs_data_load (const FulRunsSource *source, GCancellable *cancellable, GError **error);
FulRunsData *ful_runs_data_ref (FulRunsData *self);
void ful_runs_data_unref (FulRunsData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRunsData, ful_runs_data_unref)

const FulEvidenceArm *ful_runs_data_arm (const FulRunsData *self, guint arm);
const FulRunsCell *ful_runs_data_cell (const FulRunsData *self, guint case_index, guint arm);
/* What is to be seen of a cell now. From the main thread. */
FulCellState ful_runs_data_state (const FulRunsData *self, guint case_index, guint arm);
/* The answer to show of a cell; 0: none. From the main thread. */
gint64 ful_runs_data_result (const FulRunsData *self, guint case_index, guint arm);
/* Index of the arm of that name; -1: none. */
int ful_runs_data_find_arm (const FulRunsData *self, const char *name);
/* Index of the case of that name; G_MAXUINT: none. */
guint ful_runs_data_find_case (const FulRunsData *self, const char *name);
/* The arm to begin with: the best prompt's, else the first. */
guint ful_runs_data_first_arm (const FulRunsData *self);
/* Whether the rows are the same cases in the same order. */
gboolean ful_runs_data_same_cases (const FulRunsData *self, const FulRunsData *other);
/* "PROMPT · MODEL"; with the revision or the variables where the prompt has several. Returns:
 * (transfer full) */
char *ful_runs_data_arm_title (const FulRunsData *self, guint arm);
/* PROMPT#REVISION… without the model. Returns: (transfer full) */
char *ful_runs_data_prompt_title (const FulRunsData *self, guint arm);
/* Titles of all arms, or of those @measured, NULL-ended. Returns: (transfer full) (element-type
 * utf8) */
GPtrArray *ful_runs_data_arm_titles (const FulRunsData *self, gboolean measured);

/* One result that came in while a run goes on, as a cell. */
typedef struct {
  guint case_index;
  guint arm;
  guint8 state; /* FulCellState */
  gint64 result_id;
} FulLiveCell;

/**
 * ful_runs_data_read_live:
 * @newest: (inout): result that is known
 *
 * What came in since, for the cases and arms there are. Off the main thread.
 *
 * Returns: (transfer full) (element-type FulLiveCell): NULL with @error set
 */
GArray *ful_runs_data_read_live (const FulRunsData *self,
                                 FulProject *project,
                                 gint64 *newest,
                                 GError **error);
/* Takes it over. From the main thread. */
void ful_runs_data_take_live (FulRunsData *self, const GArray *cells, gint64 newest);
