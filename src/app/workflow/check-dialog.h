/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes a check, or changes one. */
#define FUL_TYPE_CHECK_DIALOG (ful_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FulCheckDialog, ful_check_dialog, FUL, CHECK_DIALOG, AdwWindow)

/* @id: of the check to change; 0: a new one */
void ful_check_dialog_present (GtkWidget *parent, FulDocument *document, gint64 id);

G_END_DECLS
