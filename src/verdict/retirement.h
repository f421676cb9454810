/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "prices/price-list.h"
#include "runs/evidence.h"

/* When models are switched off, and how old a price is. Dates are "YYYY-MM-DD". */

/* Days from @from to @to; 0 where one of them is no date. */
int ful_days_between (const char *from, const char *to);
/* Whether @date is no later than @months after @today. */
gboolean ful_date_within (const char *date, const char *today, double months);

/**
 * ful_retirement_date:
 * @arm: of the project of @snapshot
 *
 * The day @arm's model is switched off: by the price list, or for a tuned one cost.lifetime_months
 * from @today, whichever is first.
 *
 * Returns: (transfer full): NULL where nobody says
 */
char *ful_retirement_date (const FulSnapshot *snapshot,
                           const FulPriceList *prices,
                           const FulEvidenceArm *arm,
                           const char *today);

/* Whether the price of some arm's model is the list's. */
gboolean ful_uses_price_list (const FulSnapshot *snapshot,
                              const FulPriceList *prices,
                              const FulEvidence *evidence);
