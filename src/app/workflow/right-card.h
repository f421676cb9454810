/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Checks and labels: what counts as a right answer. */
#define FUL_TYPE_RIGHT_CARD (ful_right_card_get_type ())
G_DECLARE_FINAL_TYPE (FulRightCard, ful_right_card, FUL, RIGHT_CARD, GtkBox)

void ful_right_card_show (FulRightCard *self, FulDocument *document);

G_END_DECLS
