/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* The nearest of many texts by BM25, from postings in memory: built once, immutable, queried from
 * any thread. A query over 100,000 short texts takes well under a millisecond to a few. */
typedef struct _FulPostings FulPostings;

/**
 * ful_postings_new:
 * @texts: @n texts; not kept
 *
 * Words are runs of letters and numbers, case folded; where a script has no spaces between words
 * (Chinese, Japanese, Thai …) pairs of characters.
 */
FulPostings *ful_postings_new (const char *const *texts, gsize n);
FulPostings *ful_postings_ref (FulPostings *self);
void ful_postings_unref (FulPostings *self /* (nullable) */);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulPostings, ful_postings_unref)

gsize ful_postings_size (const FulPostings *self);

typedef struct {
  guint index; /* of the text, from 0 */
  double score;
} FulHit;

/* TRUE where the text must not be among the hits. */
typedef gboolean (*FulExcludeFunc) (guint index, gpointer user_data);

/**
 * ful_postings_query:
 * @k: so many hits are wanted
 * @exclude: (nullable)
 * @out: room for @k hits
 *
 * The best first; equal scores in order of texts. Texts that share no word with @text have score 0
 * and fill up what is missing, so that @k are found wherever @k texts are not excluded.
 *
 * Source: Robertson & Zaragoza (2009), k1 = 1.2, b = 0.75, idf ln(1 + (N - df + 0.5)/(df + 0.5)).
 *
 * Returns: number of hits
 */
gsize ful_postings_query (const FulPostings *self,
                          const char *text,
                          gsize k,
                          FulExcludeFunc exclude,
                          gpointer user_data,
                          FulHit *out);
