/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "runs/plan.h"

/* Which prompts and models the options of a run name: the first half of planning. */

typedef struct {
  const char *name;
  int position; /* of the prompt in the project */
  int number;   /* of the revision */
  gint64 revision_id;
  const FulPromptBody *body;
  char *body_hash;
  char *variables; /* canonical; NULL: every combination */
} FulPromptChoice;

typedef struct {
  GPtrArray *prompts; /* FulPromptChoice*, in order of the project */
  GPtrArray *models;  /* const FulModel*, in order of the project */
  gboolean named;     /* prompts were named: input-only, where named, goes with every model */
} FulSelection;

/**
 * ful_selection_new:
 * @input_only: (nullable): the body of the built-in prompt where the project lacks it
 * @drafts: a prompt's draft stands for its newest revision
 * @can_train: whether the specialist can run
 *
 * What is named but missing and built in is chosen as it would be made, with id 0.
 * Errors: those of ful_run_plan_new()
 */
FulSelection *ful_selection_new (const FulSnapshot *snapshot,
                                 const FulRunOptions *options,
                                 const FulPromptBody *input_only,
                                 gboolean drafts,
                                 gboolean can_train,
                                 GError **error);
void ful_selection_free (FulSelection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulSelection, ful_selection_free)

/* Whether the pair can be asked. */
gboolean ful_selection_allows (const FulSelection *self,
                               const FulPromptChoice *prompt,
                               const FulModel *model);
