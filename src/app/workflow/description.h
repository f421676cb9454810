/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The field workflow.description as a text: goes into the project after a pause in typing, on
 * leaving it, and when the document asks for what is typed; one undo step each. */
#define FUL_TYPE_DESCRIPTION (ful_description_get_type ())
G_DECLARE_FINAL_TYPE (FulDescription, ful_description, FUL, DESCRIPTION, GtkBox)

/* Shows the text of the document unless another is being typed. NULL: typed text goes to the
 * document shown so far. */
void ful_description_show (FulDescription *self, FulDocument *document /* (nullable) */);
void ful_description_focus (FulDescription *self);

G_END_DECLS
