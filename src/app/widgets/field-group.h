/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/widgets/field-row.h"

G_BEGIN_DECLS

/* Rows of fields under a title. Properties: "title" (nullable), "keys" (parted by spaces), "look"
 * of the rows. The rows are made when the group is first asked for them, so that a page that nobody
 * has opened costs nothing. */
#define FUL_TYPE_FIELD_GROUP (ful_field_group_get_type ())
G_DECLARE_FINAL_TYPE (FulFieldGroup, ful_field_group, FUL, FIELD_GROUP, GtkBox)

/* Makes the rows where there are none yet. */
void ful_field_group_fill (FulFieldGroup *self);

G_END_DECLS
