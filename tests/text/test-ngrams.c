/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/ngrams.h"

static void
collect (const char *gram, gsize length, gpointer user_data)
{
  GString *all = user_data;

  if (all->len > 0)
    g_string_append_c (all, '|');
  g_string_append_len (all, gram, (gssize)length);
}

typedef void (*Foreach) (const char *folded, FulGramFunc func, gpointer user_data);

static void
assert_grams (Foreach foreach, const char *text, const char *expected)
{
  g_autofree char *folded = ful_fold (text);
  g_autoptr (GString) all = g_string_new (NULL);

  foreach (folded, collect, all)
    ;
  g_assert_cmpstr (all->str, ==, expected);
}

/* What CountVectorizer (analyzer="word", ngram_range=(1, 2)) gives. */
static void
test_word_grams (void)
{
  assert_grams (ful_foreach_word_gram, "My card, isn't a CARD!",
                "my|card|isn|card|my card|card isn|isn card");
  assert_grams (ful_foreach_word_gram, "Ünïcode_1 42 ½x", "ünïcode_1|42|½x|ünïcode_1 42|42 ½x");
  assert_grams (ful_foreach_word_gram, "a b c", "");
  assert_grams (ful_foreach_word_gram, "", "");
  assert_grams (ful_foreach_word_gram, "one", "one");
}

/* What CountVectorizer (analyzer="char_wb", ngram_range=(2, 5)) gives. */
static void
test_char_grams (void)
{
  assert_grams (ful_foreach_char_gram, "I am", " i|i | i | a|am|m | am|am | am ");
  assert_grams (ful_foreach_char_gram, "Hello",
                " h|he|el|ll|lo|o | he|hel|ell|llo|lo | hel|hell|ello|llo | hell|hello|ello ");
  assert_grams (ful_foreach_char_gram, " \t x\n", " x|x | x ");
  assert_grams (ful_foreach_char_gram, "é!", " é|é!|! | é!|é! | é! ");
  assert_grams (ful_foreach_char_gram, "", "");
  assert_grams (ful_foreach_char_gram, "  ", "");
}

static void
test_words_of_one_character (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  ful_foreach_word ("a bc-d", 1, collect, all);
  g_assert_cmpstr (all->str, ==, "a|bc|d");
}

static void
test_fold_is_valid_whatever_the_bytes (void)
{
  g_autofree char *folded = ful_fold ("A\xff\xc3"
                                      "Ä");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_prefix (folded, "a"));
  g_assert_true (g_str_has_suffix (folded, "ä"));
}

static void
test_fold_knows_no_locale (void)
{
  g_autofree char *folded = ful_fold ("TITLE İ ΑΣ");

  g_assert_cmpstr (folded, ==, "title i̇ ασ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/ngrams/word", test_word_grams);
  g_test_add_func ("/text/ngrams/char", test_char_grams);
  g_test_add_func ("/text/ngrams/words-of-one-character", test_words_of_one_character);
  g_test_add_func ("/text/ngrams/fold/valid", test_fold_is_valid_whatever_the_bytes);
  g_test_add_func ("/text/ngrams/fold/no-locale", test_fold_knows_no_locale);
  return g_test_run ();
}
