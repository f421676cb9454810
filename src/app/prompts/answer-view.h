/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "project/result.h"
#include "runs/trial.h"

G_BEGIN_DECLS

/* What a prompt answered to the case that is shown: newest of a run, or of a trial. */
#define FUL_TYPE_ANSWER_VIEW (ful_answer_view_get_type ())
G_DECLARE_FINAL_TYPE (FulAnswerView, ful_answer_view, FUL, ANSWER_VIEW, GtkBox)

/* Nothing to show, and why: "Not run on this case". */
void ful_answer_view_show_none (FulAnswerView *self, const char *words, const char *detail);
/* @what: "r3, Example matcher"; @expected: (nullable) */
void ful_answer_view_show_result (FulAnswerView *self,
                                  const FulResult *result,
                                  const char *expected,
                                  const char *what);
void ful_answer_view_show_trial (FulAnswerView *self,
                                 const FulTrialAnswer *answer,
                                 const char *expected,
                                 const char *what);
void ful_answer_view_show_error (FulAnswerView *self, const char *words, const char *message);
void ful_answer_view_show_busy (FulAnswerView *self);

G_END_DECLS
