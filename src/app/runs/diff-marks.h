/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "text/diff.h"

/* Marks what was changed in the text of a label: FUL_DIFF_DELETE struck through in the text before,
 * FUL_DIFF_INSERT underlined in the text after. @runs: (nullable) (element-type FulDiffRun): NULL
 * takes marks away. */
void ful_diff_mark (GtkLabel *label, const GArray *runs, FulDiffKind kind);
