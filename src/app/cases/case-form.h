/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "project/case.h"
#include "project/snapshot.h"

G_BEGIN_DECLS

/* All fields of a case: its inputs, what is expected, split, tags, group, name. Signal "changed":
 * somebody typed or chose. */
#define FUL_TYPE_CASE_FORM (ful_case_form_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseForm, ful_case_form, FUL, CASE_FORM, GtkBox)

void ful_case_form_set (FulCaseForm *self,
                        const FulSnapshot *snapshot,
                        const FulCase *item,
                        gboolean editable);
/* The case as it was typed. Returns: (transfer full) */
FulCase *ful_case_form_get (FulCaseForm *self);
/* Puts the cursor into the first input. */
void ful_case_form_focus (FulCaseForm *self);

G_END_DECLS
