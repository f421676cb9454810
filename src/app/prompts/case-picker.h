/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "project/case.h"

G_BEGIN_DECLS

/* Which case the prompts are shown for. Its buttons activate prompts.case-step (int).
 * Signal: "find" (const char *id): answered by ful_case_picker_end_find(). */
#define FUL_TYPE_CASE_PICKER (ful_case_picker_get_type ())
G_DECLARE_FINAL_TYPE (FulCasePicker, ful_case_picker, FUL, CASE_PICKER, GtkBox)

/* @item: (nullable): there is no case. @at: from 0, of @n */
void ful_case_picker_show (FulCasePicker *self, const FulCase *item, guint at, guint n);
/* @problem: (nullable): NULL: it was found, and the popover closes */
void ful_case_picker_end_find (FulCasePicker *self, const char *problem);

G_END_DECLS
