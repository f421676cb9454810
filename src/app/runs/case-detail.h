/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"
#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* One case in full with an arm's answer to it and what was sent for it, read off the main thread.
 *
 * Signals: "step" (int: 1 next, -1 previous failing case), "back": to the list, "mode" (int
 * FulMode): the reason for the failure of the arm shown is to be this one. */
#define FUL_TYPE_CASE_DETAIL (ful_case_detail_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseDetail, ful_case_detail, FUL, CASE_DETAIL, GtkBox)

void ful_case_detail_show (FulCaseDetail *self,
                           FulDocument *document,
                           FulRunsData *data,
                           guint case_index);
void ful_case_detail_clear (FulCaseDetail *self);
/* The arm whose answer is shown, or is to be. */
guint ful_case_detail_arm (FulCaseDetail *self);
void ful_case_detail_set_arm (FulCaseDetail *self, guint arm);
/* The same before a case is shown: an arm of @data; -1: as it is. */
void ful_case_detail_prefer_arm (FulCaseDetail *self, const FulRunsData *data, int arm);
/* Whether there is a list to go back to. */
void ful_case_detail_set_over (FulCaseDetail *self, gboolean over);

G_END_DECLS
