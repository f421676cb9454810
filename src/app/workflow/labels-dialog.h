/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Edits all labels of a project as one text. */
#define FUL_TYPE_LABELS_DIALOG (ful_labels_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FulLabelsDialog, ful_labels_dialog, FUL, LABELS_DIALOG, AdwWindow)

void ful_labels_dialog_present (GtkWidget *parent, FulDocument *document);

G_END_DECLS
