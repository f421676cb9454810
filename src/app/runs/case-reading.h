/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/runs/runs-data.h"
#include "project/case.h"

/* One case and every arm's first answer to it with its text, as they stand in the file. */
typedef struct {
  FulCase *item;
  GPtrArray *results; /* FulResult*, of the arms that have one */
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
FulCaseReading *ful_case_reading_load_finish (GAsyncResult *result, GError **error);

/* The answer of an arm; NULL: none. Borrowed. */
const FulResult *ful_case_reading_result (const FulCaseReading *self,
                                          const FulRunsData *data,
                                          guint case_index,
                                          guint arm);

/* The inputs of the case, one paragraph a variable, named where there are several; at most 20,000
 * characters. Returns: (transfer full) */
char *ful_case_reading_text (const FulCaseReading *self);

/* Price of one call in the project's currency; NAN: unknown. */
double ful_case_reading_price (const FulRunsData *data, guint arm, const FulResult *result);
