/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"
#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* The run that goes on: what it asks, how far it is, how fast, and a way to stop it. Hidden while
 * none does. */
#define FUL_TYPE_RUN_CARD (ful_run_card_get_type ())
G_DECLARE_FINAL_TYPE (FulRunCard, ful_run_card, FUL, RUN_CARD, GtkBox)

void ful_run_card_set_document (FulRunCard *self, FulDocument *document /* (nullable) */);
/* Which arms it asks, where that is known. */
void ful_run_card_set_data (FulRunCard *self, const FulRunsData *data);

G_END_DECLS
