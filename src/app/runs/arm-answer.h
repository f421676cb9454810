/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* What another arm made of the case, in a line; pressed, it is the arm to look at. */
#define FUL_TYPE_ARM_ANSWER (ful_arm_answer_get_type ())
G_DECLARE_FINAL_TYPE (FulArmAnswer, ful_arm_answer, FUL, ARM_ANSWER, GtkButton)

/* @answer: (nullable): its text, any length */
GtkWidget *
ful_arm_answer_new (const FulRunsData *data, guint case_index, guint arm, const char *answer);
guint ful_arm_answer_arm (FulArmAnswer *self);

G_END_DECLS
