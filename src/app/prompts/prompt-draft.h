/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

G_BEGIN_DECLS

/* The text of one prompt while somebody edits it. It goes into the project as the prompt's draft
 * once typing pauses (one undo step a pause), at the latest some seconds after it began, and when
 * ful_prompt_draft_write() is called. Lives on the main thread.
 *
 * Signals:
 * - "collect": editors put what they hold into ful_prompt_draft_take_text()'s body now
 * - "changed": somebody edited the text
 * - "replaced": it is another text than the one that was edited (an undo, a run, a revision)
 * - "written": whether it differs from the newest revision may have changed
 * - "problem" (message, NULL: settled): it could not be written; it is kept and tried again */
#define FUL_TYPE_PROMPT_DRAFT (ful_prompt_draft_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptDraft, ful_prompt_draft, FUL, PROMPT_DRAFT, GObject)

FulPromptDraft *ful_prompt_draft_new (FulDocument *document, gint64 prompt_id);

gint64 ful_prompt_draft_id (FulPromptDraft *self);
/* Borrowed from the document's snapshot; NULL: it was removed. */
const FulPrompt *ful_prompt_draft_prompt (FulPromptDraft *self);
/* As it is on screen; borrowed until the next call that may change it. */
const FulPromptBody *ful_prompt_draft_body (FulPromptDraft *self);
/* The same to be changed; call ful_prompt_draft_touch() afterwards. */
FulPromptBody *ful_prompt_draft_edit (FulPromptDraft *self);
/* Whether the prompt has a text at all; an imported one may have none. */
gboolean ful_prompt_draft_has_text (FulPromptDraft *self);
/* Whether it differs from the newest revision. */
gboolean ful_prompt_draft_is_changed (FulPromptDraft *self);

/* Somebody edited it: @texts: the editors hold texts that the body has not yet. */
void ful_prompt_draft_touch (FulPromptDraft *self, gboolean texts);
/* Where there is something to write, writes it now. Returns: whether all is written */
gboolean ful_prompt_draft_write (FulPromptDraft *self);
/* Goes back to a revision, as one step of undo; 0: to the newest. Nothing where it has no text. */
void ful_prompt_draft_go_back (FulPromptDraft *self, int number);
/* The document has another snapshot. */
void ful_prompt_draft_follow (FulPromptDraft *self);

G_END_DECLS
