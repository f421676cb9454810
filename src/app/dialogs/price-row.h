/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "prices/price-list.h"

G_BEGIN_DECLS

/* A model of the price list with its prices. */
#define FUL_TYPE_PRICE_ROW (ful_price_row_get_type ())
G_DECLARE_FINAL_TYPE (FulPriceRow, ful_price_row, FUL, PRICE_ROW, AdwActionRow)

GtkWidget *ful_price_row_new (const FulPrice *price);
const FulPrice *ful_price_row_price (FulPriceRow *self);
/* "$0.15 in, $0.075 cached, $0.60 out". (transfer full) */
char *ful_price_row_words (const FulPrice *price);

/* "$0.20", "$0.075", "–" for NAN: a price that small is not rounded. (transfer full) */
char *ful_price_row_dollars (double price);

G_END_DECLS
