/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/cases/case-row.h"
#include "app/document.h"

/* What rows of cases show, read on a thread 128 cases at a time, newest wish first, and kept for
 * the last some thousands. Of the main thread. */
typedef struct _FulCaseBlocks FulCaseBlocks;

#define FUL_CASE_BLOCK 128

/* What the owner says and is told. */
typedef struct {
  gboolean (*is_wanted) (gint64 id, gpointer owner); /* whether a row shows it just now */
  void (*arrived) (gint64 id, FulCaseBrief *brief, gpointer owner);
} FulCaseBlocksOwner;

FulCaseBlocks *ful_case_blocks_new (const FulCaseBlocksOwner *functions, gpointer owner);
/* The owner is asked and told nothing any more. */
void ful_case_blocks_free (FulCaseBlocks *self);

/* Nothing that was read or wished for counts any more; @document (nullable) is read from now on. */
void ful_case_blocks_reset (FulCaseBlocks *self, FulDocument *document);
/* Borrowed; NULL: not there. */
FulCaseBrief *ful_case_blocks_get (FulCaseBlocks *self, gint64 id);
/* Wishes for the block of @ids (n of them) with that index; asked again while it waits: nothing. */
void ful_case_blocks_want (FulCaseBlocks *self, guint index, const gint64 *ids, guint n);
