/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/split-plan.h"

#include <math.h>

#include "base/error.h"

static void
add_case (GPtrArray *cases, const char *label, const char *group)
{
  FulCase *item = ful_case_new ();

  item->id = cases->len + 1;
  item->expected = g_strdup (label);
  item->group = g_strdup (group);
  g_ptr_array_add (cases, item);
}

static GPtrArray *
new_cases (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
}

static FulSplit *
plan (const GPtrArray *cases, double train, double dev, double test, guint64 seed)
{
  const FulSplitShares shares = { .train = train, .dev = dev, .test = test, .seed = seed };
  g_autoptr (GError) error = NULL;
  FulSplit *splits = g_new0 (FulSplit, cases->len + 1);

  g_assert_true (ful_split_plan (cases, &shares, splits, &error));
  g_assert_no_error (error);
  return splits;
}

static guint
count (const GPtrArray *cases, const FulSplit *splits, FulSplit split, const char *label)
{
  guint n = 0;

  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    n += splits[i] == split && (label == NULL || g_strcmp0 (item->expected, label) == 0);
  }
  return n;
}

/* Many labels of few cases: each within one of its share, and so are all together. */
static void
test_stratified (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autofree FulSplit *splits = NULL;

  for (int label = 0; label < 77; label++)
    for (int i = 0; i < 3 + label % 5; i++) {
      g_autofree char *name = g_strdup_printf ("label-%d", label);

      add_case (cases, name, NULL);
    }
  splits = plan (cases, 0.4, 0.3, 0.3, 1);
  for (int label = 0; label < 77; label++) {
    g_autofree char *name = g_strdup_printf ("label-%d", label);
    double n = 3 + label % 5;

    g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_TRAIN, name) - 0.4 * n), <, 1);
    g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_DEV, name) - 0.3 * n), <, 1);
    g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_TEST, name) - 0.3 * n), <, 1);
  }
  g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_TRAIN, NULL) - 0.4 * cases->len), <, 3);
  g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_DEV, NULL) - 0.3 * cases->len), <, 3);
  g_assert_cmpuint (count (cases, splits, FUL_SPLIT_NONE, NULL), ==, 0);
}

/* Cases without labels, and texts that are each their own label, are split by the shares. */
static void
test_unlabelled (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autofree FulSplit *splits = NULL;

  for (int i = 0; i < 100; i++) {
    g_autofree char *name = i < 50 ? g_strdup_printf ("text %d", i) : NULL;

    add_case (cases, name, NULL);
  }
  splits = plan (cases, 0.2, 0.3, 0.4, 1);
  g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_TRAIN, NULL) - 20.0), <=, 1);
  g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_DEV, NULL) - 30.0), <=, 1);
  g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_TEST, NULL) - 40.0), <=, 1);
  g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_NONE, NULL) - 10.0), <=, 1);
}

static void
test_groups (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree FulSplit *splits = NULL;

  for (int i = 0; i < 400; i++) {
    g_autofree char *group = g_strdup_printf ("customer-%d", (i * i) % 41);

    add_case (cases, i % 3 == 0 ? "a" : "b", i % 7 == 0 ? NULL : group);
  }
  splits = plan (cases, 0.5, 0, 0.5, 1);
  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];
    gpointer split;

    if (item->group == NULL)
      continue;
    if (g_hash_table_lookup_extended (seen, item->group, NULL, &split))
      g_assert_cmpint (GPOINTER_TO_INT (split), ==, splits[i]);
    else
      g_hash_table_insert (seen, item->group, GINT_TO_POINTER (splits[i]));
  }
  g_assert_cmpuint (count (cases, splits, FUL_SPLIT_DEV, NULL), ==, 0);
  g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_TEST, NULL) - 200.0), <=, 2);
  g_assert_cmpfloat (fabs (count (cases, splits, FUL_SPLIT_TEST, "a") - 67.0), <=, 3);
}

static void
test_seed (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autofree FulSplit *first = NULL, *again = NULL, *other = NULL;

  for (int i = 0; i < 200; i++)
    add_case (cases, i % 2 == 0 ? "a" : "b", NULL);
  first = plan (cases, 0.4, 0.3, 0.3, 7);
  again = plan (cases, 0.4, 0.3, 0.3, 7);
  other = plan (cases, 0.4, 0.3, 0.3, 8);
  g_assert_cmpmem (first, 200 * sizeof *first, again, 200 * sizeof *again);
  g_assert_cmpint (memcmp (first, other, 200 * sizeof *first), !=, 0);
}

static void
test_refuses (void)
{
  static const FulSplitShares bad[] = {
    { .train = 0.5, .dev = 0.3, .test = 0.3 },
    { .train = -0.1, .dev = 0.3 },
    { .train = 0 },
    { .train = 1.5 },
    { .train = (double)NAN, .dev = 0.5 },
  };
  g_autoptr (GPtrArray) cases = new_cases ();

  add_case (cases, "a", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    FulSplit split = FUL_SPLIT_TEST;

    g_assert_false (ful_split_plan (cases, &bad[i], &split, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpint (split, ==, FUL_SPLIT_TEST);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/split-plan/stratified", test_stratified);
  g_test_add_func ("/cases/split-plan/unlabelled", test_unlabelled);
  g_test_add_func ("/cases/split-plan/groups-stay-whole", test_groups);
  g_test_add_func ("/cases/split-plan/seed", test_seed);
  g_test_add_func ("/cases/split-plan/refuses", test_refuses);
  return g_test_run ();
}
