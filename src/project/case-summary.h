/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "project/project.h"

/* How many cases have a label or a tag. */
typedef struct {
  char *name;
  gint64 n[FUL_N_SPLITS];
} FulCaseTally;

gint64 ful_case_tally_total (const FulCaseTally *self);

#define FUL_MAX_LABELS_OF_CASES 1000

typedef struct {
  gint64 total;
  gint64 splits[FUL_N_SPLITS];
  gint64 without_expected;
  GPtrArray *labels; /* FulCaseTally*: what cases expect, by name; empty where these are over
                        FUL_MAX_LABELS_OF_CASES different texts or longer than a name may be */
  GPtrArray *tags;   /* FulCaseTally*, by name; the first FUL_MAX_LABELS_OF_CASES met */
} FulCaseSummary;

/* Returns: (transfer full) */
FulCaseSummary *
ful_project_summarise_cases (FulProject *self, GCancellable *cancellable, GError **error);
void ful_case_summary_free (FulCaseSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCaseSummary, ful_case_summary_free)

/* Borrowed; NULL where no case has it. */
const FulCaseTally *ful_case_summary_label (const FulCaseSummary *self, const char *name);
