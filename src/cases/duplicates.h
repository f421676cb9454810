/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/* Two cases whose inputs are equal, or nearly: between splits that is leakage. */
typedef struct {
  guint first; /* index of the earlier case */
  guint second;
  double similarity; /* 1: equal but for case and white space; else Jaccard's index of their
                        character 2- to 5-grams, at least FUL_NEAR_DUPLICATE */
} FulDuplicate;

#define FUL_NEAR_DUPLICATE 0.8

/**
 * ful_duplicates_find:
 * @cases: FulCase*; cases without inputs are like no other
 * @cancellable: (nullable)
 *
 * For each case the most similar earlier one of each split. Near ones are found by MinHash (32
 * hashes in 8 bands: 98 % of the pairs at 0.8, all but all at 0.9), then measured; seconds for
 * 100,000 short texts.
 * Errors: %G_IO_ERROR_CANCELLED
 *
 * Source: Broder (1997), On the resemblance and containment of documents; Shrivastava & Li (2014),
 * Densifying one permutation hashing.
 *
 * Returns: (transfer full): FulDuplicate in order of second; NULL with @error set
 */
GArray *ful_duplicates_find (const GPtrArray *cases, GCancellable *cancellable, GError **error);
