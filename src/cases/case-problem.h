/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "project/edit.h"

/* What is wrong with a set of cases as a whole, worst first. */
typedef enum {
  FUL_CASE_PROBLEM_NONE,
  FUL_CASE_PROBLEM_LEAK,          /* equal inputs in two splits */
  FUL_CASE_PROBLEM_CONTRADICTION, /* equal inputs, different things expected */
  FUL_CASE_PROBLEM_NEAR_LEAK,     /* nearly equal inputs in two splits */
  FUL_CASE_PROBLEM_ONE_SPLIT,     /* prompts would be chosen and judged on the same cases */
  FUL_CASE_PROBLEM_DUPLICATES,    /* equal inputs in one split */
  FUL_CASE_PROBLEM_LABELS,        /* some expect what is none of the project's labels */
} FulCaseProblemKind;

typedef struct {
  FulCaseProblemKind kind;
  FulSplit split; /* where the cases to mend are; of ONE_SPLIT: where all are */
  FulSplit other; /* of a leak: the split that keeps them */
  GArray *shown;  /* gint64: ids of all that it is about, those that belong together side by side */
  GArray *mend;   /* gint64: ids of those that ful_case_problem_mend() removes */
  GPtrArray *labels; /* char*: of LABELS, those that the project does not have */
} FulCaseProblem;

/**
 * ful_case_problem_find:
 * @cases: FulCase*
 * @labels: FulLabel*: those of the project
 *
 * The worst problem there is. Of a leak the copies in the split that matters less are to be
 * removed: of train before dev before test, which is never touched. No split counts as test. As
 * slow as ful_duplicates_find().
 * Errors: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full)
 */
FulCaseProblem *ful_case_problem_find (const GPtrArray *cases,
                                       const GPtrArray *labels,
                                       GCancellable *cancellable,
                                       GError **error);
void ful_case_problem_free (FulCaseProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCaseProblem, ful_case_problem_free)

/* Whether there is an act that mends it: of CONTRADICTION and ONE_SPLIT a person must say how. */
gboolean ful_case_problem_can_mend (const FulCaseProblem *self);
/* Puts that act into the edit. */
void ful_case_problem_mend (const FulCaseProblem *self, const FulSnapshot *snapshot, FulEdit *edit);
