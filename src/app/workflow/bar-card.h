/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The bar and its constraints with where the best arms stand. Its rows of fields are the page's. */
#define FUL_TYPE_BAR_CARD (ful_bar_card_get_type ())
G_DECLARE_FINAL_TYPE (FulBarCard, ful_bar_card, FUL, BAR_CARD, GtkBox)

/* Measures the arms of the last verdict against the bar of now: under a millisecond an arm. */
void ful_bar_card_show (FulBarCard *self, FulDocument *document);

G_END_DECLS
