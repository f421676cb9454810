/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/window.h"

G_BEGIN_DECLS

/* The models of the project: what each is, costs and can; add, edit, remove. */
#define FUL_TYPE_MODELS_DIALOG (ful_models_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FulModelsDialog, ful_models_dialog, FUL, MODELS_DIALOG, AdwWindow)

/* Over @parent (the window, or a dialog of it); @window has a document. */
GtkWidget *ful_models_dialog_new (FulWindow *window, GtkWindow *parent);

G_END_DECLS
