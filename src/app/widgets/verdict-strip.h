/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* The verdict in one line: beam, name, first reason, the five steps, the one next action.
 * The button for it activates win.next. Signal: "step" (int number). */
#define FUL_TYPE_VERDICT_STRIP (ful_verdict_strip_get_type ())
G_DECLARE_FINAL_TYPE (FulVerdictStrip, ful_verdict_strip, FUL, VERDICT_STRIP, GtkBox)

/* @verdict (nullable): NULL while the first one is computed. */
void ful_verdict_strip_set_verdict (FulVerdictStrip *self, const FulVerdict *verdict);
/* A second line in place of the reason while evidence is coming in; NULL: none. */
void ful_verdict_strip_set_note (FulVerdictStrip *self, const char *note);
/* Steps: 0 none, 1 shapes alone, 2 with names (by the window's width). */
void ful_verdict_strip_set_detail (FulVerdictStrip *self, int detail);

/* Words for the button of a next action, Title Case: "Record Decision…"; translated. */
const char *ful_next_label (const FulNext *next);

G_END_DECLS
