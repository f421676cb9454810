/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/offer.h"

#include "base/error.h"
#include "fixture.h"
#include "runs/estimate.h"

static FulRunOffer *
offer_of (FulProject *project)
{
  g_autoptr (GError) error = NULL;
  FulRunOffer *offer = ful_run_offer_new (project, &error);

  g_assert_no_error (error);
  return offer;
}

static void
add_served (Fixture *f, const char *name)
{
  FulModel served = { .id = ful_project_new_id (f->project, FUL_ID_MODEL),
                      .name = (char *)name,
                      .provider = (char *)"openai",
                      .endpoint = (char *)"http://localhost:1",
                      .model_id = (char *)"m",
                      .rung = FUL_RUNG_UNSET,
                      .price_in = (double)NAN,
                      .price_cached = (double)NAN,
                      .price_out = (double)NAN,
                      .position = 9 };
  FulEdit *edit = ful_edit_new ();

  ful_edit_put_model (edit, &served);
  apply (f, edit);
}

static void
test_whole (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulRunOffer) offer = NULL;
  g_auto (GStrv) ready = NULL;
  g_autofree char *names = NULL;
  const FulOfferedPrompt *prompt;
  const FulOfferedModel *model;

  add_served (f, "served");
  offer = offer_of (f->project);
  g_assert_cmpint (offer->obstacle, ==, FUL_RUN_POSSIBLE);
  g_assert_cmpuint (offer->prompts->len, ==, 2);
  prompt = g_ptr_array_index (offer->prompts, 0);
  g_assert_cmpstr (prompt->name, ==, "bare");
  g_assert_cmpint (prompt->number, ==, 1);
  g_assert_false (prompt->draft);
  g_assert_cmpuint (offer->cases[FUL_SPLIT_DEV], ==, N_DEV);
  g_assert_cmpuint (offer->cases[FUL_SPLIT_TEST], ==, N_TEST);
  g_assert_cmpuint (offer->models->len, ==, 3);
  model = g_ptr_array_index (offer->models, 2);
  g_assert_cmpint (model->state, ==, FUL_OFFER_NOT_ASKED);
  ready = ful_run_offer_ready_models (offer);
  names = g_strjoinv (" ", ready);
  g_assert_cmpstr (names, ==, FUL_MATCHER_NAME " " FUL_SPECIALIST_NAME);
  g_assert_false (offer->interrupted);
}

static void
test_obstacles (void)
{
  Fixture f;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulRunOffer) empty = NULL;
  g_autoptr (FulRunOffer) no_prompt = NULL;
  g_autoptr (FulRunOffer) no_model = NULL;
  FulEdit *edit = ful_edit_new ();

  f.folder = temporary_new ();
  f.path = g_build_filename (f.folder, "p.fulcrum", NULL);
  f.project = ful_project_create (f.path, "Test", &error);
  g_assert_no_error (error);
  empty = offer_of (f.project);
  g_assert_cmpint (empty->obstacle, ==, FUL_RUN_NO_CASES);
  /* The offline models would be added; the specialist has nothing to learn from. */
  g_assert_cmpuint (empty->models->len, ==, 2);
  g_assert_true (((FulOfferedModel *)empty->models->pdata[0])->added);
  g_assert_cmpint (((FulOfferedModel *)empty->models->pdata[1])->state, ==, FUL_OFFER_CANT_TRAIN);
  ful_edit_put_column (edit, "text", 0);
  add_case (&f, edit, FUL_SPLIT_TEST, 1, "where is my card", "card");
  apply (&f, edit);
  no_prompt = offer_of (f.project);
  g_assert_cmpint (no_prompt->obstacle, ==, FUL_RUN_NO_PROMPT);
  add_served (&f, "served");
  no_model = offer_of (f.project);
  g_assert_cmpint (no_model->obstacle, ==, FUL_RUN_NO_MODEL);
  tear_down (&f, NULL);
}

static void
test_specialist_alone (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (f->project);
  g_autoptr (FulRunOffer) offer = NULL;
  FulEdit *edit = ful_edit_new ();

  for (guint i = 0; i < snapshot->prompts->len; i++) {
    FulPrompt prompt = *(const FulPrompt *)g_ptr_array_index (snapshot->prompts, i);

    prompt.hidden = TRUE;
    ful_edit_put_prompt (edit, &prompt);
  }
  apply (f, edit);
  offer = offer_of (f->project);
  g_assert_cmpuint (offer->prompts->len, ==, 0);
  g_assert_cmpint (offer->obstacle, ==, FUL_RUN_POSSIBLE);
}

/* Beside named prompts the specialist gets its own one, and the matcher does not. */
static void
test_specialist_too (Fixture *f, gconstpointer unused)
{
  const char *prompts[] = { "nearest", NULL };
  FulRunOptions options = FUL_RUN_DEFAULTS;

  options.prompts = prompts;
  options.specialist_too = TRUE;
  for (int i = 0; i < 3; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FulRunPlan) plan =
        i == 0 ? ful_run_plan_new (f->project, &options, TRUE, &error) : plan_of (f, &options);

    g_assert_no_error (error);
    g_assert_cmpuint (plan->arms->len, ==, 2);
    g_assert_cmpstr (((FulPlanArm *)plan->arms->pdata[0])->name, ==, "nearest#1@offline:matcher");
    g_assert_cmpstr (((FulPlanArm *)plan->arms->pdata[1])->name, ==,
                     "input-only#1@offline:specialist");
  }
}

/* What was answered before is counted as known, arm by arm. */
static void
test_left (Fixture *f, gconstpointer unused)
{
  const char *prompts[] = { "bare", NULL };
  FulRunOptions options = FUL_RUN_DEFAULTS;
  const FulRunLimits limits = FUL_RUN_NO_LIMITS;
  g_autoptr (FulRunPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  FulEstimate estimate;

  options.prompts = prompts;
  run (f, &options);
  options.prompts = NULL;
  plan = plan_of (f, &options);
  ful_run_estimate (f->project, plan, &limits, &estimate, &error);
  g_assert_no_error (error);
  g_assert_cmpint (estimate.planned, ==, 3 * (N_DEV + N_TEST));
  g_assert_cmpint (estimate.cached, ==, N_DEV + N_TEST);
  g_assert_cmpint (estimate.requests, ==, 2 * (N_DEV + N_TEST));
  g_assert_cmpuint (estimate.n_arms, ==, 3);
  g_assert_cmpint (estimate.arm_requests[0], ==, 0);
  g_assert_cmpint (estimate.arm_requests[1], ==, N_DEV + N_TEST);
  ful_estimate_clear (&estimate);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/runs/offer/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add_func ("/runs/offer/obstacles", test_obstacles);
  g_test_add ("/runs/offer/specialist-alone", Fixture, NULL, set_up, test_specialist_alone,
              tear_down);
  g_test_add ("/runs/offer/specialist-too", Fixture, NULL, set_up, test_specialist_too, tear_down);
  g_test_add ("/runs/offer/left", Fixture, NULL, set_up, test_left, tear_down);
  return g_test_run ();
}
