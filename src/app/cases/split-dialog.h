/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/document.h"
#include "project/case-summary.h"

G_BEGIN_DECLS

/* Divides all cases into train, dev and test; shows what comes of it before it is done. */
#define FUL_TYPE_SPLIT_DIALOG (ful_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FulSplitDialog, ful_split_dialog, FUL, SPLIT_DIALOG, AdwWindow)

/* Over the window of @parent. */
void
ful_split_dialog_present (GtkWidget *parent, FulDocument *document, const FulCaseSummary *summary);

G_END_DECLS
