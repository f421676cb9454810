/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the small tables' records, counted so that the next snapshot shares what an edit left
 * alone: an edit costs what it touches, not what the project holds. */
#include "project/record-private.h"

#include <string.h>

gpointer
ful_record_ref (gpointer record, gpointer unused)
{
  return g_atomic_rc_box_acquire (record);
}

FulLabel *
ful_label_share (const FulLabel *label)
{
  FulLabel *copy = g_atomic_rc_box_new (FulLabel);

  *copy = *label;
  copy->name = g_strdup (label->name);
  copy->description = g_strdup (label->description != NULL ? label->description : "");
  return copy;
}

static void
label_clear (FulLabel *label)
{
  g_free (label->name);
  g_free (label->description);
}

void
ful_label_release (gpointer label)
{
  g_atomic_rc_box_release_full (label, (GDestroyNotify)label_clear);
}

FulPrompt *
ful_prompt_share (const FulPrompt *prompt)
{
  FulPrompt *copy = g_atomic_rc_box_new (FulPrompt);

  *copy = *prompt;
  copy->name = g_strdup (prompt->name);
  copy->draft = ful_prompt_body_copy (prompt->draft);
  return copy;
}

static void
prompt_clear (FulPrompt *prompt)
{
  g_free (prompt->name);
  ful_prompt_body_free (prompt->draft);
}

void
ful_prompt_release (gpointer prompt)
{
  g_atomic_rc_box_release_full (prompt, (GDestroyNotify)prompt_clear);
}

FulRevision *
ful_revision_share (const FulRevision *revision)
{
  FulRevision *copy = g_atomic_rc_box_new (FulRevision);

  *copy = *revision;
  copy->body = ful_prompt_body_copy (revision->body);
  copy->hash = g_strdup (revision->hash);
  copy->created = g_strdup (revision->created);
  return copy;
}

static void
revision_clear (FulRevision *revision)
{
  ful_prompt_body_free (revision->body);
  g_free (revision->hash);
  g_free (revision->created);
}

void
ful_revision_release (gpointer revision)
{
  g_atomic_rc_box_release_full (revision, (GDestroyNotify)revision_clear);
}

FulLeverNote *
ful_lever_note_share (const FulLeverNote *note)
{
  FulLeverNote *copy = g_atomic_rc_box_new (FulLeverNote);

  *copy = *note;
  copy->why = g_strdup (note->why);
  return copy;
}

static void
lever_note_clear (FulLeverNote *note)
{
  g_free (note->why);
}

void
ful_lever_note_release (gpointer note)
{
  g_atomic_rc_box_release_full (note, (GDestroyNotify)lever_note_clear);
}

FulModel *
ful_model_share (const FulModel *model)
{
  FulModel *copy = g_atomic_rc_box_new (FulModel);

  *copy = *model;
  copy->name = g_strdup (model->name);
  copy->provider = g_strdup (model->provider);
  copy->endpoint = g_strdup (model->endpoint);
  copy->model_id = g_strdup (model->model_id);
  copy->key_env = g_strdup (model->key_env);
  copy->params = g_strdup (model->params);
  copy->price_ref = g_strdup (model->price_ref);
  return copy;
}

static void
model_clear (FulModel *model)
{
  g_free (model->name);
  g_free (model->provider);
  g_free (model->endpoint);
  g_free (model->model_id);
  g_free (model->key_env);
  g_free (model->params);
  g_free (model->price_ref);
}

void
ful_model_release (gpointer model)
{
  g_atomic_rc_box_release_full (model, (GDestroyNotify)model_clear);
}

FulCheck *
ful_check_share (const FulCheck *check)
{
  FulCheck *copy = g_atomic_rc_box_new (FulCheck);

  *copy = *check;
  copy->name = g_strdup (check->name);
  copy->kind = g_strdup (check->kind);
  copy->value = g_strdup (check->value);
  copy->tags = g_strdupv (check->tags);
  copy->model = g_strdup (check->model);
  return copy;
}

static void
check_clear (FulCheck *check)
{
  g_free (check->name);
  g_free (check->kind);
  g_free (check->value);
  g_strfreev (check->tags);
  g_free (check->model);
}

void
ful_check_release (gpointer check)
{
  g_atomic_rc_box_release_full (check, (GDestroyNotify)check_clear);
}
