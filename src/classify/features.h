/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Texts as sparse vectors: two blocks side by side, words (1- and 2-grams) and characters (2- to
 * 5-grams inside words), each weighted by TF-IDF and scaled to length 1 on its own. */
typedef struct _FulFeatures FulFeatures; /* immutable once fitted; may be read from any thread */

/* Caps of what a model from a file may hold. */
#define FUL_FEATURES_MAX 4000000
#define FUL_FEATURES_MAX_GRAM_BYTES 65536

typedef struct {
  guint32 id; /* below ful_features_count() */
  float value;
} FulFeature;

/**
 * ful_features_fit:
 * @texts: @n texts, any bytes
 *
 * Vocabulary and document frequencies of the texts: ids go by first appearance, the block of words
 * before that of characters. Weight: (1 + ln tf)·idf, idf = ln((1 + n)/(1 + df)) + 1.
 *
 * Source: scikit-learn 1.2.1, TfidfVectorizer with sublinear_tf and smooth_idf.
 *
 * Returns: (transfer full)
 */
FulFeatures *ful_features_fit (const char *const *texts, gsize n);
void ful_features_free (FulFeatures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulFeatures, ful_features_free)

/* Number of features of both blocks, and of the block of words alone. */
guint ful_features_count (const FulFeatures *self);
guint ful_features_word_count (const FulFeatures *self);

/**
 * ful_features_transform:
 * @text: any bytes
 * @out: (element-type FulFeature): filled anew, sorted by id; grams the vocabulary does not hold
 *   are left out, so a text with none known gives no feature
 */
void ful_features_transform (const FulFeatures *self, const char *text, GArray *out);

/* The gram of an id, borrowed, NUL-terminated, and the other way; lookup FALSE when unknown. */
const char *ful_features_gram (const FulFeatures *self, guint id);
gboolean
ful_features_lookup (const FulFeatures *self, gboolean word, const char *gram, guint32 *id);
float ful_features_idf (const FulFeatures *self, guint id);

/* A vocabulary put together again from a file: grams in order of id, words first. add() returns
 * FALSE for a gram that is there already. */
FulFeatures *ful_features_new_empty (void);
gboolean ful_features_add (FulFeatures *self, gboolean word, const char *gram, float idf);
