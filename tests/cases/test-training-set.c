/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/training-set.h"

#include "project/case.h"

static void
add_case (GPtrArray *cases, FulSplit split, const char *text, const char *expected)
{
  FulCase *item = ful_case_new ();

  item->split = split;
  item->name = g_strdup_printf ("c%u", cases->len);
  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->var_names = g_strsplit ("text", ",", -1);
  item->var_values = g_new0 (char *, 2);
  item->var_values[0] = g_strdup (text);
  item->expected = g_strdup (expected);
  g_ptr_array_add (cases, item);
}

static GPtrArray *
new_cases (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
}

static FulTrainingSet *
read_set (const GPtrArray *cases)
{
  g_autoptr (GError) error = NULL;
  FulTrainingSet *set = ful_training_set_read (cases, NULL, &error);

  g_assert_no_error (error);
  return set;
}

static void
test_labels (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (FulTrainingSet) set = NULL;

  add_case (cases, FUL_SPLIT_TRAIN, "my card was stolen at the station", "lost");
  add_case (cases, FUL_SPLIT_TRAIN, "what is the exchange rate of the day", "rate");
  add_case (cases, FUL_SPLIT_TRAIN, "somebody took my wallet", "lost");
  add_case (cases, FUL_SPLIT_TRAIN, "how do I add money by cheque", "add");
  add_case (cases, FUL_SPLIT_TRAIN, "nobody knows what this one means", NULL);
  add_case (cases, FUL_SPLIT_TEST, "please top my balance up", "add");
  set = read_set (cases);
  g_assert_cmpuint (set->n_cases, ==, 5);
  g_assert_cmpuint (set->n_examples, ==, 4);
  g_assert_cmpuint (set->labels->len, ==, 3);
  g_assert_cmpstr (g_array_index (set->labels, FulLabelCount, 0).name, ==, "lost");
  g_assert_cmpuint (g_array_index (set->labels, FulLabelCount, 0).n, ==, 2);
  g_assert_cmpstr (g_array_index (set->labels, FulLabelCount, 1).name, ==, "add");
  g_assert_cmpuint (set->n_duplicates + set->n_contradictions + set->n_leaked, ==, 0);
  g_assert_null (set->first_leaked);
}

static void
test_problems (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (FulTrainingSet) set = NULL;

  add_case (cases, FUL_SPLIT_TEST, "where is my card", "card");
  add_case (cases, FUL_SPLIT_TRAIN, "Where is my  card", "card");  /* leaked: after test */
  add_case (cases, FUL_SPLIT_TRAIN, "where is my card", "card");   /* leaked, duplicate */
  add_case (cases, FUL_SPLIT_TRAIN, "where is my card", "wallet"); /* leaked, contradiction */
  add_case (cases, FUL_SPLIT_TRAIN, "close the account of my late aunt", "close");
  add_case (cases, FUL_SPLIT_DEV, "close the account of my late aunt", "close"); /* leaks c4 */
  set = read_set (cases);
  g_assert_cmpuint (set->n_leaked, ==, 4);
  g_assert_cmpstr (set->first_leaked, ==, "c1");
  g_assert_cmpuint (set->n_duplicates, ==, 1);
  g_assert_cmpstr (set->first_duplicate, ==, "c2");
  g_assert_cmpuint (set->n_contradictions, ==, 1);
  g_assert_cmpstr (set->first_contradiction, ==, "c3");
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (FulTrainingSet) set = read_set (cases);

  g_assert_cmpuint (set->n_cases, ==, 0);
  g_assert_cmpuint (set->labels->len, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_case (cases, FUL_SPLIT_TRAIN, "where is my card", "card");
  add_case (cases, FUL_SPLIT_TRAIN, "where is your card", "card");
  g_cancellable_cancel (cancellable);
  g_assert_null (ful_training_set_read (cases, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/training-set/labels", test_labels);
  g_test_add_func ("/cases/training-set/problems", test_problems);
  g_test_add_func ("/cases/training-set/empty", test_empty);
  g_test_add_func ("/cases/training-set/cancelled", test_cancelled);
  return g_test_run ();
}
