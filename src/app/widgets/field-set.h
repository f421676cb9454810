/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/widgets/field-row.h"

/* The rows of fields of a page, wherever they stand in it. */
typedef struct _FulFieldSet FulFieldSet;

/* Gathers every FulFieldRow under @root, making those of its groups. */
FulFieldSet *ful_field_set_new (GtkWidget *root);
void ful_field_set_free (FulFieldSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulFieldSet, ful_field_set_free)

/* Shows all of them as ful_field_row_show() does. */
void ful_field_set_show (FulFieldSet *self, FulDocument *document, const FulProjection *projection);
/* NULL: none of that key. Borrowed. */
FulFieldRow *ful_field_set_find (FulFieldSet *self, const char *key);
