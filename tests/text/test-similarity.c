/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/similarity.h"

#include <math.h>

static const char *const texts[] = {
  "my card is lost", "where is my card", "lost lost lost luggage", "", "Top up failed again",
};

/* Worked out by hand: N = 5, mean length 16/5, df(lost) = 2, df(card) = 2. */
static void
test_scores (void)
{
  g_autoptr (FulPostings) postings = ful_postings_new (texts, G_N_ELEMENTS (texts));
  double idf = log (1 + 3.5 / 2.5);
  double norm = 1.2 * (0.25 + 0.75 * 4 / 3.2);
  FulHit hits[5];

  g_assert_cmpuint (ful_postings_query (postings, "LOST card", 5, NULL, NULL, hits), ==, 5);
  g_assert_cmpuint (hits[0].index, ==, 0);
  g_assert_cmpfloat_with_epsilon (hits[0].score, 2 * idf * 2.2 / (1 + norm), 1e-6);
  g_assert_cmpuint (hits[1].index, ==, 2);
  g_assert_cmpfloat_with_epsilon (hits[1].score, idf * 3 * 2.2 / (3 + norm), 1e-6);
  g_assert_cmpuint (hits[2].index, ==, 1);
  g_assert_cmpuint (hits[3].index, ==, 3); /* share no word: filled up in order */
  g_assert_cmpuint (hits[4].index, ==, 4);
  g_assert_cmpfloat (hits[4].score, ==, 0);
}

static void
test_ties_in_order (void)
{
  const char *const same[] = { "b", "a b", "a b", "a b", "c" };
  g_autoptr (FulPostings) postings = ful_postings_new (same, G_N_ELEMENTS (same));
  FulHit hits[3];

  g_assert_cmpuint (ful_postings_query (postings, "a", 3, NULL, NULL, hits), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (hits[i].index, ==, i + 1);
}

static gboolean
is_even (guint index, gpointer user_data)
{
  return index % 2 == 0;
}

static void
test_excluded (void)
{
  g_autoptr (FulPostings) postings = ful_postings_new (texts, G_N_ELEMENTS (texts));
  FulHit hits[5];

  g_assert_cmpuint (ful_postings_query (postings, "lost card", 5, is_even, NULL, hits), ==, 2);
  g_assert_cmpuint (hits[0].index, ==, 1);
  g_assert_cmpuint (hits[1].index, ==, 3);
}

static void
test_nothing (void)
{
  g_autoptr (FulPostings) none = ful_postings_new (NULL, 0);
  g_autoptr (FulPostings) postings = ful_postings_new (texts, G_N_ELEMENTS (texts));
  FulHit hits[1];

  g_assert_cmpuint (ful_postings_query (none, "x", 1, NULL, NULL, hits), ==, 0);
  g_assert_cmpuint (ful_postings_query (postings, "card", 0, NULL, NULL, NULL), ==, 0);
  g_assert_cmpuint (ful_postings_query (postings, "", 1, NULL, NULL, hits), ==, 1);
  g_assert_cmpuint (hits[0].index, ==, 0);
}

static void
test_script_without_spaces (void)
{
  const char *const chinese[] = { "如何重置密码", "我的银行卡丢了", "卡" };
  g_autoptr (FulPostings) postings = ful_postings_new (chinese, G_N_ELEMENTS (chinese));
  FulHit hits[1];

  ful_postings_query (postings, "银行卡在哪里", 1, NULL, NULL, hits);
  g_assert_cmpuint (hits[0].index, ==, 1);
  g_assert_cmpfloat (hits[0].score, >, 0);
}

/* Every hit of a heap of k is that of sorting all. */
static void
test_best_k_of_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FulPostings) postings = NULL;
  FulHit all[500], some[20];

  for (guint i = 0; i < 500; i++)
    g_ptr_array_add (many, g_strdup_printf ("w%d w%d w%d", g_rand_int_range (rand, 0, 20),
                                            g_rand_int_range (rand, 0, 20),
                                            g_rand_int_range (rand, 0, 20)));
  postings = ful_postings_new ((const char *const *)many->pdata, many->len);
  g_assert_cmpuint (ful_postings_query (postings, "w1 w2 w3", 500, NULL, NULL, all), ==, 500);
  for (guint i = 1; i < 500; i++)
    g_assert_true (all[i - 1].score > all[i].score ||
                   (all[i - 1].score >= all[i].score && all[i - 1].index < all[i].index));
  g_assert_cmpuint (ful_postings_query (postings, "w1 w2 w3", 20, NULL, NULL, some), ==, 20);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (some[i].index, ==, all[i].index);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/similarity/scores", test_scores);
  g_test_add_func ("/text/similarity/ties-in-order", test_ties_in_order);
  g_test_add_func ("/text/similarity/excluded", test_excluded);
  g_test_add_func ("/text/similarity/nothing", test_nothing);
  g_test_add_func ("/text/similarity/script-without-spaces", test_script_without_spaces);
  g_test_add_func ("/text/similarity/best-k-of-many", test_best_k_of_many);
  return g_test_run ();
}
