/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Low and high of a field. Signals: "set" (low, high: texts as typed), "none". */
#define FUL_TYPE_RANGE_POPOVER (ful_range_popover_get_type ())
G_DECLARE_FINAL_TYPE (FulRangePopover, ful_range_popover, FUL, RANGE_POPOVER, GtkPopover)

GtkWidget *ful_range_popover_new (void);
/* @has_range: there is one that could be taken away */
void ful_range_popover_show (FulRangePopover *self,
                             const char *low,
                             const char *high,
                             gboolean has_range);
/* What is wrong with the texts; NULL: nothing */
void ful_range_popover_set_problem (FulRangePopover *self, const char *problem);

G_END_DECLS
