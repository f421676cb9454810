/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* Two arms to choose and which is better, in words; computed off the main thread. */
#define FUL_TYPE_COMPARE_CARD (ful_compare_card_get_type ())
G_DECLARE_FINAL_TYPE (FulCompareCard, ful_compare_card, FUL, COMPARE_CARD, GtkBox)

void ful_compare_card_set_data (FulCompareCard *self, FulRunsData *data /* (nullable) */);

G_END_DECLS
