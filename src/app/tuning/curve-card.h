/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/tuning/training.h"

G_BEGIN_DECLS

/* How the specialist's quality grows with examples; or the button that measures it, the page's
 * action tuning.measure. */
#define FUL_TYPE_CURVE_CARD (ful_curve_card_get_type ())
G_DECLARE_FINAL_TYPE (FulCurveCard, ful_curve_card, FUL, CURVE_CARD, GtkBox)

/* @training: with facts */
void ful_curve_card_show (FulCurveCard *self, FulDocument *document, FulTraining *training);
void ful_curve_card_focus (FulCurveCard *self);

G_END_DECLS
