/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/selection.h"

#include <string.h>

#include "base/error.h"
#include "models/matcher.h"
#include "models/specialist.h"
#include "models/target.h"
#include "prompts/arm.h"
#include "prompts/revision.h"

static void
choice_free (gpointer data)
{
  FulPromptChoice *choice = data;

  g_free (choice->body_hash);
  g_free (choice->variables);
  g_free (choice);
}

void
ful_selection_free (FulSelection *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->prompts);
  g_ptr_array_unref (self->models);
  g_free (self);
}

/* --- models --- */

static void
append_name (GString *names, const char *name)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static gboolean
fail_unknown_model (const FulSnapshot *snapshot, const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *quoted = ful_quote_untrusted (name);

  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = g_ptr_array_index (snapshot->models, i);

    if (!model->hidden)
      append_name (known, model->name);
  }
  return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, "model",
                           "there is none named %s; there are %s", quoted,
                           known->len > 0 ? known->str : "none");
}

static gboolean
fail_untrainable (GError **error)
{
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, FUL_SPECIALIST_NAME,
                           "the train split holds fewer than two labels to learn from; put cases "
                           "with an expected label into the split train");
}

static gboolean
select_named_models (FulSelection *self,
                     const FulSnapshot *snapshot,
                     const char *const *names,
                     gboolean can_train,
                     GError **error)
{
  for (guint i = 0; names[i] != NULL; i++) {
    const FulModel *model = ful_snapshot_model_named (snapshot, names[i]);

    if (model == NULL)
      model = ful_offline_model (names[i]);
    if (model == NULL)
      return fail_unknown_model (snapshot, names[i], error);
    if (!ful_model_check_askable (model, error))
      return FALSE;
    if (ful_model_is_specialist (model) && !can_train)
      return fail_untrainable (error);
    if (!g_ptr_array_find (self->models, model, NULL))
      g_ptr_array_add (self->models, (gpointer)model);
  }
  return TRUE;
}

static gboolean
select_all_models (FulSelection *self,
                   const FulSnapshot *snapshot,
                   gboolean can_train,
                   GError **error)
{
  gboolean any = FALSE;

  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = g_ptr_array_index (snapshot->models, i);

    if (model->hidden || model->imported)
      continue;
    any = TRUE;
    if (!ful_model_check_askable (model, error))
      return FALSE;
    if (!ful_model_is_specialist (model) || can_train)
      g_ptr_array_add (self->models, (gpointer)model);
  }
  if (!any) {
    g_ptr_array_add (self->models, (gpointer)ful_offline_model (FUL_MATCHER_NAME));
    if (can_train)
      g_ptr_array_add (self->models, (gpointer)ful_offline_model (FUL_SPECIALIST_NAME));
  }
  return TRUE;
}

static int
compare_models (gconstpointer a, gconstpointer b)
{
  const FulModel *left = *(const FulModel *const *)a;
  const FulModel *right = *(const FulModel *const *)b;

  /* One that is not there yet comes last. */
  if ((left->id == 0) != (right->id == 0))
    return left->id == 0 ? 1 : -1;
  return left->position != right->position ? left->position - right->position
                                           : strcmp (left->name, right->name);
}

static gboolean
has_specialist (const FulSelection *self)
{
  for (guint i = 0; i < self->models->len; i++)
    if (ful_model_is_specialist (g_ptr_array_index (self->models, i)))
      return TRUE;
  return FALSE;
}

/* --- prompts --- */

static void
add_choice (FulSelection *self,
            const char *name,
            int position,
            const FulRevision *revision,
            const FulPromptBody *body,
            const char *variables)
{
  FulPromptChoice *choice = g_new0 (FulPromptChoice, 1);
  g_autofree char *hash = ful_prompt_body_hash (body);

  choice->name = name;
  choice->position = position;
  choice->body = body;
  choice->variables = g_strdup (variables);
  choice->number = revision != NULL ? revision->number : 1;
  if (revision != NULL && g_strcmp0 (revision->hash, hash) == 0)
    choice->revision_id = revision->id;
  else if (revision != NULL)
    choice->number++; /* a draft: it will be the next revision */
  choice->body_hash = g_steal_pointer (&hash);
  g_ptr_array_add (self->prompts, choice);
}

/* The newest state of a prompt; nothing where it has no text of its own. */
static gboolean
add_newest (FulSelection *self,
            const FulSnapshot *snapshot,
            const FulPrompt *prompt,
            gboolean drafts,
            const char *variables)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt->id);
  const FulPromptBody *body = newest != NULL ? newest->body : NULL;

  if (drafts && prompt->draft != NULL)
    body = prompt->draft;
  if (body == NULL)
    return FALSE;
  add_choice (self, prompt->name, prompt->position, newest, body, variables);
  return TRUE;
}

static gboolean
fail_unknown_prompt (const FulSnapshot *snapshot, const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *quoted = ful_quote_untrusted (name);

  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = g_ptr_array_index (snapshot->prompts, i);

    if (!prompt->hidden)
      append_name (known, prompt->name);
  }
  return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, "prompt",
                           "there is none named %s; there are %s", quoted,
                           known->len > 0 ? known->str : "none");
}

static gboolean
select_named_prompt (FulSelection *self,
                     const FulSnapshot *snapshot,
                     const char *text,
                     const FulPromptBody *input_only,
                     gboolean drafts,
                     GError **error)
{
  g_auto (FulArmName) name = { 0 };
  const FulPrompt *prompt;
  const FulRevision *revision;
  const char *variables;
  g_autofree char *quoted = ful_quote_untrusted (text);

  if (!ful_arm_name_parse_prompt (text, &name, error))
    return FALSE;
  variables = *name.variables != '\0' ? name.variables : NULL;
  prompt = ful_snapshot_prompt_named (snapshot, name.prompt);
  if (prompt == NULL && strcmp (name.prompt, FUL_INPUT_ONLY) == 0 && input_only != NULL) {
    add_choice (self, FUL_INPUT_ONLY, G_MAXINT, NULL, input_only, NULL);
    return TRUE;
  }
  if (prompt == NULL)
    return fail_unknown_prompt (snapshot, name.prompt, error);
  if (name.revision == 0) {
    if (add_newest (self, snapshot, prompt, drafts, variables))
      return TRUE;
  } else {
    revision = ful_snapshot_revision_numbered (snapshot, prompt->id, name.revision);
    if (revision == NULL)
      return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, "prompt",
                               "%s: it has no revision %d", quoted, name.revision);
    if (revision->body != NULL) {
      add_choice (self, prompt->name, prompt->position, revision, revision->body, variables);
      return TRUE;
    }
  }
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "prompt",
                           "%s came with results from elsewhere and has no text that could be sent",
                           quoted);
}

/* Where it is not chosen yet. */
static void
add_input_only (FulSelection *self, const FulSnapshot *snapshot, const FulPromptBody *input_only)
{
  const FulPrompt *prompt = ful_snapshot_prompt_named (snapshot, FUL_INPUT_ONLY);

  for (guint i = 0; i < self->prompts->len; i++)
    if (strcmp (((FulPromptChoice *)g_ptr_array_index (self->prompts, i))->name, FUL_INPUT_ONLY) ==
        0)
      return;
  if (prompt != NULL)
    add_newest (self, snapshot, prompt, FALSE, NULL);
  else if (input_only != NULL)
    add_choice (self, FUL_INPUT_ONLY, G_MAXINT, NULL, input_only, NULL);
}

static gboolean
select_prompts (FulSelection *self,
                const FulSnapshot *snapshot,
                const FulRunOptions *options,
                const FulPromptBody *input_only,
                gboolean drafts,
                GError **error)
{
  const char *const *names = options->prompts;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!select_named_prompt (self, snapshot, names[i], input_only, drafts, error))
      return FALSE;
  for (guint i = 0; names == NULL && i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = g_ptr_array_index (snapshot->prompts, i);

    if (!prompt->hidden)
      add_newest (self, snapshot, prompt, drafts, NULL);
  }
  if ((names == NULL || options->specialist_too) && has_specialist (self))
    add_input_only (self, snapshot, input_only);
  return TRUE;
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const FulPromptChoice *left = *(const FulPromptChoice *const *)a;
  const FulPromptChoice *right = *(const FulPromptChoice *const *)b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return left->number - right->number;
}

FulSelection *
ful_selection_new (const FulSnapshot *snapshot,
                   const FulRunOptions *options,
                   const FulPromptBody *input_only,
                   gboolean drafts,
                   gboolean can_train,
                   GError **error)
{
  g_autoptr (FulSelection) self = g_new0 (FulSelection, 1);
  gboolean ok;

  self->prompts = g_ptr_array_new_with_free_func (choice_free);
  self->models = g_ptr_array_new ();
  self->named = options->prompts != NULL && !options->specialist_too;
  ok = options->models != NULL
           ? select_named_models (self, snapshot, options->models, can_train, error)
           : select_all_models (self, snapshot, can_train, error);
  if (!ok || !select_prompts (self, snapshot, options, input_only, drafts, error))
    return NULL;
  g_ptr_array_sort (self->models, compare_models);
  g_ptr_array_sort (self->prompts, compare_choices);
  return g_steal_pointer (&self);
}

gboolean
ful_selection_allows (const FulSelection *self,
                      const FulPromptChoice *prompt,
                      const FulModel *model)
{
  gboolean input_only = strcmp (prompt->name, FUL_INPUT_ONLY) == 0;

  if (ful_model_is_specialist (model))
    return input_only;
  return !input_only || self->named;
}
