/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/document.h"

G_BEGIN_DECLS

/* Name, rung and price of one model. What is typed goes in as one edit or not at all. */
#define FUL_TYPE_MODEL_EDITOR (ful_model_editor_get_type ())
G_DECLARE_FINAL_TYPE (FulModelEditor, ful_model_editor, FUL, MODEL_EDITOR, AdwWindow)

/* @name: of a model of @document's */
GtkWidget *ful_model_editor_new (FulDocument *document, const char *name, GtkWindow *parent);

G_END_DECLS
