/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/table.h"

/* What is found in rows, in words. All texts are (transfer full). */

/* "6 rows have no expected answer" */
char *ful_import_words_title (const FulReviewItem *found);
/* "rows 212, 498, 1,204 and 3 more", or what it means */
char *ful_import_words_detail (const FulTableLook *look, const FulReviewItem *found);
/* A line a row, the first ones. */
char *ful_import_words_rows (const FulTableLook *look, const FulReviewItem *found);
/* What may be done, NULL-ended, with the remedy of each. */
const char *const *ful_import_words_remedies (FulReviewKind kind, const FulRemedy **remedies);

/* "lines 3, 8 and 12" of FulBadRow*, and a line a row. */
char *ful_import_words_bad_lines (const GPtrArray *bad);
char *ful_import_words_bad_rows (const GPtrArray *bad);

/* "CSV, UTF-8, semicolon · 337 kB · 3,080 rows, 13 columns" */
char *ful_import_words_facts (FulTable *table);
/* "3,074 of 3,080 go in" */
char *ful_import_words_share (FulTable *table);
