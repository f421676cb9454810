/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

/* What each lever of the prompt layer gained, worked out on a thread.
 * Signal: "add" (int lever): to the prompt that is its target. */
#define FUL_TYPE_LEVER_CARD (ful_lever_card_get_type ())
G_DECLARE_FINAL_TYPE (FulLeverCard, ful_lever_card, FUL, LEVER_CARD, GtkBox)

/* Looks at the document anew; NULL: there is none. */
void ful_lever_card_refresh (FulLeverCard *self, FulDocument *document);
/* @name: (nullable): of the prompt that a lever would be added to */
void ful_lever_card_set_target (FulLeverCard *self, const char *name);
/* Opens the entry of a lever ("examples"). Returns: whether there is one of that name */
gboolean ful_lever_card_open (FulLeverCard *self, const char *lever);

G_END_DECLS
