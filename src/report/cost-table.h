/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"
#include "report/table.h"

/**
 * ful_cost_months_table:
 * @prompt_name, @tuned_name: of the two sides
 *
 * Cost and saving so far at the months that people look at: quarters of the first year, then half
 * years, years, and the last one. What was not drawn yet is "–".
 *
 * Returns: (transfer full): without a row where the cost is not known
 */
FulTable *ful_cost_months_table (const FulProjection *projection,
                                 const char *prompt_name,
                                 const char *tuned_name);

/* Every month as CSV for a spreadsheet: plain numbers with a point, empty where not known, columns
 * month, prompt, tuned, prompt_so_far, tuned_so_far, saved_p10, saved_p50, saved_p90; month 0 is
 * what is paid up front. Returns: (transfer full) */
char *ful_cost_months_csv (const FulProjection *projection);
