/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

G_BEGIN_DECLS

/* What a team needs before it trains a model, and the small model that can be trained here.
 * Filters: an item of the readiness ("drift"), "specialist", "curve". */
#define FUL_TYPE_TUNING_PAGE (ful_tuning_page_get_type ())
G_DECLARE_FINAL_TYPE (FulTuningPage, ful_tuning_page, FUL, TUNING_PAGE, FulPage)

G_END_DECLS
