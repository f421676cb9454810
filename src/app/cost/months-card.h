/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "cost/cost.h"

G_BEGIN_DECLS

/* The months of a projection as a table that can be copied and saved. */
#define FUL_TYPE_MONTHS_CARD (ful_months_card_get_type ())
G_DECLARE_FINAL_TYPE (FulMonthsCard, ful_months_card, FUL, MONTHS_CARD, GtkBox)

/* @projection: known */
void ful_months_card_show (FulMonthsCard *self,
                           const FulProjection *projection,
                           const char *prompt_name,
                           const char *tuned_name);

G_END_DECLS
