/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/* The results that count (method §0), read once from the file into plain arrays, so that all of
 * statistics, cost and verdict are pure functions of a snapshot and of this. Immutable once
 * loaded; may be read from any thread. */

typedef struct {
  gint64 id;
  char *name;
  FulSplit split;
  guint cluster; /* below n_clusters; cases of one group share it, others have their own */
  gboolean wrong_expected; /* a person said so: leaves n for every arm until mended */
  gboolean has_context;    /* it has a variable named "context" */
  char *expected;          /* NULL: none */
} FulEvidenceCase;

/* The newest valid answer of an arm to one case and repeat. */
typedef struct {
  gint64 result_id;
  guint case_index;
  int repeat;         /* from 1 */
  double score;       /* [0, 1]; NAN: not scored, or its check failed: out of n */
  FulMode mode;       /* named by a person or an import; FUL_MODE_NONE: by rule */
  FulMode text_mode;  /* rules 2 to 4 of method §3 by its text; FUL_MODE_NONE: none fits, or not
                         recorded */
  gboolean recorded;  /* its text was recorded */
  guint64 output_key; /* equal for equal canonicalised answers (method §2); 0 where not recorded */
  double latency_ms;  /* NAN: unknown, or a cached answer */
  double in_flight;   /* NAN: unknown */
  double tokens_in;   /* without the cached ones; NAN: unknown */
  double tokens_cached;
  double tokens_out;
  gboolean cached;
} FulAnswer;

typedef struct {
  char *name; /* PROMPT#REVISION[:NAME=VALUE,…]@MODEL */
  char *prompt;
  char *model;
  char *variables; /* "" for none */
  int revision;
  gint64 prompt_id;
  gint64 revision_id;
  gint64 model_id;
  char *text_key; /* equal for arms whose prompt texts are equal (imported: as written) */
  FulLevers levers;
  FulRung rung;
  gboolean offline;   /* answered by an offline model */
  gboolean attempt;   /* FALSE for the built-in input-only: no attempt of the plateau */
  guint first_order;  /* order of first run, from 0 (method §0 "First run") */
  FulAnswer *answers; /* n_answers of them, by case_index, then repeat */
  gsize n_answers;
  /* (case, repeat) pairs asked, and those of them with nothing but errors, a split */
  gsize asked[FUL_N_SPLITS];
  gsize only_errors[FUL_N_SPLITS];
  gsize stale;   /* answers left out: input or prompt has changed since */
  gsize invalid; /* answers left out: method §0 "Invalid evidence" */
} FulEvidenceArm;

typedef struct {
  gatomicrefcount ref_count;
  guint64 results_generation; /* of the snapshot it was loaded for */
  FulEvidenceCase *cases;     /* by position; hidden cases and those of train left out */
  gsize n_cases;
  guint n_clusters;
  GPtrArray *
      arms; /* FulEvidenceArm*, in order of first run; arms of hidden prompts and models left out */
  gint64 test_looks;
} FulEvidence;

/**
 * ful_evidence_load:
 *
 * Reads the results that count for @snapshot. Takes some 100 ms for 50,000 results: off the main
 * thread in the window.
 *
 * Returns: (transfer full): the evidence, or NULL with @error set
 */
FulEvidence *ful_evidence_load (FulProject *project, const FulSnapshot *snapshot, GError **error);
FulEvidence *ful_evidence_ref (FulEvidence *self);
void ful_evidence_unref (FulEvidence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulEvidence, ful_evidence_unref)

/* An arm as design §1 writes it ("PROMPT[#REVISION][:NAME=VALUE,…]@MODEL"; without a revision the
 * newest that ran). NULL with %FUL_ERROR_NOT_FOUND naming the arms there are. Borrowed. */
const FulEvidenceArm *
ful_evidence_find_arm (const FulEvidence *self, const char *name, GError **error);
