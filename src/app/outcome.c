/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/outcome.h"

/* Evidence rests on everything but fields, labels and lever notes. */
static gboolean
evidence_holds (const FulSnapshot *old, const FulSnapshot *now)
{
  return old->results_generation == now->results_generation &&
         old->cases_generation == now->cases_generation && old->prompts == now->prompts &&
         old->revisions == now->revisions && old->models == now->models &&
         old->checks == now->checks && old->columns == now->columns && old->labels == now->labels;
}

FulOutcome *
ful_outcome_new (FulProject *project,
                 FulSnapshot *snapshot,
                 const FulSnapshot *old_snapshot,
                 FulEvidence *old_evidence,
                 GError **error)
{
  g_autoptr (FulEvidence) evidence = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  FulOutcome *self;

  if (old_evidence != NULL && evidence_holds (old_snapshot, snapshot))
    evidence = ful_evidence_ref (old_evidence);
  else
    evidence = ful_evidence_load (project, snapshot, error);
  if (evidence == NULL)
    return NULL;
  self = g_new0 (FulOutcome, 1);
  self->snapshot = ful_snapshot_ref (snapshot);
  self->standings = ful_standings_new (evidence);
  self->today = g_date_time_format (now, "%Y-%m-%d");
  self->input = (FulVerdictInput){ .snapshot = self->snapshot,
                                   .evidence = evidence,
                                   .prices = ful_price_list_default (),
                                   .today = self->today,
                                   .draws = FUL_COST_DRAWS,
                                   .seed = FUL_COST_SEED };
  self->verdict = ful_verdict_new (&self->input);
  self->evidence = g_steal_pointer (&evidence);
  return self;
}

void
ful_outcome_free (FulOutcome *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->verdict, ful_verdict_free);
  g_clear_pointer (&self->standings, ful_standings_free);
  g_clear_pointer (&self->evidence, ful_evidence_unref);
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  g_free (self->today);
  g_free (self);
}
