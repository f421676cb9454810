/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "cases/training-set.h"

G_BEGIN_DECLS

/* What stands in train: how many, how evenly, and what would spoil a training. */
#define FUL_TYPE_TRAINING_SET_CARD (ful_training_set_card_get_type ())
G_DECLARE_FINAL_TYPE (FulTrainingSetCard, ful_training_set_card, FUL, TRAINING_SET_CARD, GtkBox)

void ful_training_set_card_show (FulTrainingSetCard *self, const FulTrainingSet *set);

G_END_DECLS
