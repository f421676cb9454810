/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cli/prompt-options.h"
#include "project/project.h"

/* What one verb of `prompt` works on. */
typedef struct {
  FulProject *project;
  FulSnapshot *snapshot;
  const FulPromptOptions *options;
  char **names; /* what follows the verb */
  gboolean json;
} FulPromptJob;

FulExit ful_prompt_job_list (const FulPromptJob *job, GError **error);
FulExit ful_prompt_job_show (const FulPromptJob *job, GError **error);
FulExit ful_prompt_job_diff (const FulPromptJob *job, GError **error);

/* The member "levers": an array of names. */
void ful_prompt_write_levers (FulJsonWriter *writer, FulLevers levers);
