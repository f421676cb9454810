/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "runs/estimate.h"
#include "runs/offer.h"

/* What a run takes, in words; all (transfer full). */

/* "about 20 s" */
char *ful_run_words_time (const FulEstimate *estimate);
/* "6 s to 38 s"; NULL: nothing to say */
char *ful_run_words_time_range (const FulEstimate *estimate);
/* "free", "$7.30", "not known" */
char *ful_run_words_money (const FulEstimate *estimate, double per_usd, const char *currency);
/* "33,420 answered before" */
char *ful_run_words_answered (const FulEstimate *estimate);
/* "Run 6,160", or what is left of a run. */
char *ful_run_words_act (const FulEstimate *estimate);
/* "Dev and test: 5,080 cases" */
char *ful_run_words_splits (const FulRunOffer *offer, guint splits);
/* What one more run on test does to it. */
char *ful_run_words_look (gint64 looks_so_far);
