/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* What was changed between two texts, word by word. */

typedef enum {
  FUL_DIFF_EQUAL,
  FUL_DIFF_DELETE,
  FUL_DIFF_INSERT,
} FulDiffKind;

/* Bytes [start, start + length) of the new text where inserted, of the old one else. */
typedef struct {
  FulDiffKind kind;
  gsize start;
  gsize length;
} FulDiffRun;

/* Beyond so many changes in one stretch it is shown as replaced whole, so that two long texts
 * with nothing in common take no time. */
#define FUL_DIFF_MAX_CHANGES 4000

/**
 * ful_diff_words:
 * @before: UTF-8
 * @after: UTF-8
 *
 * The fewest words deleted and inserted; a word is a run of letters and numbers, a run of white
 * space, or one other character. Equal, deleted and inserted runs in order; neighbours differ in
 * kind, and what is deleted comes before what is inserted in its place. Memory is linear.
 *
 * Source: Myers (1986), Algorithmica 1, 251-266, section 4b.
 *
 * Returns: (transfer full) (element-type FulDiffRun): empty where both texts are
 */
GArray *ful_diff_words (const char *before, const char *after);
