/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/* What is typed into a prompt before it runs. Like revision.h these add to an edit. */

/* The text as it stands: the draft, else the newest revision's. NULL: imported without a text, or
 * nothing there yet. Borrowed from @snapshot. */
const FulPromptBody *ful_prompt_text (const FulSnapshot *snapshot, const FulPrompt *prompt);

/* Whether the prompt's draft is another text than its newest revision: changed and not run. */
gboolean ful_prompt_is_changed (const FulSnapshot *snapshot, const FulPrompt *prompt);

/* @body becomes the prompt's draft; where it equals the newest revision there is no draft. */
void ful_prompt_set_draft (const FulSnapshot *snapshot,
                           FulEdit *edit,
                           gint64 prompt_id,
                           const FulPromptBody *body);

/* A new prompt, last in order, with @body as its draft and no revision yet. Returns its id. */
gint64 ful_prompt_add_draft (FulProject *project,
                             const FulSnapshot *snapshot,
                             FulEdit *edit,
                             const char *name,
                             const FulPromptBody *body);

/**
 * ful_prompt_check_new_name:
 * @prompt_id: the prompt that is to have the name; 0: a new one
 *
 * As ful_prompt_check_name(), and that no other prompt has it.
 */
gboolean ful_prompt_check_new_name (const FulSnapshot *snapshot,
                                    gint64 prompt_id,
                                    const char *name,
                                    GError **error);

/* Returns: (transfer full): @name, or @name with a number behind it where it is taken */
char *ful_prompt_free_name (const FulSnapshot *snapshot, const char *name);

/**
 * ful_prompt_text_of_file:
 * @data: bytes of a file, at most FUL_MAX_TEXT_BYTES
 * @where: named in errors
 *
 * A template as a file holds it: without its last line feed and a byte-order mark.
 * Errors: %FUL_ERROR_BAD_INPUT not UTF-8
 *
 * Returns: (transfer full)
 */
char *ful_prompt_text_of_file (const char *data, gsize length, const char *where, GError **error);

/* Returns: (transfer full): what a new prompt starts from: every column of the cases. */
FulPromptBody *ful_prompt_starter (const FulSnapshot *snapshot);

/* Returns: (transfer full): all that a reader of the prompt reads, in one text: for a diff. */
char *ful_prompt_body_read (const FulPromptBody *body);
