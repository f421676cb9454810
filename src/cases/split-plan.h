/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/edit.h"

/* Shares of the cases, each in [0, 1]; what they leave goes into no split. */
typedef struct {
  double train;
  double dev;
  double test;
  guint64 seed;
} FulSplitShares;

/**
 * ful_split_plan:
 * @cases: FulCase*
 * @out: room for a split a case
 *
 * Divides the cases by the shares: a label (expected value) as evenly as whole cases allow (each
 * split gets its share of a label's cases rounded down or up), and so all cases together; a group
 * is never divided, the largest are placed first, each where its labels are wanted most. The same
 * cases in the same order with the same seed give the same splits.
 *
 * Errors: %FUL_ERROR_BAD_INPUT a share outside [0, 1], a sum of 0 or over 1
 */
gboolean ful_split_plan (const GPtrArray *cases,
                         const FulSplitShares *shares,
                         FulSplit *out,
                         GError **error);

/* Puts the splits that differ from what the cases have into the edit; returns how many do. */
gsize ful_split_plan_apply (const GPtrArray *cases, const FulSplit *splits, FulEdit *edit);
