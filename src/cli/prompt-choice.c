/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/prompt-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "prompts/arm.h"
#include "prompts/revision.h"

void
ful_prompt_choice_clear (FulPromptChoice *self)
{
  g_clear_pointer (&self->prompt, g_free);
  g_clear_pointer (&self->variables, g_free);
  g_clear_pointer (&self->body, ful_prompt_body_free);
}

static gboolean
choose_body (const FulSnapshot *snapshot,
             const FulArmName *name,
             FulPromptChoice *choice,
             GError **error)
{
  const FulPrompt *prompt = ful_snapshot_prompt_named (snapshot, name->prompt);
  FulArm arm = { NULL };

  if (prompt == NULL && name->revision == 0 && strcmp (name->prompt, FUL_INPUT_ONLY) == 0) {
    choice->body = ful_input_only_body ();
    return TRUE;
  }
  if (prompt != NULL && prompt->draft != NULL && name->revision == 0) {
    choice->body = ful_prompt_body_copy (prompt->draft);
    return TRUE;
  }
  if (!ful_arm_find (snapshot, name, &arm, error))
    return FALSE;
  if (arm.revision->body == NULL)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, name->prompt,
                             _ ("was imported with its results and has no text"));
  choice->body = ful_prompt_body_copy (arm.revision->body);
  choice->revision = arm.revision->number;
  return TRUE;
}

gboolean
ful_prompt_choice_find (const FulSnapshot *snapshot,
                        const char *text,
                        FulPromptChoice *out,
                        GError **error)
{
  g_auto (FulArmName) name = { 0 };
  g_auto (FulPromptChoice) choice = { 0 };
  g_autoptr (GPtrArray) variants = NULL;

  if (!ful_arm_name_parse_prompt (text, &name, error) ||
      !choose_body (snapshot, &name, &choice, error))
    return FALSE;
  variants = ful_variables_expand (choice.body, error);
  if (variants == NULL)
    return FALSE;
  if (*name.variables != '\0' && !ful_variables_check (choice.body, name.variables, error))
    return FALSE;
  choice.prompt = g_strdup (name.prompt);
  choice.variables = g_strdup (*name.variables != '\0' ? name.variables : variants->pdata[0]);
  *out = choice;
  memset (&choice, 0, sizeof choice);
  return TRUE;
}

FulRenderer *
ful_prompt_choice_renderer (const FulPromptChoice *self,
                            FulProject *project,
                            const FulSnapshot *snapshot,
                            GError **error)
{
  FulRendererSource source = {
    .snapshot = snapshot, .body = self->body, .prompt = self->prompt, .variables = self->variables
  };
  g_autoptr (GPtrArray) train = NULL;

  if (self->body->examples_train > 0 || self->body->nearest > 0) {
    train = ful_project_load_cases (project, 1 << FUL_SPLIT_TRAIN, error);
    if (train == NULL)
      return NULL;
    source.train = train;
  }
  return ful_renderer_new (&source, error);
}
