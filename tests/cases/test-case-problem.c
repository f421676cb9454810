/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-problem.h"

#include <string.h>

#include "project/case.h"

static GPtrArray *
new_cases (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
}

static void
add (GPtrArray *cases, FulSplit split, const char *text, const char *expected)
{
  FulCase *item = ful_case_new ();

  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->id = cases->len + 1;
  item->split = split;
  item->var_names = g_strdupv ((char *[]){ (char *)"message", NULL });
  item->var_values = g_strdupv ((char *[]){ (char *)text, NULL });
  item->expected = g_strdup (expected);
  g_ptr_array_add (cases, item);
}

static FulCaseProblem *
find (GPtrArray *cases)
{
  g_autoptr (GError) error = NULL;
  FulLabel label = { .name = (char *)"card" };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  FulCaseProblem *problem;

  g_ptr_array_add (labels, &label);
  problem = ful_case_problem_find (cases, labels, NULL, &error);
  g_assert_no_error (error);
  return problem;
}

static char *
joined (const GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", (int)g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

/* Each copy in the split that matters less goes, also where one earlier copy stands for all. */
static void
test_leak (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (FulCaseProblem) problem = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *mend = NULL;

  add (cases, FUL_SPLIT_DEV, "where is my card", "card");
  add (cases, FUL_SPLIT_DEV, "Where is my card", "card");
  add (cases, FUL_SPLIT_TEST, "where is  my card", "card");
  add (cases, FUL_SPLIT_DEV, "something else entirely", "card");
  problem = find (cases);
  shown = joined (problem->shown);
  mend = joined (problem->mend);
  g_assert_cmpint (problem->kind, ==, FUL_CASE_PROBLEM_LEAK);
  g_assert_cmpint (problem->split, ==, FUL_SPLIT_DEV);
  g_assert_cmpint (problem->other, ==, FUL_SPLIT_TEST);
  g_assert_cmpstr (mend, ==, "1 2");
  g_assert_cmpstr (shown, ==, "3 1 2");
  g_assert_true (ful_case_problem_can_mend (problem));
}

static void
test_no_split_is_test (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (FulCaseProblem) problem = NULL;
  g_autofree char *mend = NULL;

  add (cases, FUL_SPLIT_NONE, "where is my card", "card");
  add (cases, FUL_SPLIT_TRAIN, "where is my card", "card");
  problem = find (cases);
  mend = joined (problem->mend);
  g_assert_cmpint (problem->kind, ==, FUL_CASE_PROBLEM_LEAK);
  g_assert_cmpstr (mend, ==, "2");
}

static void
test_contradiction (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (FulCaseProblem) problem = NULL;

  add (cases, FUL_SPLIT_DEV, "where is my card", "card");
  add (cases, FUL_SPLIT_DEV, "where is my card", "transfer");
  add (cases, FUL_SPLIT_TEST, "quite another question", "card");
  problem = find (cases);
  g_assert_cmpint (problem->kind, ==, FUL_CASE_PROBLEM_CONTRADICTION);
  g_assert_cmpuint (problem->shown->len, ==, 2);
  g_assert_false (ful_case_problem_can_mend (problem));
}

static void
test_near_leak (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (FulCaseProblem) problem = NULL;

  add (cases, FUL_SPLIT_TRAIN, "I had cash transferred but the balance did not change at all.",
       "card");
  add (cases, FUL_SPLIT_TEST, "I had cash transferred but the balance did not change at all",
       "card");
  add (cases, FUL_SPLIT_DEV, "quite another question", "card");
  problem = find (cases);
  g_assert_cmpint (problem->kind, ==, FUL_CASE_PROBLEM_NEAR_LEAK);
  g_assert_cmpint (problem->split, ==, FUL_SPLIT_TRAIN);
  g_assert_cmpuint (problem->mend->len, ==, 1);
}

static void
test_lesser (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (FulCaseProblem) problem = NULL;

  add (cases, FUL_SPLIT_DEV, "where is my card", "card");
  add (cases, FUL_SPLIT_DEV, "quite another question", "card");
  problem = find (cases);
  g_assert_cmpint (problem->kind, ==, FUL_CASE_PROBLEM_ONE_SPLIT);
  g_assert_cmpint (problem->split, ==, FUL_SPLIT_DEV);
  g_clear_pointer (&problem, ful_case_problem_free);

  add (cases, FUL_SPLIT_TEST, "a third thing to ask", "card");
  add (cases, FUL_SPLIT_TEST, "a third thing to ask", "card");
  problem = find (cases);
  g_assert_cmpint (problem->kind, ==, FUL_CASE_PROBLEM_DUPLICATES);
  g_assert_cmpint (g_array_index (problem->mend, gint64, 0), ==, 4);
  g_clear_pointer (&problem, ful_case_problem_free);

  g_ptr_array_remove_index (cases, 3);
  problem = find (cases);
  g_assert_cmpint (problem->kind, ==, FUL_CASE_PROBLEM_NONE);
  g_clear_pointer (&problem, ful_case_problem_free);

  add (cases, FUL_SPLIT_TEST, "number four", "transfer");
  problem = find (cases);
  g_assert_cmpint (problem->kind, ==, FUL_CASE_PROBLEM_LABELS);
  g_assert_cmpstr (problem->labels->pdata[0], ==, "transfer");
  g_assert_true (ful_case_problem_can_mend (problem));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/case-problem/leak", test_leak);
  g_test_add_func ("/cases/case-problem/no-split-is-test", test_no_split_is_test);
  g_test_add_func ("/cases/case-problem/contradiction", test_contradiction);
  g_test_add_func ("/cases/case-problem/near-leak", test_near_leak);
  g_test_add_func ("/cases/case-problem/lesser", test_lesser);
  return g_test_run ();
}
