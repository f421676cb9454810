/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/window.h"

G_BEGIN_DECLS

/* Chooses what runs and says first what that takes. Follows the choices off the main thread. */
#define FUL_TYPE_RUN_DIALOG (ful_run_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FulRunDialog, ful_run_dialog, FUL, RUN_DIALOG, AdwWindow)

/* Over @window, which has a document. */
GtkWidget *ful_run_dialog_new (FulWindow *window);

G_END_DECLS
