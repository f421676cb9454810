/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/cases/case-row.h"

G_BEGIN_DECLS

#define FUL_CASE_STRIP_MARK 15 /* width of one arm, px */
#define FUL_CASE_STRIP_MOST 12 /* arms drawn: the newest */

/* What each arm made of one case, as small shapes drawn by one widget; in words for screen readers
 * and as its tooltip. */
#define FUL_TYPE_CASE_STRIP (ful_case_strip_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseStrip, ful_case_strip, FUL, CASE_STRIP, GtkWidget)

GtkWidget *ful_case_strip_new (void);
void ful_case_strip_set_row (FulCaseStrip *self, FulCaseRow *row /* (nullable) */);

G_END_DECLS
