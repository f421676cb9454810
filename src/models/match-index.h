/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* How near a text is to each of a few hundred others: the cosine of word and character n-gram
 * vectors, weighted by what is rare among those others. Immutable and reference-counted; may be
 * used from any thread. Making one costs about 30 ns a character, a query some microseconds. */
typedef struct _FulMatchIndex FulMatchIndex;

/**
 * ful_match_index_new:
 * @texts: @n texts, any bytes; not kept
 *
 * Vectors as those of classify/features.h, fitted on these texts.
 */
FulMatchIndex *ful_match_index_new (const char *const *texts, guint n);
FulMatchIndex *ful_match_index_ref (FulMatchIndex *self);
void ful_match_index_unref (FulMatchIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulMatchIndex, ful_match_index_unref)

guint ful_match_index_size (const FulMatchIndex *self);

/**
 * ful_match_index_query:
 * @similarities: (out caller-allocates): one a text, in [0, 1]: the mean of the cosines of both
 *   blocks; 0 where nothing is shared
 */
void ful_match_index_query (const FulMatchIndex *self, const char *query, double *similarities);
