/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/evidence-private.h"

#include <stdlib.h>
#include <string.h>

#include "models/target.h"
#include "prompts/arm.h"
#include "prompts/levers.h"
#include "prompts/revision.h"

void
ful_evidence_arm_free (FulEvidenceArm *arm)
{
  if (arm == NULL)
    return;
  g_free (arm->name);
  g_free (arm->prompt);
  g_free (arm->model);
  g_free (arm->variables);
  g_free (arm->text_key);
  g_free (arm->answers);
  g_free (arm);
}

FulArmReading *
ful_arm_reading_new (const FulGround *ground,
                     const FulRevision *revision,
                     const FulModel *model,
                     const char *variables)
{
  const FulSnapshot *snapshot = ground->snapshot;
  const FulPrompt *prompt = ful_snapshot_prompt (snapshot, revision->prompt_id);
  FulArmReading *self = g_new0 (FulArmReading, 1);
  FulEvidenceArm *arm = g_new0 (FulEvidenceArm, 1);

  arm->prompt = g_strdup (prompt->name);
  arm->model = g_strdup (model->name);
  arm->variables = g_strdup (variables != NULL ? variables : "");
  arm->name = ful_arm_format (prompt->name, revision->number, arm->variables, model->name);
  arm->revision = revision->number;
  arm->prompt_id = prompt->id;
  arm->revision_id = revision->id;
  arm->model_id = model->id;
  arm->text_key = g_strdup_printf ("%s:%s", revision->hash, arm->variables);
  arm->levers = ful_levers_of (snapshot, revision);
  arm->rung = ful_rung_of (snapshot, revision, model);
  arm->offline = ful_model_is_matcher (model) || ful_model_is_specialist (model);
  arm->attempt = strcmp (prompt->name, FUL_INPUT_ONLY) != 0;
  self->out = arm;
  self->prompt = prompt;
  self->revision = revision;
  self->model = model;
  if (revision->body != NULL)
    self->digest =
        ful_ground_digest (ground, revision->body, revision->hash, model, arm->variables);
  self->answers = g_array_new (FALSE, FALSE, sizeof (FulAnswer));
  self->by_pair = g_hash_table_new (NULL, NULL);
  self->asked = g_hash_table_new (NULL, NULL);
  return self;
}

void
ful_arm_reading_free (FulArmReading *self)
{
  if (self == NULL)
    return;
  ful_evidence_arm_free (self->out);
  g_free (self->digest);
  ful_request_maker_clear (&self->maker);
  g_array_unref (self->answers);
  g_hash_table_unref (self->by_pair);
  g_hash_table_unref (self->asked);
  g_free (self);
}

gpointer
ful_arm_reading_pair (guint case_index, int repeat)
{
  /* The table hashes the lower half alone: there stands what differs most. */
  return GSIZE_TO_POINTER (((gsize)repeat << 32) | case_index);
}

gboolean
ful_arm_reading_is_same_request (FulArmReading *self,
                                 const FulGround *ground,
                                 const FulCase *item,
                                 const char *hash)
{
  g_autofree char *now = NULL;
  g_autoptr (GBytes) body = NULL;

  if (!self->has_maker && !self->maker_failed) {
    self->has_maker = self->revision->body != NULL &&
                      ful_ground_make_maker (ground, self->prompt->name, self->revision->body,
                                             self->model, self->out->variables, &self->maker, NULL);
    self->maker_failed = !self->has_maker;
  }
  if (self->maker_failed)
    return FALSE;
  body = ful_request_maker_make (&self->maker, item, NULL, &now, NULL);
  return body != NULL && strcmp (now, hash) == 0;
}

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  const FulAnswer *left = a;
  const FulAnswer *right = b;

  if (left->case_index != right->case_index)
    return left->case_index < right->case_index ? -1 : 1;
  return left->repeat - right->repeat;
}

FulEvidenceArm *
ful_arm_reading_finish (FulArmReading *self, const FulEvidenceCase *cases)
{
  FulEvidenceArm *arm = g_steal_pointer (&self->out);
  GHashTableIter iter;
  gpointer pair, answered;

  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &pair, &answered)) {
    FulSplit split = cases[(guint32)GPOINTER_TO_SIZE (pair)].split;

    arm->asked[split]++;
    arm->only_errors[split] += answered == NULL ? 1 : 0;
  }
  arm->n_answers = self->answers->len;
  if (arm->n_answers > 0)
    qsort (self->answers->data, arm->n_answers, sizeof (FulAnswer), compare_answers);
  arm->answers = g_memdup2 (self->answers->data, arm->n_answers * sizeof (FulAnswer));
  return arm;
}
