/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"
#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* Which labels the chosen arm confuses: the largest pairs as a list, the hardest labels as a
 * matrix. Read off the main thread when it is looked at.
 *
 * Signal "confused" (guint arm, int FulSplit, const char *expected, const char *answered): the
 * cases of this cell are to be shown. */
#define FUL_TYPE_CONFUSION_CARD (ful_confusion_card_get_type ())
G_DECLARE_FINAL_TYPE (FulConfusionCard, ful_confusion_card, FUL, CONFUSION_CARD, GtkBox)

void ful_confusion_card_set_data (FulConfusionCard *self, FulDocument *document, FulRunsData *data);
void ful_confusion_card_set_wide (FulConfusionCard *self, gboolean wide);

G_END_DECLS
