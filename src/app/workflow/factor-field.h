/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* One factor with its weight, a FulFieldRow that the page shows. Property: "factor", its name. */
#define FUL_TYPE_FACTOR_FIELD (ful_factor_field_get_type ())
G_DECLARE_FINAL_TYPE (FulFactorField, ful_factor_field, FUL, FACTOR_FIELD, GtkBox)

/* @verdict (nullable): the lean is not known yet */
void ful_factor_field_show (FulFactorField *self, const FulVerdict *verdict);

G_END_DECLS
