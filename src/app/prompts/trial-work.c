/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/trial-work.h"

typedef struct {
  gint64 prompt_id;
  char *name;
  FulPromptBody *body;
} Wish;

struct _FulTrialWork {
  FulSnapshot *snapshot;
  FulCase *item;
  GPtrArray *wishes; /* Wish* */
};

void
ful_trial_outcome_free (gpointer data)
{
  FulTrialOutcome *outcome = data;

  if (outcome == NULL)
    return;
  g_free (outcome->error);
  ful_trial_answer_clear (&outcome->answer);
  g_free (outcome);
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->name);
  ful_prompt_body_free (wish->body);
  g_free (wish);
}

FulTrialWork *
ful_trial_work_new (const FulSnapshot *snapshot, const FulCase *item)
{
  FulTrialWork *self = g_new0 (FulTrialWork, 1);

  self->snapshot = ful_snapshot_ref ((FulSnapshot *)snapshot);
  self->item = ful_case_copy (item);
  self->wishes = g_ptr_array_new_with_free_func (wish_free);
  return self;
}

void
ful_trial_work_free (FulTrialWork *self)
{
  ful_snapshot_unref (self->snapshot);
  ful_case_free (self->item);
  g_ptr_array_unref (self->wishes);
  g_free (self);
}

void
ful_trial_work_add (FulTrialWork *self,
                    gint64 prompt_id,
                    const char *name,
                    const FulPromptBody *body)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->prompt_id = prompt_id;
  wish->name = g_strdup (name);
  wish->body = ful_prompt_body_copy (body);
  g_ptr_array_add (self->wishes, wish);
}

gpointer
ful_trial_work_do (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const FulTrialWork *self = data;
  g_autoptr (FulTrial) trial = ful_trial_new (project, self->snapshot, error);
  GPtrArray *outcomes;

  if (trial == NULL)
    return NULL;
  outcomes = g_ptr_array_new_with_free_func (ful_trial_outcome_free);
  for (guint i = 0; i < self->wishes->len && !g_cancellable_is_cancelled (cancellable); i++) {
    const Wish *wish = self->wishes->pdata[i];
    FulTrialOutcome *outcome = g_new0 (FulTrialOutcome, 1);
    g_autoptr (GError) problem = NULL;

    outcome->prompt_id = wish->prompt_id;
    if (!ful_trial_ask (trial, wish->name, wish->body, self->item, &outcome->answer, &problem))
      outcome->error = g_strdup (problem->message);
    g_ptr_array_add (outcomes, outcome);
  }
  return outcomes;
}
