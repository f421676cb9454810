/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/offer.h"

#include <string.h>

#include "models/matcher.h"
#include "models/specialist.h"
#include "models/target.h"
#include "prompts/revision.h"

static void
prompt_free (gpointer data)
{
  FulOfferedPrompt *prompt = data;

  g_free (prompt->name);
  g_free (prompt);
}

static void
model_free (gpointer data)
{
  FulOfferedModel *model = data;

  g_free (model->name);
  g_free (model);
}

void
ful_run_offer_free (FulRunOffer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->prompts, g_ptr_array_unref);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_free (self);
}

static void
add_prompt (FulRunOffer *self, const FulSnapshot *snapshot, const FulPrompt *prompt)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt->id);
  g_autofree char *hash = NULL;
  FulOfferedPrompt *offered;

  if (prompt->hidden || strcmp (prompt->name, FUL_INPUT_ONLY) == 0 ||
      (prompt->draft == NULL && (newest == NULL || newest->body == NULL)))
    return;
  offered = g_new0 (FulOfferedPrompt, 1);
  offered->name = g_strdup (prompt->name);
  offered->number = newest != NULL ? newest->number : 1;
  if (prompt->draft != NULL) {
    hash = ful_prompt_body_hash (prompt->draft);
    offered->draft = newest == NULL || g_strcmp0 (newest->hash, hash) != 0;
    offered->number += newest != NULL && offered->draft ? 1 : 0;
  }
  g_ptr_array_add (self->prompts, offered);
}

static void
add_model (FulRunOffer *self, const FulModel *model, gboolean can_train)
{
  FulOfferedModel *offered = g_new0 (FulOfferedModel, 1);

  offered->name = g_strdup (model->name);
  offered->specialist = ful_model_is_specialist (model);
  offered->added = model->id == 0;
  if (!ful_model_check_askable (model, NULL))
    offered->state = FUL_OFFER_NOT_ASKED;
  else if (offered->specialist && !can_train)
    offered->state = FUL_OFFER_CANT_TRAIN;
  g_ptr_array_add (self->models, offered);
}

/* Without any model of its own a project is run with the offline ones. */
static void
add_models (FulRunOffer *self, const FulSnapshot *snapshot, gboolean can_train)
{
  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = g_ptr_array_index (snapshot->models, i);

    if (!model->hidden && !model->imported)
      add_model (self, model, can_train);
  }
  if (self->models->len > 0)
    return;
  add_model (self, ful_offline_model (FUL_MATCHER_NAME), can_train);
  add_model (self, ful_offline_model (FUL_SPECIALIST_NAME), can_train);
}

static void
count_cases (FulRunOffer *self, const GPtrArray *cases)
{
  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = g_ptr_array_index (cases, i);

    if (!item->imported && item->var_names != NULL && item->var_names[0] != NULL)
      self->cases[item->split == FUL_SPLIT_NONE ? FUL_SPLIT_TEST : item->split]++;
  }
}

static FulRunObstacle
find_obstacle (const FulRunOffer *self)
{
  gboolean any = FALSE, specialist = FALSE;

  for (guint i = 0; i < self->models->len; i++) {
    const FulOfferedModel *model = g_ptr_array_index (self->models, i);

    any |= model->state == FUL_OFFER_READY;
    specialist |= model->state == FUL_OFFER_READY && model->specialist;
  }
  if (self->cases[FUL_SPLIT_DEV] + self->cases[FUL_SPLIT_TEST] == 0)
    return FUL_RUN_NO_CASES;
  if (!any)
    return FUL_RUN_NO_MODEL;
  return self->prompts->len == 0 && !specialist ? FUL_RUN_NO_PROMPT : FUL_RUN_POSSIBLE;
}

static gboolean
read_runs (FulRunOffer *self, FulProject *project, GError **error)
{
  g_autoptr (GPtrArray) runs = ful_project_load_runs (project, error);
  const FulRun *newest;

  if (runs == NULL)
    return FALSE;
  newest = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;
  self->interrupted = newest != NULL && newest->state != FUL_RUN_DONE;
  return TRUE;
}

FulRunOffer *
ful_run_offer_new (FulProject *project, GError **error)
{
  g_autoptr (FulRunOffer) self = g_new0 (FulRunOffer, 1);
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (GPtrArray) train = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  FulProjectInfo info;

  self->prompts = g_ptr_array_new_with_free_func (prompt_free);
  self->models = g_ptr_array_new_with_free_func (model_free);
  train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, error);
  if (train == NULL || !ful_project_info (project, &info, error) ||
      !read_runs (self, project, error))
    return NULL;
  cases = ful_project_load_cases (project,
                                  1u << FUL_SPLIT_DEV | 1u << FUL_SPLIT_TEST | 1u << FUL_SPLIT_NONE,
                                  error);
  if (cases == NULL)
    return NULL;
  for (guint i = 0; i < snapshot->prompts->len; i++)
    add_prompt (self, snapshot, g_ptr_array_index (snapshot->prompts, i));
  add_models (self, snapshot, ful_specialist_can_train (train));
  count_cases (self, cases);
  self->test_looks = info.test_looks;
  self->obstacle = find_obstacle (self);
  return g_steal_pointer (&self);
}

GStrv
ful_run_offer_ready_models (const FulRunOffer *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->models->len; i++) {
    const FulOfferedModel *model = g_ptr_array_index (self->models, i);

    if (model->state == FUL_OFFER_READY)
      g_ptr_array_add (names, g_strdup (model->name));
  }
  g_ptr_array_add (names, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
