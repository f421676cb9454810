/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/matrix-model.h"

G_BEGIN_DECLS

/* Width of one arm, px: as many arms are shown as fit, down to the least. */
#define FUL_STRIP_ARM 76
#define FUL_STRIP_LEAST_ARM 56

/* One case's marks for all arms, drawn as one widget; named for screen readers in words. */
#define FUL_TYPE_MATRIX_STRIP (ful_matrix_strip_get_type ())
G_DECLARE_FINAL_TYPE (FulMatrixStrip, ful_matrix_strip, FUL, MATRIX_STRIP, GtkWidget)

GtkWidget *ful_matrix_strip_new (void);
void ful_matrix_strip_set_row (FulMatrixStrip *self, FulMatrixRow *row /* (nullable) */);

G_END_DECLS
