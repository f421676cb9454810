/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/window.h"

G_BEGIN_DECLS

/* Takes a table from the clipboard and hands it to the import dialog. */
#define FUL_TYPE_PASTE_DIALOG (ful_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FulPasteDialog, ful_paste_dialog, FUL, PASTE_DIALOG, AdwWindow)

void ful_paste_dialog_present (FulWindow *window);

G_END_DECLS
