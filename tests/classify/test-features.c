/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/features.h"

#include <math.h>

#include "banking77.h"

/* From tests/data/banking77-reference.csv: scikit-learn finds 43,948 features in all of it. */
static void
test_reference (void)
{
  Banking77 train = banking77_load ("samples/banking77/train.csv");
  g_autoptr (FulFeatures) features = ful_features_fit (banking77_texts (&train), train.texts->len);
  g_autoptr (GArray) vector = g_array_new (FALSE, FALSE, sizeof (FulFeature));
  gsize n_values = 0;

  g_assert_cmpuint (train.texts->len, ==, 10003);
  g_assert_cmpuint (ful_features_count (features), ==, 43948);
  for (guint i = 0; i < train.texts->len; i++) {
    ful_features_transform (features, g_ptr_array_index (train.texts, i), vector);
    n_values += vector->len;
  }
  /* "172 non-zeros a row" */
  g_assert_cmpfloat_with_epsilon ((double)n_values / train.texts->len, 172, 0.5);
  banking77_clear (&train);
}

static double
value_of (const FulFeatures *features, GArray *vector, gboolean word, const char *gram)
{
  guint32 id;

  g_assert_true (ful_features_lookup (features, word, gram, &id));
  g_assert_cmpstr (ful_features_gram (features, id), ==, gram);
  for (guint i = 0; i < vector->len; i++)
    if (g_array_index (vector, FulFeature, i).id == id)
      return (double)g_array_index (vector, FulFeature, i).value;
  return 0;
}

/* Two texts; "card" stands in both, "lost" twice in the second. */
static void
test_weights (void)
{
  static const char *const texts[] = { "my card", "Lost card, lost" };
  g_autoptr (FulFeatures) features = ful_features_fit (texts, 2);
  g_autoptr (GArray) vector = g_array_new (FALSE, FALSE, sizeof (FulFeature));
  double rare = log (3.0 / 2) + 1;
  double lost = (1 + log (2)) * rare;
  double length = sqrt (1 + lost * lost + 2 * rare * rare);
  double squares[2] = { 0, 0 };

  ful_features_transform (features, texts[1], vector);
  g_assert_cmpfloat_with_epsilon (value_of (features, vector, TRUE, "card"), 1 / length, 1e-6);
  g_assert_cmpfloat_with_epsilon (value_of (features, vector, TRUE, "lost"), lost / length, 1e-6);
  g_assert_cmpfloat_with_epsilon (value_of (features, vector, TRUE, "card lost"), rare / length,
                                  1e-6);
  g_assert_cmpfloat (value_of (features, vector, TRUE, "my"), ==, 0);
  g_assert_cmpfloat (value_of (features, vector, FALSE, " lost"), >, 0);
  for (guint i = 0; i < vector->len; i++) {
    const FulFeature *feature = &g_array_index (vector, FulFeature, i);

    if (i > 0)
      g_assert_cmpuint (feature->id, >, feature[-1].id);
    squares[feature->id < ful_features_word_count (features) ? 0 : 1] +=
        (double)feature->value * (double)feature->value;
  }
  g_assert_cmpfloat_with_epsilon (squares[0], 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (squares[1], 1, 1e-6);
}

static void
test_unknown (void)
{
  static const char *const texts[] = { "my card" };
  g_autoptr (FulFeatures) features = ful_features_fit (texts, 1);
  g_autoptr (GArray) vector = g_array_new (FALSE, FALSE, sizeof (FulFeature));
  guint32 id = 7;

  ful_features_transform (features, "", vector);
  g_assert_cmpuint (vector->len, ==, 0);
  ful_features_transform (features, "zq zq", vector);
  g_assert_cmpuint (vector->len, ==, 0);
  g_assert_false (ful_features_lookup (features, FALSE, "my card", &id));
  g_assert_cmpuint (id, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/classify/features/reference", test_reference);
  g_test_add_func ("/classify/features/weights", test_weights);
  g_test_add_func ("/classify/features/unknown-text", test_unknown);
  return g_test_run ();
}
