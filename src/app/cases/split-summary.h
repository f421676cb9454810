/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "project/case-summary.h"

G_BEGIN_DECLS

/* The splits as a bar and in words: how many, what each is for, how worn the test is. */
#define FUL_TYPE_SPLIT_SUMMARY (ful_split_summary_get_type ())
G_DECLARE_FINAL_TYPE (FulSplitSummary, ful_split_summary, FUL, SPLIT_SUMMARY, GtkBox)

/* @looks: how often results of test were looked at */
void ful_split_summary_set (FulSplitSummary *self, const FulCaseSummary *summary, gint64 looks);

G_END_DECLS
