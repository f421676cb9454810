/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the costs come to. Signal: "missing" (key): the user wants to fill that in. */
#define FUL_TYPE_COST_RESULTS (ful_cost_results_get_type ())
G_DECLARE_FINAL_TYPE (FulCostResults, ful_cost_results, FUL, COST_RESULTS, GtkBox)

/* @projection: of the document's verdict, or ful_projection_new_likely() of what was just typed */
void ful_cost_results_show (FulCostResults *self,
                            FulDocument *document,
                            const FulProjection *projection);
/* By the width that it has: four tiles in a row, two charts in a row. TRUE: the charts are to be
 * shown anew, in another width. */
gboolean ful_cost_results_arrange (FulCostResults *self, int width);

G_END_DECLS
