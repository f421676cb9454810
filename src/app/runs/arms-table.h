/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

/* All that was measured of every arm, a row an arm; what breaks the bar is red and says so.
 * Fills @grid anew. */
void ful_arms_table_fill (GtkGrid *grid, const FulRunsData *data);
