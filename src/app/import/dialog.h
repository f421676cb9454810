/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/table.h"
#include "app/shell/window.h"

G_BEGIN_DECLS

/* Shows a table with what its columns mean and what is the matter with its rows, and brings it
 * into the table's document. */
#define FUL_TYPE_IMPORT_DIALOG (ful_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FulImportDialog, ful_import_dialog, FUL, IMPORT_DIALOG, AdwWindow)

void ful_import_dialog_present (FulWindow *window, FulTable *table);

G_END_DECLS
