/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>

#include "../stats/builder.h"

#define N_DEV 300
#define N_TEST 400

static FulModel *
model_new (gint64 id, const char *name, const char *provider, const char *model_id, FulRung rung)
{
  FulModel *model = g_new0 (FulModel, 1);

  model->id = id;
  model->name = g_strdup (name);
  model->provider = g_strdup (provider);
  model->model_id = g_strdup (model_id);
  model->rung = rung;
  model->price_in = model->price_cached = model->price_out = NAN;
  return model;
}

static void
model_free (gpointer data)
{
  FulModel *model = data;

  g_free (model->name);
  g_free (model->provider);
  g_free (model->model_id);
  g_free (model);
}

static FulSnapshot *
snapshot_new (const char *title, gboolean with_costs)
{
  FulSnapshot *self = built_snapshot_new ();

  self->title = g_strdup (title);
  self->labels = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->prompts = g_ptr_array_new ();
  self->revisions = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->models = g_ptr_array_new_with_free_func (model_free);
  g_ptr_array_add (self->models,
                   model_new (1, "offline:matcher", "offline", "matcher", FUL_RUNG_UNSET));
  g_ptr_array_add (self->models, model_new (2, "offline:specialist", "offline", "specialist",
                                            FUL_RUNG_SPECIALIST));
  built_field (self, "bar.quality", "0.85", 0.85);
  built_field (self, "workflow.task", "classification", NAN);
  built_field (self, "workflow.volume_per_month", "240000", 240000);
  built_field (self, "workflow.changes_per_month", "0.2", 0.2);
  built_not_applicable (self, FUL_LEVER_TOOLS);
  built_not_applicable (self, FUL_LEVER_RETRIEVAL);
  built_not_applicable (self, FUL_LEVER_VALIDATION);
  if (!with_costs)
    return self;
  built_field (self, "workflow.error_cost", "0.12", 0.12);
  built_field (self, "cost.hourly_rate", "80", 80);
  built_field (self, "cost.setup_hours", "60", 60);
  built_field (self, "cost.examples", "2000", 2000);
  built_field (self, "cost.curation_minutes_per_example", "1", 1);
  built_field (self, "cost.specialist.hosting_per_month", "95", 95);
  built_field (self, "cost.monitoring_hours_per_month", "6", 6);
  built_field (self, "cost.prompt.tokens_in", "2310", 2310);
  built_field (self, "cost.prompt.tokens_out", "11", 11);
  built_field (self, "cost.prompt.price_in", "1", 1);
  built_field (self, "cost.prompt.price_out", "5", 5);
  return self;
}

static void
add_arm (FulEvidence *evidence,
         const char *prompt,
         gint64 model,
         FulRung rung,
         FulLevers levers,
         guint dev_passed,
         guint test_passed)
{
  const char *name = model == 1 ? "offline:matcher" : "offline:specialist";
  guint arm = built_arm (evidence, prompt, name, rung, levers);
  FulEvidenceArm *item = built_arm_at (evidence, arm);

  item->model_id = model;
  item->offline = TRUE;
  item->attempt = model == 1;
  built_shares (evidence, arm, 0, N_DEV, dev_passed);
  built_shares (evidence, arm, N_DEV, N_TEST, test_passed);
  for (gsize i = 0; i < item->n_answers; i++) {
    item->answers[i].latency_ms = 1 + (double)(i % 20);
    item->answers[i].in_flight = 1;
  }
}

static FulEvidence *
evidence_new (const char *prompt)
{
  const FulLevers both = FUL_LEVER_EXAMPLES | FUL_LEVER_STRUCTURE;
  FulEvidence *self = built_evidence_new ();

  built_cases (self, FUL_SPLIT_DEV, N_DEV);
  built_cases (self, FUL_SPLIT_TEST, N_TEST);
  add_arm (self, prompt, 1, FUL_RUNG_ZERO_SHOT, 0, 150, 210);
  add_arm (self, "examples", 1, FUL_RUNG_FEW_SHOT, FUL_LEVER_EXAMPLES, 190, 255);
  add_arm (self, "nearest", 1, FUL_RUNG_FEW_SHOT, both, 228, 302);
  add_arm (self, "order", 1, FUL_RUNG_FEW_SHOT, both, 229, 303);
  add_arm (self, "wording", 1, FUL_RUNG_FEW_SHOT, both, 226, 300);
  add_arm (self, "more", 1, FUL_RUNG_FEW_SHOT, both, 230, 304);
  add_arm (self, "input-only", 2, FUL_RUNG_SPECIALIST, 0, 270, 364);
  self->test_looks = 3;
  return self;
}

Fixture *
fixture_new (const char *title, const char *prompt, gboolean with_costs)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->snapshot = snapshot_new (title, with_costs);
  self->evidence = evidence_new (prompt);
  self->input = (FulVerdictInput){ .snapshot = self->snapshot,
                                   .evidence = self->evidence,
                                   .prices = ful_price_list_default (),
                                   .today = "2026-11-24",
                                   .draws = 500,
                                   .seed = 1 };
  self->verdict = ful_verdict_new (&self->input);
  self->report = (FulReportInput){
    .input = &self->input, .verdict = self->verdict, .date = "2026-11-24", .confusion_arm = -1
  };
  return self;
}

void
fixture_free (Fixture *self)
{
  ful_verdict_free (self->verdict);
  g_free (self->snapshot->title);
  g_ptr_array_unref (self->snapshot->labels);
  g_ptr_array_unref (self->snapshot->columns);
  g_ptr_array_unref (self->snapshot->prompts);
  g_ptr_array_unref (self->snapshot->revisions);
  g_ptr_array_unref (self->snapshot->checks);
  g_ptr_array_unref (self->snapshot->models);
  built_snapshot_free (self->snapshot);
  built_evidence_free (self->evidence);
  g_free (self);
}
