/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

/* What must stand before a team commits to training, each with the control that meets it. */
#define FUL_TYPE_READINESS_CARD (ful_readiness_card_get_type ())
G_DECLARE_FINAL_TYPE (FulReadinessCard, ful_readiness_card, FUL, READINESS_CARD, GtkBox)

/* Of @document's verdict; @n_examples: labelled train cases, offered where nobody has said how many
 * are curated; 0: none. Rows that say the same as before stay, with what is being typed in them. */
void ful_readiness_card_show (FulReadinessCard *self, FulDocument *document, gsize n_examples);
/* Puts the focus on an item ("drift"). Returns: whether there is one of that name */
gboolean ful_readiness_card_focus (FulReadinessCard *self, const char *item);

G_END_DECLS
