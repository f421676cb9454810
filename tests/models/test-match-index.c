/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/match-index.h"

#include <string.h>

#include "../classify/banking77.h"

/* From tests/data/banking77-reference.csv, label-name-match: cosine with the label's name, without
 * any example, is right in 42.695 % of the test cases. */
static void
test_reference (void)
{
  Banking77 train = banking77_load ("samples/banking77/train.csv");
  Banking77 test = banking77_load ("samples/banking77/test.csv");
  Banking77 one = banking77_draw (&train, 1, 1); /* each label once */
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FulMatchIndex) index = NULL;
  double similarities[77];
  guint right = 0;

  for (guint k = 0; k < 77; k++)
    g_ptr_array_add (names, g_strdelimit (g_strdup (one.labels->pdata[k]), "_", ' '));
  index = ful_match_index_new ((const char *const *)names->pdata, names->len);
  g_assert_cmpuint (ful_match_index_size (index), ==, 77);
  for (guint i = 0; i < test.texts->len; i++) {
    guint best = 0;

    ful_match_index_query (index, g_ptr_array_index (test.texts, i), similarities);
    for (guint k = 1; k < 77; k++)
      if (similarities[k] > similarities[best])
        best = k;
    right += strcmp (one.labels->pdata[best], test.labels->pdata[i]) == 0 ? 1 : 0;
  }
  g_assert_cmpfloat_with_epsilon ((double)right / test.texts->len, 0.42695, 0.001);
  banking77_clear (&train);
  banking77_clear (&test);
  banking77_clear (&one);
}

static void
test_range (void)
{
  static const char *const texts[] = { "lost card", "new pin", "" };
  g_autoptr (FulMatchIndex) index = ful_match_index_new (texts, 3);
  double similarities[3];

  ful_match_index_query (index, "Lost CARD", similarities);
  g_assert_cmpfloat_with_epsilon (similarities[0], 1, 1e-6);
  g_assert_cmpfloat (similarities[1], <, 0.2);
  g_assert_cmpfloat (similarities[2], ==, 0);
  ful_match_index_query (index, "qqq", similarities);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (similarities[i], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/match-index/reference", test_reference);
  g_test_add_func ("/models/match-index/range", test_range);
  return g_test_run ();
}
