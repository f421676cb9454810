/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

/* One field of the registry: its name, where its value comes from, an entry (switch, drop-down) and
 * its unit, its range. Enter and leaving commit through ful_document_set_field(), Escape takes
 * back, an empty entry unsets; what is wrong is said under the entry and stays there until it is
 * mended. Properties: "key", "look" ("row": name and source beside each other; "compact": under
 * each other, small; "bare": the entry alone). */
#define FUL_TYPE_FIELD_ROW (ful_field_row_get_type ())
G_DECLARE_FINAL_TYPE (FulFieldRow, ful_field_row, FUL, FIELD_ROW, GtkBox)

GtkWidget *ful_field_row_new (const char *key, const char *look);
const char *ful_field_row_key (FulFieldRow *self);

/* Shows the field as it stands in the document; a text that is being typed stays.
 * @projection: (nullable): the costs, which measure or assume what is not set */
void ful_field_row_show (FulFieldRow *self, FulDocument *document, const FulProjection *projection);
/* What the value is measured against: an icon with its CSS class and "now 96.8 %"; NULL: none */
void ful_field_row_set_now (FulFieldRow *self,
                            const char *icon,
                            const char *css_class,
                            const char *word,
                            const char *now);
void ful_field_row_focus (FulFieldRow *self);

G_END_DECLS
