/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* Why the chosen arm fails: its failed cases by reason, each with a link to them. */
#define FUL_TYPE_MODES_CARD (ful_modes_card_get_type ())
G_DECLARE_FINAL_TYPE (FulModesCard, ful_modes_card, FUL, MODES_CARD, GtkBox)

void ful_modes_card_set_data (FulModesCard *self, FulRunsData *data /* (nullable) */);

G_END_DECLS
