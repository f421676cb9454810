/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/dossier.h"

#include "runs/evidence-holds.h"
#include "stats/specialist-curve.h"

static char *
day_of_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/* The learning curve, where it was measured on the train split as it is and there is a bar to
 * reach. */
static gboolean
load_curve (FulDossier *self, FulProject *project, const FulDossier *old, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  double bar = ful_snapshot_number (self->snapshot, "bar.quality");
  GArray *points;

  if (old != NULL)
    points = old->curve_points != NULL ? g_array_ref (old->curve_points) : NULL;
  else
    points = ful_specialist_curve_kept (project, &unreadable);
  if (unreadable != NULL) {
    g_propagate_error (error, g_steal_pointer (&unreadable));
    return FALSE;
  }
  self->curve_points = points;
  /* Too few sizes for a curve are as none. */
  if (points == NULL || isnan (bar) ||
      !ful_curve_fit ((const FulCurvePoint *)(gpointer)points->data, points->len, bar,
                      FUL_CURVE_SEED, &self->curve, NULL))
    return TRUE;
  self->input.curve = &self->curve;
  return TRUE;
}

static gboolean
cases_hold (const FulSnapshot *old, const FulSnapshot *now)
{
  return old->cases_generation == now->cases_generation;
}

static FulDossier *
dossier_new (FulProject *project,
             FulSnapshot *snapshot,
             const FulDossier *old,
             gboolean read_curve,
             const char *today,
             GError **error)
{
  g_autoptr (FulDossier) self = g_new0 (FulDossier, 1);
  gboolean kept = old != NULL && ful_evidence_holds (old->snapshot, snapshot);
  gboolean same_curve = old != NULL && !read_curve && cases_hold (old->snapshot, snapshot);

  self->snapshot = ful_snapshot_ref (snapshot);
  self->evidence =
      kept ? ful_evidence_ref (old->evidence) : ful_evidence_load (project, snapshot, error);
  if (self->evidence == NULL)
    return NULL;
  self->today = today != NULL ? g_strdup (today) : day_of_now ();
  self->input = (FulVerdictInput){ .snapshot = self->snapshot,
                                   .evidence = self->evidence,
                                   .prices = ful_price_list_default (),
                                   .today = self->today,
                                   .draws = FUL_COST_DRAWS,
                                   .seed = FUL_COST_SEED };
  if (!load_curve (self, project, same_curve ? old : NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

FulDossier *
ful_dossier_load (FulProject *project, const char *today, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);

  return dossier_new (project, snapshot, NULL, TRUE, today, error);
}

FulDossier *
ful_dossier_load_after (FulProject *project,
                        FulSnapshot *snapshot,
                        const FulDossier *old,
                        gboolean read_curve,
                        GError **error)
{
  return dossier_new (project, snapshot, old, read_curve, NULL, error);
}

void
ful_dossier_free (FulDossier *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  g_clear_pointer (&self->evidence, ful_evidence_unref);
  g_clear_pointer (&self->curve_points, g_array_unref);
  g_free (self->today);
  g_free (self);
}

static gboolean
shows_test (const FulDossier *self)
{
  for (guint i = 0; i < self->evidence->arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (self->evidence->arms, i);

    for (gsize j = 0; j < arm->n_answers; j++)
      if (self->evidence->cases[arm->answers[j].case_index].split == FUL_SPLIT_TEST)
        return TRUE;
  }
  return FALSE;
}

void
ful_dossier_note_look (FulDossier *self, FulProject *project)
{
  FulProjectInfo info;

  if (!shows_test (self))
    return;
  ful_project_note_look (project);
  if (ful_project_info (project, &info, NULL))
    self->evidence->test_looks = info.test_looks;
}
