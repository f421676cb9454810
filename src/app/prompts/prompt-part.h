/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The editor of one text of a prompt.
 *
 * Signals: "changed" (somebody typed), "remove", "add" (a message after it), "role" (const char
 * *role: of a message), "refused" (const char *why: a paste over the limit of the project) */
#define FUL_TYPE_PROMPT_PART (ful_prompt_part_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptPart, ful_prompt_part, FUL, PROMPT_PART, GtkBox)

typedef enum {
  FUL_PART_SYSTEM,
  FUL_PART_MESSAGE,
  FUL_PART_SCHEMA,
  FUL_PART_TOOLS,
} FulPartKind;

GtkWidget *ful_prompt_part_new (FulPartKind kind);
FulPartKind ful_prompt_part_kind (FulPromptPart *self);

/**
 * ful_prompt_part_describe:
 * @prompt: name of the prompt, for the editor's accessible name
 * @role: (nullable): of a message
 * @number: of a message from 1; 0: it is the only one
 */
void ful_prompt_part_describe (FulPromptPart *self,
                               const char *prompt,
                               const char *role,
                               int number,
                               gboolean can_remove);
/* Changes no more than what differs, so that the cursor stays; no "changed". */
void ful_prompt_part_set_text (FulPromptPart *self, const char *text);
char *ful_prompt_part_dup_text (FulPromptPart *self); /* (transfer full) */
const char *ful_prompt_part_role (FulPromptPart *self);
void ful_prompt_part_set_editable (FulPromptPart *self, gboolean editable);
/* Whether it takes the height that is left. */
void ful_prompt_part_set_expand (FulPromptPart *self, gboolean expand);
/* Height of the editor from which on it scrolls. */
void ful_prompt_part_set_most (FulPromptPart *self, int height);

/* @marks: (element-type FulUnknownName); those of @message are marked, the others taken away. */
void ful_prompt_part_mark_unknown (FulPromptPart *self, const GPtrArray *marks, int message);
/* Bytes [start, end) of the text become @text, as if typed. */
void ful_prompt_part_replace (FulPromptPart *self, gsize start, gsize end, const char *text);
void ful_prompt_part_focus (FulPromptPart *self);

G_END_DECLS
