/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

/* The heads of the matrix over its strips: an arm's name, model, share and interval.
 * @arm_width: of one, px. Fills @box anew. */
void ful_matrix_head_fill (GtkBox *box, const FulRunsData *data, int arm_width);

/* Lower end of an axis on which all intervals and the bar are seen, a multiple of 0.1. */
double ful_runs_axis_low (const FulRunsData *data);
