/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/* Making prompts and revisions. These add to an edit; nothing is there before
 * ful_project_edit(). */

#define FUL_INPUT_ONLY "input-only" /* the built-in prompt: the case's inputs, a line each */
#define FUL_MAX_PROMPT_NAME 200     /* characters */

/* Errors: %FUL_ERROR_BAD_INPUT: empty, too long, holds one of @ # : or a control character, or is
 * the built-in name. */
gboolean ful_prompt_check_name (const char *name, GError **error);

/**
 * ful_prompt_body_check:
 * @where: file or prompt named in errors
 *
 * Whether a body can be rendered at all: templates parse, at least one message and a user's among
 * them, roles known, tools a JSON array, schema a JSON object, numbers in range, variables named
 * once and with values. Errors: %FUL_ERROR_BAD_INPUT naming the part.
 */
gboolean ful_prompt_body_check (const FulPromptBody *body, const char *where, GError **error);

/* Returns: (transfer full): what FulRevision.hash holds */
char *ful_prompt_body_hash (const FulPromptBody *body);

/* A new prompt, last in order, with @body as its first revision. Returns its id. */
gint64 ful_prompt_add (FulProject *project,
                       const FulSnapshot *snapshot,
                       FulEdit *edit,
                       const char *name,
                       const FulPromptBody *body);

/**
 * ful_prompt_add_revision:
 *
 * @body as the prompt's next revision; nothing where it equals the newest.
 *
 * Returns: id of the revision that holds @body
 */
gint64 ful_prompt_add_revision (FulProject *project,
                                const FulSnapshot *snapshot,
                                FulEdit *edit,
                                gint64 prompt_id,
                                const FulPromptBody *body);

/* The prompt's draft becomes a revision where it differs from the newest, and is a draft no more.
 * Returns: id of the newest revision then; 0 where there is neither revision nor draft. */
gint64 ful_prompt_take_draft (FulProject *project,
                              const FulSnapshot *snapshot,
                              FulEdit *edit,
                              gint64 prompt_id);

/* Returns: (transfer full): what the built-in prompt says. */
FulPromptBody *ful_input_only_body (void);

/* The built-in prompt input-only, made where it is not there yet. Returns its revision's id. */
gint64 ful_input_only_add (FulProject *project, const FulSnapshot *snapshot, FulEdit *edit);
