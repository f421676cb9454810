/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

/* What a column of the list of cases shows. */
typedef enum {
  FUL_COLUMN_NAME,
  FUL_COLUMN_MESSAGE,
  FUL_COLUMN_EXPECTED,
  FUL_COLUMN_SPLIT,
  FUL_COLUMN_TAGS,
  FUL_COLUMN_MARKS,
} FulCaseColumnKind;

/* Gives the column its cells: texts are GtkInscription, which measures none of them. */
void ful_case_cells_set_up (GtkColumnViewColumn *column, FulCaseColumnKind cell);
