/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/case-marks.h"

#include <string.h>

#include "stats/sample.h"

static guint8 *
marks_at (const FulCaseMarks *self, guint index)
{
  return &self->marks[(gsize)index * self->n_arms];
}

static void
mark_answers (FulCaseMarks *self, guint arm)
{
  const FulEvidenceArm *item = self->evidence->arms->pdata[arm];

  for (gsize i = 0; i < item->n_answers; i++) {
    guint8 *mark = &marks_at (self, item->answers[i].case_index)[arm];
    double score = item->answers[i].score;
    guint8 next = ful_score_passes (score)  ? FUL_MARK_PASS
                  : ful_score_fails (score) ? FUL_MARK_FAIL
                                            : FUL_MARK_NONE;

    if (*mark == FUL_MARK_NONE)
      *mark = next;
    else if (next != FUL_MARK_NONE && next != *mark)
      *mark = FUL_MARK_FLAKY;
  }
}

typedef struct {
  FulCaseMarks *marks;
  GCancellable *cancellable;
} Errors;

static gboolean
mark_error (const FulResult *result, gpointer user_data, GError **error)
{
  Errors *self = user_data;
  gpointer row;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  row = g_hash_table_lookup (self->marks->rows, &result->case_id);
  for (guint a = 0; row != NULL && result->error != NULL && a < self->marks->n_arms; a++) {
    const FulEvidenceArm *arm = self->marks->evidence->arms->pdata[a];
    guint8 *mark = &marks_at (self->marks, GPOINTER_TO_UINT (row) - 1)[a];

    if (*mark == FUL_MARK_NONE && arm->revision_id == result->revision_id &&
        arm->model_id == result->model_id && g_strcmp0 (arm->variables, result->variables) == 0)
      *mark = FUL_MARK_ERROR;
  }
  return TRUE;
}

static gboolean
has_errors (const FulEvidence *evidence)
{
  for (guint a = 0; a < evidence->arms->len; a++)
    for (int split = 0; split < FUL_N_SPLITS; split++)
      if (((const FulEvidenceArm *)evidence->arms->pdata[a])->only_errors[split] > 0)
        return TRUE;
  return FALSE;
}

FulCaseMarks *
ful_case_marks_load (FulProject *project,
                     FulEvidence *evidence,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (FulCaseMarks) self = g_new0 (FulCaseMarks, 1);
  Errors errors = { self, cancellable };

  g_atomic_ref_count_init (&self->ref_count);
  self->evidence = ful_evidence_ref (evidence);
  self->n_arms = evidence->arms->len;
  self->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->marks = g_new0 (guint8, evidence->n_cases * self->n_arms + 1);
  for (gsize i = 0; i < evidence->n_cases; i++)
    g_hash_table_insert (self->rows, &evidence->cases[i].id, GUINT_TO_POINTER ((guint)i + 1));
  for (guint a = 0; a < self->n_arms; a++)
    mark_answers (self, a);
  if (has_errors (evidence) &&
      !ful_project_foreach_result (project, FALSE, mark_error, &errors, error))
    return NULL;
  return g_steal_pointer (&self);
}

FulCaseMarks *
ful_case_marks_ref (FulCaseMarks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_case_marks_unref (FulCaseMarks *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->rows);
  g_free (self->marks);
  ful_evidence_unref (self->evidence);
  g_free (self);
}

const guint8 *
ful_case_marks_of (const FulCaseMarks *self, gint64 case_id)
{
  gpointer row = g_hash_table_lookup (self->rows, &case_id);
  const guint8 *marks = row != NULL ? marks_at (self, GPOINTER_TO_UINT (row) - 1) : NULL;

  for (guint a = 0; marks != NULL && a < self->n_arms; a++)
    if (marks[a] != FUL_MARK_NONE)
      return marks;
  return NULL;
}
