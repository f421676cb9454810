/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/trial.h"

#include "base/error.h"
#include "fixture.h"

/* The answer a run would get, and nothing of it in the file. */
static void
test_as_a_run (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (f->project);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulTrial) trial = ful_trial_new (f->project, snapshot, &error);
  g_autoptr (GPtrArray) cases = ful_project_load_cases (f->project, 1 << FUL_SPLIT_DEV, &error);
  const FulPrompt *prompt = ful_snapshot_prompt_named (snapshot, "nearest");
  const FulPromptBody *body = ful_snapshot_newest_revision (snapshot, prompt->id)->body;
  const FulCase *item;
  FulTrialAnswer answer = { NULL };
  FulProjectInfo info;

  g_assert_no_error (error);
  item = cases->pdata[0];
  g_assert_true (ful_trial_ask (trial, "nearest", body, item, &answer, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (answer.tokens_in, >, 10);
  g_assert_cmpfloat (answer.tokens_out, >, 0);
  g_assert_cmpfloat (answer.score, ==, strcmp (answer.text, item->expected) == 0 ? 1 : 0);
  ful_project_info (f->project, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info.results, ==, 0);
  g_assert_cmpint (info.runs, ==, 0);
  ful_trial_answer_clear (&answer);
}

static void
test_refuses_what_is_no_prompt (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (f->project);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulTrial) trial = ful_trial_new (f->project, snapshot, &error);
  g_autoptr (FulPromptBody) body = make_body (NULL, "{{txt}}", 0);
  g_autoptr (GPtrArray) cases = ful_project_load_cases (f->project, 1 << FUL_SPLIT_DEV, NULL);
  FulTrialAnswer answer = { NULL };

  g_assert_no_error (error);
  g_assert_false (ful_trial_ask (trial, "p", body, cases->pdata[0], &answer, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_null (answer.text);
}

static void
test_model (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (f->project);
  g_autoptr (FulSnapshot) without = NULL;
  FulModel hidden = *ful_trial_model (snapshot);
  FulEdit *edit = ful_edit_new ();

  g_assert_cmpstr (hidden.name, ==, FUL_MATCHER_NAME);
  hidden.hidden = TRUE;
  ful_edit_put_model (edit, &hidden);
  apply (f, edit);
  without = ful_project_snapshot (f->project);
  g_assert_null (ful_trial_model (without)); /* the specialist alone is left */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/runs/trial/as-a-run", Fixture, NULL, set_up, test_as_a_run, tear_down);
  g_test_add ("/runs/trial/refuses-what-is-no-prompt", Fixture, NULL, set_up,
              test_refuses_what_is_no_prompt, tear_down);
  g_test_add ("/runs/trial/model", Fixture, NULL, set_up, test_model, tear_down);
  return g_test_run ();
}
