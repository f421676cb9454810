/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "project/vocabulary.h"

G_BEGIN_DECLS

/* Which levers a prompt has. Those that do not apply to the workflow are left out: they are told
 * once for all prompts. */
#define FUL_TYPE_LEVER_CHIPS (ful_lever_chips_get_type ())
G_DECLARE_FINAL_TYPE (FulLeverChips, ful_lever_chips, FUL, LEVER_CHIPS, AdwBin)

void ful_lever_chips_show (FulLeverChips *self, FulLevers levers, FulLevers not_applicable);

G_END_DECLS
