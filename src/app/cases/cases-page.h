/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

G_BEGIN_DECLS

/* The cases: list with search and filters, splits, the worst problem, one case to edit. */
#define FUL_TYPE_CASES_PAGE (ful_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (FulCasesPage, ful_cases_page, FUL, CASES_PAGE, FulPage)

G_END_DECLS
