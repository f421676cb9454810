/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/import/table.h"

G_BEGIN_DECLS

/* A table on its way into a project: facts, columns with their meanings over some rows, what was
 * found in all rows with the remedies, and how many go in. */
#define FUL_TYPE_IMPORT_PANE (ful_import_pane_get_type ())
G_DECLARE_FINAL_TYPE (FulImportPane, ful_import_pane, FUL, IMPORT_PANE, AdwBin)

/* @table: (nullable). Where it goes into no project yet, splits are not asked for here. */
void ful_import_pane_set_table (FulImportPane *self, FulTable *table);

G_END_DECLS
