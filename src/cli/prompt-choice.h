/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"
#include "prompts/render.h"

/* A prompt as named on the command line: NAME[#REVISION][:NAME=VALUE,…]. Without a revision the
 * draft, where there is one that differs, else the newest; without variables the first variant. */
typedef struct {
  char *prompt;        /* its name */
  int revision;        /* 0: a draft, or the built-in input-only before it ran */
  char *variables;     /* canonical */
  FulPromptBody *body; /* owned */
} FulPromptChoice;

void ful_prompt_choice_clear (FulPromptChoice *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulPromptChoice, ful_prompt_choice_clear)

/* Errors: %FUL_ERROR_NOT_FOUND, also where the revision was imported and has no text. */
gboolean ful_prompt_choice_find (const FulSnapshot *snapshot,
                                 const char *text,
                                 FulPromptChoice *out,
                                 GError **error);

/* Reads train where the body needs it. (transfer full) */
FulRenderer *ful_prompt_choice_renderer (const FulPromptChoice *self,
                                         FulProject *project,
                                         const FulSnapshot *snapshot,
                                         GError **error);
