/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/rescore.h"

#include <math.h>
#include <string.h>

#include "checks/scorer.h"

#define BATCH 4096

typedef struct {
  FulProject *project;
  FulSnapshot *snapshot;
  FulScorer *scorer;
  GHashTable *cases; /* gint64* id -> FulCase* */
  gint64 run_id;
  GCancellable *cancellable;
  FulRescore counts;
  GArray *ids;    /* gint64: scored and not yet given to the project */
  GArray *scores; /* double */
  GArray *modes;  /* FulMode */
} Rescoring;

static void
hand_over (Rescoring *self)
{
  if (self->ids->len > 0)
    ful_project_put_scores (self->project, (const gint64 *)(gpointer)self->ids->data,
                            (const double *)(gpointer)self->scores->data,
                            (const FulMode *)(gpointer)self->modes->data, self->ids->len,
                            self->snapshot->check_version);
  g_array_set_size (self->ids, 0);
  g_array_set_size (self->scores, 0);
  g_array_set_size (self->modes, 0);
}

static gboolean
same_score (double a, double b)
{
  return (isnan (a) && isnan (b)) || a == b;
}

static gboolean
score_one (const FulResult *result, gpointer user_data, GError **error)
{
  Rescoring *self = user_data;
  const FulCase *item = g_hash_table_lookup (self->cases, &result->case_id);
  const FulRevision *revision;
  const FulPromptBody *body;
  double score;
  FulMode mode;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (result->error != NULL || item == NULL ||
      (self->run_id != 0 && result->run_id != self->run_id))
    return TRUE;
  if (!isnan (result->given_score)) {
    self->counts.given++;
    return TRUE;
  }
  if (result->output == NULL) {
    self->counts.unrecorded++;
    return TRUE;
  }
  revision = ful_snapshot_revision (self->snapshot, result->revision_id);
  body = revision != NULL ? revision->body : NULL;
  score = ful_scorer_score (self->scorer, item, body, result->output);
  mode = ful_scorer_text_mode (self->scorer, item, body, result->output, score);
  *(isnan (score) ? &self->counts.not_scored : &self->counts.scored) += 1;
  if (!same_score (score, result->score))
    self->counts.changed++;
  else if (mode == result->text_mode &&
           g_strcmp0 (result->check_version, self->snapshot->check_version) == 0)
    return TRUE;
  g_array_append_val (self->ids, result->id);
  g_array_append_val (self->scores, score);
  g_array_append_val (self->modes, mode);
  if (self->ids->len == BATCH)
    hand_over (self);
  return TRUE;
}

static void
rescoring_clear (Rescoring *self)
{
  ful_snapshot_unref (self->snapshot);
  ful_scorer_free (self->scorer);
  g_hash_table_unref (self->cases);
  g_array_unref (self->ids);
  g_array_unref (self->scores);
  g_array_unref (self->modes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rescoring, rescoring_clear)

gboolean
ful_rescore (FulProject *project,
             gint64 run_id,
             GCancellable *cancellable,
             FulRescore *out,
             GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_all_cases (project, error);
  g_auto (Rescoring) self = { .project = project,
                              .snapshot = ful_project_snapshot (project),
                              .cases = g_hash_table_new (g_int64_hash, g_int64_equal),
                              .run_id = run_id,
                              .cancellable = cancellable,
                              .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
                              .scores = g_array_new (FALSE, FALSE, sizeof (double)),
                              .modes = g_array_new (FALSE, FALSE, sizeof (FulMode)) };
  gboolean ok;

  self.scorer = ful_scorer_new (self.snapshot);
  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < cases->len; i++) {
    FulCase *item = g_ptr_array_index (cases, i);

    g_hash_table_insert (self.cases, &item->id, item);
  }
  ok = ful_project_foreach_result (project, TRUE, score_one, &self, error);
  hand_over (&self);
  if (!ok || !ful_project_flush (project, error))
    return FALSE;
  *out = self.counts;
  return TRUE;
}
