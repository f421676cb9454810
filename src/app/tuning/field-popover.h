/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

/* Sets one field where it is asked for: name, meaning, entry; what is wrong stands under it. */
#define FUL_TYPE_FIELD_POPOVER (ful_field_popover_get_type ())
G_DECLARE_FINAL_TYPE (FulFieldPopover, ful_field_popover, FUL, FIELD_POPOVER, GtkPopover)

/* @suggestion (nullable): stands in the entry to begin with */
GtkWidget *ful_field_popover_new (FulDocument *document, const char *key, const char *suggestion);

G_END_DECLS
