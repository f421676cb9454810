/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

G_BEGIN_DECLS

/* The Cost page. A filter is the key of a field, which gets the focus ("cost.hourly_rate"). */
#define FUL_TYPE_COST_PAGE (ful_cost_page_get_type ())
G_DECLARE_FINAL_TYPE (FulCostPage, ful_cost_page, FUL, COST_PAGE, FulPage)

G_END_DECLS
