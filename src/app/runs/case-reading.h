/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/runs/runs-data.h"
#include "checks/scorer.h"
#include "project/case.h"
#include "text/diff.h"

/* What one arm made of a case. */
typedef struct {
  FulResult *result; /* NULL: not asked, and all else is NULL too */
  char *plain;       /* the answer as it is compared, where that is not as it is; else NULL */
  GPtrArray *says;   /* FulCheckSay*; NULL: scored elsewhere, or nothing to score */
  GArray *diff;      /* FulDiffRun, from what is compared to what is expected; NULL */
} FulArmReading;

/* One case and every arm's answer to it, as they stand in the file. */
typedef struct {
  FulCase *item;
  FulScorer *scorer; /* whose checks say */
  FulArmReading *arms;
  guint n_arms;
} FulCaseReading;

void ful_case_reading_free (FulCaseReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCaseReading, ful_case_reading_free)

void ful_case_reading_load_async (FulDocument *document,
                                  FulRunsData *data,
                                  guint case_index,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Returns: (transfer full) */
FulCaseReading *
ful_case_reading_load_finish (FulDocument *document, GAsyncResult *result, GError **error);

/* The inputs of the case, one paragraph a variable, named where there are several; at most 20,000
 * characters. Returns: (transfer full) */
char *ful_case_reading_text (const FulCaseReading *self);

/* Price of one call in the project's currency; NAN: unknown. */
double ful_case_reading_price (const FulRunsData *data, guint arm, const FulResult *result);
