/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "stats/interval.h"

G_BEGIN_DECLS

/* A share with its interval under a name: "Same answer in repeats". */
#define FUL_TYPE_SHARE_ROW (ful_share_row_get_type ())
G_DECLARE_FINAL_TYPE (FulShareRow, ful_share_row, FUL, SHARE_ROW, GtkBox)

/* Unknown shares show as such. */
void ful_share_row_set (FulShareRow *self, const char *name, const FulMean *share);

G_END_DECLS
