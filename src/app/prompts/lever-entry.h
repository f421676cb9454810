/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "report/lever-standing.h"

G_BEGIN_DECLS

/* What one lever gained, and what can be done about it.
 * Signals: "add", "mark" (const char *why), "unmark". */
#define FUL_TYPE_LEVER_ENTRY (ful_lever_entry_get_type ())
G_DECLARE_FINAL_TYPE (FulLeverEntry, ful_lever_entry, FUL, LEVER_ENTRY, AdwBin)

/* @target: (nullable): name of the prompt it would be added to; NULL: there is none
 * @editable: FALSE: the project can't be written */
void ful_lever_entry_show (FulLeverEntry *self,
                           const FulLeverStanding *standing,
                           const char *target,
                           gboolean editable);
void ful_lever_entry_open (FulLeverEntry *self);

G_END_DECLS
