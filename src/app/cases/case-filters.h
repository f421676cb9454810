/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "project/case-query.h"
#include "project/case-summary.h"

G_BEGIN_DECLS

/* Search and filters of the cases. Signal "changed": another question is asked. */
#define FUL_TYPE_CASE_FILTERS (ful_case_filters_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseFilters, ful_case_filters, FUL, CASE_FILTERS, GtkBox)

/* What there is to choose from; what is chosen stays. */
void ful_case_filters_set_summary (FulCaseFilters *self, const FulCaseSummary *summary);
/* What is asked for, (transfer full). */
FulCaseQuery ful_case_filters_get (FulCaseFilters *self);
/* Asks for that; emits "changed". */
void ful_case_filters_set (FulCaseFilters *self, const FulCaseQuery *query);
gboolean ful_case_filters_is_active (FulCaseFilters *self);
/* Whether the choices stand behind a button. */
void ful_case_filters_set_folded (FulCaseFilters *self, gboolean folded);
void ful_case_filters_focus (FulCaseFilters *self);

G_END_DECLS
