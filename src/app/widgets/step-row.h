/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* One of the five steps in full: shape, question, answer, links to the evidence. */
#define FUL_TYPE_STEP_ROW (ful_step_row_get_type ())
G_DECLARE_FINAL_TYPE (FulStepRow, ful_step_row, FUL, STEP_ROW, GtkBox)

/* @number: 1 to 5 */
GtkWidget *ful_step_row_new (const FulVerdict *verdict, const FulEvidence *evidence, int number);

G_END_DECLS
