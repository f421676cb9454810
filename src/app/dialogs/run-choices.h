/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/dialogs/run-preview.h"

#include <gtk/gtk.h>

/* The two lists of the Run dialog: FulRunChoice rows, in the order of the offer. */

/* Fills a list anew; what was left out stays so. @changed (object) is called when one is toggled.
 */
void ful_run_choices_fill_prompts (GtkListBox *list,
                                   const FulRunOffer *offer,
                                   GCallback changed,
                                   gpointer object);
void ful_run_choices_fill_models (GtkListBox *list,
                                  const FulRunOffer *offer,
                                  GCallback changed,
                                  gpointer object);

/* What each would take; @preview (nullable): not counted. */
void ful_run_choices_show_prompts (GtkListBox *list,
                                   const FulRunOffer *offer,
                                   const FulRunPreview *preview);
void ful_run_choices_show_models (GtkListBox *list,
                                  const FulRunOffer *offer,
                                  const FulRunPreview *preview);

/* Names of those chosen; *all: whether every one is. (transfer full) */
GStrv ful_run_choices_chosen (GtkListBox *list, gboolean *all);
gboolean ful_run_choices_has_specialist (GtkListBox *list, const FulRunOffer *offer);
