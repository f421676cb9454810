/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/ground.h"

#include "base/hash.h"
#include "models/specialist.h"
#include "models/target.h"

static char *
hash_cases (GPtrArray *cases)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();

  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = g_ptr_array_index (cases, i);

    for (guint j = 0; item->var_names[j] != NULL; j++) {
      ful_hasher_add (hasher, item->var_names[j]);
      ful_hasher_add (hasher, item->var_values[j]);
    }
    ful_hasher_add_int (hasher, i);
    ful_hasher_add (hasher, item->expected);
  }
  return ful_hasher_finish (hasher);
}

static char *
hash_labels (GPtrArray *labels)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();

  for (guint i = 0; i < labels->len; i++) {
    const FulLabel *label = g_ptr_array_index (labels, i);

    ful_hasher_add (hasher, label->name);
    ful_hasher_add (hasher, label->description);
  }
  return ful_hasher_finish (hasher);
}

FulGround *
ful_ground_new (FulProject *project, FulSnapshot *snapshot, GError **error)
{
  GPtrArray *train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, error);
  FulGround *self;

  if (train == NULL)
    return NULL;
  self = g_new (FulGround, 1);
  self->snapshot = ful_snapshot_ref (snapshot);
  self->train = train;
  self->train_hash = hash_cases (train);
  self->labels_hash = hash_labels (snapshot->labels);
  self->training_key = ful_specialist_key (train);
  return self;
}

void
ful_ground_free (FulGround *self)
{
  if (self == NULL)
    return;
  ful_snapshot_unref (self->snapshot);
  g_ptr_array_unref (self->train);
  g_free (self->train_hash);
  g_free (self->labels_hash);
  g_free (self->training_key);
  g_free (self);
}

static const char *
salt_of (const FulGround *self, const FulModel *model)
{
  return ful_model_is_specialist (model) ? self->training_key : NULL;
}

char *
ful_ground_digest (const FulGround *self,
                   const FulPromptBody *body,
                   const char *body_hash,
                   const FulModel *model,
                   const char *variables)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();
  gboolean uses_train = body->nearest > 0 || body->examples_train > 0;

  ful_hasher_add (hasher, body_hash);
  ful_hasher_add (hasher, variables);
  ful_hasher_add (hasher, model->provider);
  ful_hasher_add (hasher, model->endpoint);
  ful_hasher_add (hasher, model->model_id);
  ful_hasher_add (hasher, model->params);
  ful_hasher_add (hasher, salt_of (self, model));
  ful_hasher_add (hasher, self->labels_hash);
  ful_hasher_add (hasher, uses_train ? self->train_hash : NULL);
  return ful_hasher_finish (hasher);
}

void
ful_request_maker_clear (FulRequestMaker *self)
{
  g_clear_pointer (&self->renderer, ful_renderer_unref);
  g_clear_pointer (&self->shape, ful_request_shape_free);
}

gboolean
ful_ground_make_maker (const FulGround *self,
                       const char *prompt,
                       const FulPromptBody *body,
                       const FulModel *model,
                       const char *variables,
                       FulRequestMaker *out,
                       GError **error)
{
  const FulRendererSource source = { .snapshot = self->snapshot,
                                     .body = body,
                                     .prompt = prompt,
                                     .variables = variables,
                                     .train = self->train };
  g_autoptr (FulRenderer) renderer = ful_renderer_new (&source, error);
  FulRequestShape *shape;

  if (renderer == NULL)
    return FALSE;
  shape = ful_request_shape_new (model, body, salt_of (self, model), error);
  if (shape == NULL)
    return FALSE;
  *out = (FulRequestMaker){ g_steal_pointer (&renderer), shape };
  return TRUE;
}

GBytes *
ful_request_maker_make (const FulRequestMaker *self,
                        const FulCase *item,
                        GPtrArray **messages,
                        char **hash,
                        GError **error)
{
  g_autoptr (GPtrArray) rendered = ful_renderer_render (self->renderer, item, error);
  GBytes *body;

  if (rendered == NULL)
    return NULL;
  body = ful_request_shape_make (self->shape, rendered);
  if (hash != NULL)
    *hash = ful_request_shape_hash (self->shape, body);
  if (messages != NULL)
    *messages = g_steal_pointer (&rendered);
  return body;
}
