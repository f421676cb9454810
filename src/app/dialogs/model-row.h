/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "models/target.h"
#include "runs/offer.h"

G_BEGIN_DECLS

/* A model with its price and state, or a built-in one that can be added. Signals "edit", "remove",
 * "add", each with its name. */
#define FUL_TYPE_MODEL_ROW (ful_model_row_get_type ())
G_DECLARE_FINAL_TYPE (FulModelRow, ful_model_row, FUL, MODEL_ROW, AdwActionRow)

/* One of the project. @writable: it can be edited and removed. */
GtkWidget *ful_model_row_new (const FulModel *model, gboolean writable);
/* One that can be added. */
GtkWidget *ful_model_row_new_offline (const FulModel *model, gboolean writable);
/* Whether it can be asked; unknown before. */
void ful_model_row_set_state (FulModelRow *self, FulOfferState state);
const char *ful_model_row_name (FulModelRow *self);

/* "Example matcher: …", what a built-in model is; NULL for others. Static. */
const char *ful_model_row_what (const FulModel *model);

G_END_DECLS
