/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

G_BEGIN_DECLS

/* The verdict: headline, why, the next action, cautions, ladder, steps, factors. */
#define FUL_TYPE_VERDICT_PAGE (ful_verdict_page_get_type ())
G_DECLARE_FINAL_TYPE (FulVerdictPage, ful_verdict_page, FUL, VERDICT_PAGE, FulPage)

G_END_DECLS
