/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

G_BEGIN_DECLS

/* Which case the prompts are shown for; read on a thread, in the order of the project.
 * Signal: "changed": case, place or number are others. */
#define FUL_TYPE_CASE_CHOICE (ful_case_choice_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseChoice, ful_case_choice, FUL, CASE_CHOICE, GObject)

FulCaseChoice *ful_case_choice_new (void);
/* The document's evidence is another one; keeps the case by its name. */
void ful_case_choice_refresh (FulCaseChoice *self, FulDocument *document);
void ful_case_choice_step (FulCaseChoice *self, int by);
/* By its name, else the first whose name holds @text. Returns: whether there is one */
gboolean ful_case_choice_find (FulCaseChoice *self, const char *text);

const FulCase *ful_case_choice_item (FulCaseChoice *self); /* borrowed; NULL: none, or being read */
int ful_case_choice_index (FulCaseChoice *self);           /* in the evidence; -1: none */
guint ful_case_choice_n (FulCaseChoice *self);

/* Somebody looks at the answers to it: counts where it is judged on. */
void ful_case_choice_note_look (FulCaseChoice *self);

G_END_DECLS
