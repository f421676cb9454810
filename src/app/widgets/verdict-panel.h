/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* The verdict with its five steps and their evidence; its button activates win.next. */
#define FUL_TYPE_VERDICT_PANEL (ful_verdict_panel_get_type ())
G_DECLARE_FINAL_TYPE (FulVerdictPanel, ful_verdict_panel, FUL, VERDICT_PANEL, AdwBin)

void ful_verdict_panel_set_verdict (FulVerdictPanel *self,
                                    const FulVerdict *verdict /* (nullable) */,
                                    const FulEvidence *evidence);

G_END_DECLS
