/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something to be met: its state, what that rests on, and one control at its end. */
#define FUL_TYPE_CHECKLIST_ROW (ful_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (FulChecklistRow, ful_checklist_row, FUL, CHECKLIST_ROW, GtkListBoxRow)

typedef enum { FUL_CHECK_MET, FUL_CHECK_OPEN, FUL_CHECK_DOUBT } FulCheckState;

GtkWidget *ful_checklist_row_new (FulCheckState state, const char *title, const char *basis);

/* The one control; each names what it is about, so that it is the only one of its name. */

/* A link to @place, as win.show-evidence takes it ("page:cases split:train"). */
void ful_checklist_row_set_link (FulChecklistRow *self, const char *text, const char *place);
/* A button with an action; @target (nullable): a string. */
void ful_checklist_row_set_act (FulChecklistRow *self,
                                const char *text,
                                const char *action,
                                const char *target);
/* A button that opens @popover. */
void ful_checklist_row_set_editor (FulChecklistRow *self, const char *text, GtkPopover *popover);
/* For a list inside a card: closer together, in line with what stands above. */
void ful_checklist_row_set_dense (FulChecklistRow *self);
/* Puts the focus on the control. */
void ful_checklist_row_focus (FulChecklistRow *self);

G_END_DECLS
