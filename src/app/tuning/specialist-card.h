/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/tuning/training.h"

G_BEGIN_DECLS

/* The project's specialist: quality, how far its sureness is off, time; train, run, try. Its
 * buttons are the page's actions tuning.train and tuning.run-specialist. */
#define FUL_TYPE_SPECIALIST_CARD (ful_specialist_card_get_type ())
G_DECLARE_FINAL_TYPE (FulSpecialistCard, ful_specialist_card, FUL, SPECIALIST_CARD, GtkBox)

/* @training: with facts */
void
ful_specialist_card_show (FulSpecialistCard *self, FulDocument *document, FulTraining *training);
void ful_specialist_card_focus (FulSpecialistCard *self);

G_END_DECLS
