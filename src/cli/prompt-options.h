/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cli/command.h"

/* The options of `prompt add` and `prompt edit`, which say what a revision holds. */
typedef struct {
  char *file;
  char *system;
  char *schema;
  char *tools;
  char *mode;
  char *note;
  char *why; /* of `prompt not-applicable` */
  char **params;
  char **variables;
  int examples; /* -1: not given */
  int nearest;
  int documents;
} FulPromptOptions;

void ful_prompt_options_clear (FulPromptOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulPromptOptions, ful_prompt_options_clear)

#define FUL_PROMPT_OPTIONS_INIT                    \
  {                                                \
    .examples = -1, .nearest = -1, .documents = -1 \
  }

/* (transfer container): entries that point into @self, ended as GOption wants it. */
GOptionEntry *ful_prompt_options_entries (FulPromptOptions *self);

/**
 * ful_prompt_options_apply:
 * @body: changed where an option was given; an empty FILE removes system, schema or tools
 * @where: named in errors
 *
 * Reads the files named, then checks the whole body. Errors: %FUL_ERROR_BAD_INPUT and those of
 * reading.
 */
gboolean ful_prompt_options_apply (const FulPromptOptions *self,
                                   FulPromptBody *body,
                                   const char *where,
                                   GError **error);
