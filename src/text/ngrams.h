/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Words and n-grams of a text, as the classifier's features and the search for nearest examples
 * cut them. Texts are UTF-8; what is not valid is made so with U+FFFD. All functions are pure and
 * may be called from any thread. */

#define FUL_CHAR_GRAM_MIN 2
#define FUL_CHAR_GRAM_MAX 5

/* @gram: not NUL-terminated, valid during the call alone. */
typedef void (*FulGramFunc) (const char *gram, gsize length, gpointer user_data);

/**
 * ful_fold:
 * @text: any bytes
 *
 * Lower case by Unicode's tables, never by locale.
 *
 * Returns: (transfer full): valid UTF-8, what the functions below take
 */
char *ful_fold (const char *text);

/**
 * ful_foreach_word:
 * @folded: from ful_fold()
 * @min_chars: shortest word that counts, in characters; 1 or more
 *
 * The longest runs of word characters (letters, numbers, '_'), in order.
 */
void ful_foreach_word (const char *folded, guint min_chars, FulGramFunc func, gpointer user_data);

/**
 * ful_foreach_word_gram:
 * @folded: from ful_fold()
 *
 * Word 1-grams, then 2-grams joined by one space; a word is \w\w+.
 *
 * Source: scikit-learn 1.2.1, CountVectorizer, analyzer "word", ngram_range (1, 2).
 */
void ful_foreach_word_gram (const char *folded, FulGramFunc func, gpointer user_data);

/**
 * ful_foreach_char_gram:
 * @folded: from ful_fold()
 *
 * Character 2- to 5-grams inside white-space separated words, each padded with a space at either
 * side; a padded word no longer than n gives itself once and no longer grams.
 *
 * Source: scikit-learn 1.2.1, CountVectorizer, analyzer "char_wb", ngram_range (2, 5).
 */
void ful_foreach_char_gram (const char *folded, FulGramFunc func, gpointer user_data);
