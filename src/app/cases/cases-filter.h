/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/case-query.h"

/* Reads "split:test label:X tag:X case:NAME words": what a link to the Cases page names; words that
 * hold spaces stand in quotation marks. @name: (out) (transfer full): the case to open; NULL: none.
 * Unknown words are searched for. */
void ful_cases_filter_parse (const char *filter, FulCaseQuery *query, char **name);
