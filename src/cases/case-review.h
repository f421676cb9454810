/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cases/case-import.h"
#include "cases/expected-kind.h"

/* What somebody should know about rows before they come in, and what can be done about each. Bad
 * rows are not among these: they never come in. */
typedef enum {
  FUL_REVIEW_NO_INPUT,     /* an input is empty that most rows have; was: its name */
  FUL_REVIEW_NO_EXPECTED,  /* nothing is expected */
  FUL_REVIEW_CLOSE_LABELS, /* a rare label that is nearly a frequent one */
  FUL_REVIEW_NEW_LABELS,   /* not among the labels that the project has */
  FUL_REVIEW_COMMAS,       /* numbers with a decimal comma */
  FUL_REVIEW_CONFLICTS,    /* the input of another case, with another answer */
  FUL_REVIEW_REPEATED,     /* the input and the answer of another case of the same split */
  FUL_REVIEW_LEAKAGE,      /* like a case of another split */
  FUL_REVIEW_KNOWN,        /* are cases of the project: these are updated */
  FUL_N_REVIEW_KINDS
} FulReviewKind;

/* What is done about the rows of an item. KEEP: nothing. */
typedef enum {
  FUL_REMEDY_KEEP,
  FUL_REMEDY_LEAVE_OUT, /* of all kinds but NEW_LABELS and KNOWN */
  FUL_REMEDY_MEND,      /* CLOSE_LABELS: the frequent one; NEW_LABELS: they become labels; COMMAS: a
                           point; LEAKAGE: into the split of the other */
} FulRemedy;

typedef struct {
  FulReviewKind kind;
  GArray *rows;       /* guint: indices into the import's cases, ascending */
  GPtrArray *was;     /* char*: what they expect, one a row; NULL where it does not matter */
  GPtrArray *becomes; /* char*: what MEND makes of it; NULL likewise */
  GArray *splits;     /* FulSplit: LEAKAGE: that of the other, KNOWN: of the case, one a row */
} FulReviewItem;

typedef struct {
  GPtrArray *items; /* FulReviewItem*, in the order of FulReviewKind; only such with rows */
  FulExpected *expected;
} FulCaseReview;

/**
 * ful_case_review_new:
 * @import: as read, not yet applied
 * @known: (nullable): FulCase*: the project's cases, hidden ones too
 * @labels: (nullable) (element-type FulLabel): the project's
 *
 * Seconds for 100,000 short texts (cases/duplicates.h). A case without split counts as test.
 * Errors: %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): NULL with @error set
 */
FulCaseReview *ful_case_review_new (const FulCaseImport *import,
                                    const GPtrArray *known,
                                    const GPtrArray *labels,
                                    GCancellable *cancellable,
                                    GError **error);
void ful_case_review_free (FulCaseReview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCaseReview, ful_case_review_free)

/* NULL: there are no such rows. Borrowed. */
const FulReviewItem *ful_case_review_find (const FulCaseReview *self, FulReviewKind kind);

/* @remedies: FUL_N_REVIEW_KINDS of them. Returns: how many of the import's cases would be left. */
gsize ful_case_review_n_left (const FulCaseReview *self,
                              const FulCaseImport *import,
                              const FulRemedy *remedies);

/**
 * ful_case_review_apply:
 * @edit: (nullable): labels that are to be are put here, after those of @labels
 *
 * Does as @remedies say; the review is of no use afterwards, and the import's lines no longer are
 * those of its cases.
 */
void ful_case_review_apply (const FulCaseReview *self,
                            FulCaseImport *import,
                            const FulRemedy *remedies,
                            const GPtrArray *labels,
                            FulEdit *edit);
