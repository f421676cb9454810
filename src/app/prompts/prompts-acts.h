/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"

/* What is done with whole prompts. @done is called with @page and the id of the prompt that came
 * of it, unless it was cancelled; @page is kept alive until then. */
typedef void (*FulPromptFunc) (GtkWidget *page, gint64 prompt_id);

void ful_prompts_act_new (GtkWidget *page,
                          FulDocument *document,
                          gint64 from /* 0: nothing */,
                          FulPromptFunc done);
/* Chooses a text file, reads it on a thread, asks for the name. */
void ful_prompts_act_import (GtkWidget *page, FulDocument *document, FulPromptFunc done);
/* @verb: "rename", "duplicate", "remove": hides the prompt, its answers stay */
void ful_prompts_act (GtkWidget *page,
                      FulDocument *document,
                      gint64 prompt_id,
                      const char *verb,
                      FulPromptFunc done);
