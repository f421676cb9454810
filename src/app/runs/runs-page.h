/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

G_BEGIN_DECLS

/* What the arms answered: matrix, arms, plateau; and the run that goes on. */
#define FUL_TYPE_RUNS_PAGE (ful_runs_page_get_type ())
G_DECLARE_FINAL_TYPE (FulRunsPage, ful_runs_page, FUL, RUNS_PAGE, FulPage)

G_END_DECLS
