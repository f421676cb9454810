/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "cases/case-problem.h"
#include "cases/split-plan.h"
#include "project/case-query.h"
#include "project/case-summary.h"

/* What the Cases page has done on a thread. Those that change the project are for
 * ful_document_work_async() and make one step of undo each, those that read are for
 * ful_document_read_async(). */

/* One case as it was typed. */
typedef struct {
  FulCase *item;
  gint64 saved_id; /* (out) */
} FulCaseSaveJob;

FulCaseSaveJob *ful_case_save_job_new (FulCase *item /* (transfer full) */);
void ful_case_save_job_free (gpointer job);
/* The same as an edit and its label, both (transfer full): for where there is no time for a thread.
 */
FulEdit *
ful_case_save_edit (FulProject *project, FulCaseSaveJob *job, char **label, GError **error);
gboolean
ful_case_save_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);

/* Cases that go into a split, or are removed. */
typedef struct {
  GArray *ids; /* gint64 */
  FulSplit split;
  gboolean remove;
} FulCaseChangeJob;

FulCaseChangeJob *
ful_case_change_job_new (GArray *ids /* (transfer full) */, FulSplit split, gboolean remove);
void ful_case_change_job_free (gpointer job);
gboolean
ful_case_change_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);

/* @job: a FulCaseProblem: the act that mends it. */
gboolean
ful_case_mend_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);
/* Labels of all that cases expect; without data. */
gboolean
ful_case_labels_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);
/* @job: FulSplitShares: divides all cases. */
gboolean
ful_case_split_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);

/* What a division would come to. */
typedef struct {
  gint64 splits[FUL_N_SPLITS];
  gint64 changed;
  gint64 groups; /* of two cases and more, which stay together */
  gint64 total;
} FulSplitPreview;
/* @job: FulSplitShares. Returns: FulSplitPreview, for g_free() */
gpointer
ful_case_preview_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);

/* Which cases are shown, and what there is of all. */
typedef struct {
  FulCaseQuery query;
  GArray *only; /* gint64: in place of the query; NULL: by query */
  gboolean summary;
} FulCaseFindJob;
typedef struct {
  GArray *ids;
  FulCaseSummary *summary; /* NULL where not asked for */
  gint64 looks;            /* with it */
} FulCaseFound;
void ful_case_find_job_free (gpointer job);
void ful_case_found_free (gpointer found);
gpointer
ful_case_find_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);

/* Without data. Returns: FulCaseProblem */
gpointer
ful_case_problem_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);
/* @job: gint64: an id. Returns: FulCase; %FUL_ERROR_NOT_FOUND */
gpointer
ful_case_load_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);
/* @job: char*: a name. Returns: gint64*: its id, for g_free(); %FUL_ERROR_NOT_FOUND */
gpointer
ful_case_named_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);
/* @job: FulEvidence. Returns: FulCaseMarks */
gpointer
ful_case_marks_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);

/* Cases into a file whose ending says the format. */
typedef struct {
  char *path;
  GArray *ids; /* gint64; NULL: all */
} FulCaseExportJob;
void ful_case_export_job_free (gpointer job);
/* Returns: gint64*: how many were written, for g_free() */
gpointer
ful_case_export_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error);
