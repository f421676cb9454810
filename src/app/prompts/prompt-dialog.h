/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/document.h"

G_BEGIN_DECLS

/* Asks for the name of a prompt, new or not, and does what was asked.
 * Signal: "done" (gint64 prompt_id). */
#define FUL_TYPE_PROMPT_DIALOG (ful_prompt_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FulPromptDialog, ful_prompt_dialog, FUL, PROMPT_DIALOG, AdwWindow)

/* A new prompt; @from: id of the one it starts from; 0: the choice is offered, nothing first. */
GtkWidget *ful_prompt_dialog_new (GtkWindow *parent, FulDocument *document, gint64 from);
/* A new prompt of that text; @name: what is offered. */
GtkWidget *ful_prompt_dialog_new_of_text (GtkWindow *parent,
                                          FulDocument *document,
                                          const char *name,
                                          const char *text);
GtkWidget *ful_prompt_dialog_rename (GtkWindow *parent, FulDocument *document, gint64 prompt_id);

G_END_DECLS
