/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/outcome.h"

FulOutcome *
ful_outcome_new (FulProject *project,
                 FulSnapshot *snapshot,
                 const FulOutcome *old,
                 gboolean read_curve,
                 FulSimulations *simulations,
                 GError **error)
{
  FulDossier *dossier =
      ful_dossier_load_after (project, snapshot, old != NULL ? old->dossier : NULL, read_curve,
                              error);
  FulOutcome *self;

  if (dossier == NULL)
    return NULL;
  self = g_new0 (FulOutcome, 1);
  self->dossier = dossier;
  self->standings = ful_standings_new (dossier->evidence);
  self->input = dossier->input;
  self->input.simulations = simulations;
  self->input.standings = self->standings;
  self->verdict = ful_verdict_new (&self->input);
  return self;
}

void
ful_outcome_free (FulOutcome *self)
{
  if (self == NULL)
    return;
  ful_verdict_free (self->verdict);
  ful_standings_free (self->standings);
  ful_dossier_free (self->dossier);
  g_free (self);
}
