/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "text/tokens.h"

#define FUL_NO_RANK G_MAXUINT32

/* --- ranks: bytes -> rank; immutable once loaded --- */

typedef struct _FulRanks FulRanks;

/* @resource: name for ful_resource_load(). Never freed: lives as long as the program. */
FulRanks *ful_ranks_load (const char *resource);

/* FUL_NO_RANK where the bytes are no token. */
guint32 ful_ranks_lookup (const FulRanks *self, const guint8 *bytes, gsize length);

/* --- merge: one piece of text that is not a token itself --- */

/* Working memory, grown as needed; one a thread. */
typedef struct _FulMerger FulMerger;

FulMerger *ful_merger_new (void);
void ful_merger_free (FulMerger *self);

/* Number of tokens of the piece; their ids are appended to @ids unless that is NULL. */
gsize ful_merger_run (FulMerger *self,
                      const FulRanks *ranks,
                      const guint8 *piece,
                      gsize length,
                      GArray *ids);
