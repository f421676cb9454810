/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/document.h"

G_BEGIN_DECLS

/* The header bar's run button, which becomes progress and cancel while a run goes on. */
#define FUL_TYPE_RUN_BUTTON (ful_run_button_get_type ())
G_DECLARE_FINAL_TYPE (FulRunButton, ful_run_button, FUL, RUN_BUTTON, GtkBox)

void ful_run_button_set_document (FulRunButton *self, FulDocument *document /* (nullable) */);

/* Returns: (transfer full): how far a run is, in words: "4,208 of 6,160, about 2 min" */
char *ful_run_words (const FulRunView *state);
/* "about 2 min"; (transfer full) */
char *ful_run_time_left (double seconds);

G_END_DECLS
