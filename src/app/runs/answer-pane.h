/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/case-reading.h"

G_BEGIN_DECLS

/* One arm's answer to a case: what it came to and why, word by word against what was expected, what
 * each check says, what it took, and what the others made of it.
 *
 * Signals: "mode" (int FulMode): a person names why it failed; "arm" (guint): another arm is to be
 * shown. */
#define FUL_TYPE_ANSWER_PANE (ful_answer_pane_get_type ())
G_DECLARE_FINAL_TYPE (FulAnswerPane, ful_answer_pane, FUL, ANSWER_PANE, GtkBox)

/* @reading: borrowed until the next call; NULL: nothing */
void ful_answer_pane_show (FulAnswerPane *self,
                           FulRunsData *data,
                           const FulCaseReading *reading,
                           guint case_index,
                           guint arm);

G_END_DECLS
