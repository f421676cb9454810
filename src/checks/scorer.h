/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "checks/check.h"
#include "project/case.h"
#include "project/snapshot.h"

/* Scores answers by a project's whole check set, whose version is the snapshot's check_version.
 *
 * Where all weights are equal an answer passes by all: its score is the least of its checks'. Else
 * it is their weighted mean; where some check but `number` has a threshold, the mean passes (1) at
 * the largest of these and fails (0) below. A check that does not apply, or has nothing to compare
 * with, says nothing; one that fails makes the answer's score missing. Without any check an answer
 * with an expected value is compared by `equals`. */
typedef struct _FulScorer FulScorer;

FulScorer *ful_scorer_new (const FulSnapshot *snapshot);
void ful_scorer_free (FulScorer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulScorer, ful_scorer_free)

/**
 * ful_scorer_score:
 * @body: (nullable): the revision that was asked, NULL where imported
 *
 * The kinds that compare a whole answer (equals, iequals, one-of, number) compare what
 * ful_answer_plain() gives of it, the others the answer as it is. Any thread, also several at once.
 *
 * Returns: [0, 1]; NAN: not scored
 */
double ful_scorer_score (const FulScorer *self,
                         const FulCase *item,
                         const FulPromptBody *body,
                         const char *output);

/* What one check says of an answer. */
typedef struct {
  const FulCheck *check; /* borrowed from the snapshot; NULL: `equals`, for want of any check */
  FulCheckOutcome outcome;
} FulCheckSay;

/**
 * ful_scorer_explain:
 *
 * What every check that is for the case says of the answer, in their order: what
 * ful_scorer_score() adds up. Any thread.
 *
 * Returns: (transfer full) (element-type FulCheckSay): with free function
 */
GPtrArray *ful_scorer_explain (const FulScorer *self,
                               const FulCase *item,
                               const FulPromptBody *body,
                               const char *output);

/**
 * ful_scorer_text_mode:
 * @body: (nullable): the revision that was asked, NULL where imported
 * @score: of the answer, by checks or as given
 *
 * What rules 2 and 4 of method §3 say of a failed answer (score below 0.5): FUL_MODE_REFUSAL,
 * FUL_MODE_FORMAT, or FUL_MODE_NONE. The label set is the project's where the expected answer is
 * one of its labels, else the schema's enum; both are looked at by ful_answer_plain(). Any
 * thread.
 */
FulMode ful_scorer_text_mode (const FulScorer *self,
                              const FulCase *item,
                              const FulPromptBody *body,
                              const char *output,
                              double score);
