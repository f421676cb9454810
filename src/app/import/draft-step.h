/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/import/draft.h"

G_BEGIN_DECLS

/* One step of New from a File: shows some choices of a draft and writes them into it. Signal:
 * "changed": it may have become complete, or no longer be. */
#define FUL_TYPE_DRAFT_STEP (ful_draft_step_get_type ())
G_DECLARE_DERIVABLE_TYPE (FulDraftStep, ful_draft_step, FUL, DRAFT_STEP, AdwBin)

struct _FulDraftStepClass {
  AdwBinClass parent_class;
  /* It comes into view, or what it shows changed in the draft. */
  void (*show) (FulDraftStep *self, FulDraft *draft);
  /* Whether one can go on. */
  gboolean (*is_complete) (FulDraftStep *self, FulDraft *draft);
};

/* @draft: kept */
void ful_draft_step_set_draft (FulDraftStep *self, FulDraft *draft);
FulDraft *ful_draft_step_draft (FulDraftStep *self); /* borrowed */
void ful_draft_step_show (FulDraftStep *self);
gboolean ful_draft_step_is_complete (FulDraftStep *self);
/* Enter in it goes on, as in an entry: GtkSpinButton has no property for that. */
void ful_draft_step_enter_goes_on (GtkSpinButton *button);
void ful_draft_step_changed (FulDraftStep *self);

G_END_DECLS
