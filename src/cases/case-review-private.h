/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cases/case-review.h"

/* Parts of a review. Each returns an item (transfer full), with no rows where there are none. */
FulReviewItem *ful_review_item_new (FulReviewKind kind);
void ful_review_item_add (FulReviewItem *item, guint row, const char *was, const char *becomes);

FulReviewItem *ful_review_no_input (const FulCaseImport *import);
FulReviewItem *ful_review_no_expected (const FulCaseImport *import);
FulReviewItem *ful_review_close_labels (const FulCaseImport *import,
                                        const FulExpected *expected,
                                        const GPtrArray *labels);
/* @but: (nullable): rows of this item are not new but mistyped */
FulReviewItem *ful_review_new_labels (const FulCaseImport *import,
                                      const FulExpected *expected,
                                      const GPtrArray *labels,
                                      const FulReviewItem *but);
FulReviewItem *ful_review_commas (const FulCaseImport *import, const FulExpected *expected);
