/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* Two arms to choose, which is better in words, and by how much as a chart. */
#define FUL_TYPE_COMPARE_CARD (ful_compare_card_get_type ())
G_DECLARE_FINAL_TYPE (FulCompareCard, ful_compare_card, FUL, COMPARE_CARD, GtkBox)

void ful_compare_card_set_data (FulCompareCard *self, FulRunsData *data /* (nullable) */);
/* Compares @arm with the best of the others. */
void ful_compare_card_choose (FulCompareCard *self, guint arm);

G_END_DECLS
