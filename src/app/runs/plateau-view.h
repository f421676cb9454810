/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* Whether prompts have levelled off: the attempts, the three conditions, and how steady answers
 * are. */
#define FUL_TYPE_PLATEAU_VIEW (ful_plateau_view_get_type ())
G_DECLARE_FINAL_TYPE (FulPlateauView, ful_plateau_view, FUL, PLATEAU_VIEW, GtkBox)

void ful_plateau_view_set_data (FulPlateauView *self, FulRunsData *data);
void ful_plateau_view_set_wide (FulPlateauView *self, gboolean wide);

G_END_DECLS
