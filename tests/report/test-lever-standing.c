/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/lever-standing.h"

#include <string.h>

#include "../stats/builder.h"

#define N 1000

static const FulLeverStanding *
at (const GPtrArray *all, FulLevers lever)
{
  for (guint i = 0; i < all->len; i++)
    if (((const FulLeverStanding *)all->pdata[i])->lever == lever)
      return all->pdata[i];
  g_assert_not_reached ();
}

static void
add_arm (FulEvidence *evidence, const char *prompt, FulLevers levers, guint passed)
{
  built_shares (evidence, built_arm (evidence, prompt, "m", FUL_RUNG_FEW_SHOT, levers), 0, N,
                passed);
}

static void
test_measured (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (BuiltEvidence) evidence = built_evidence_new ();
  g_autoptr (BuiltSnapshot) snapshot = built_snapshot_new ();
  g_autoptr (FulStandings) standings = NULL;
  g_autoptr (GPtrArray) all = NULL;

  snapshot->prompts = none;
  built_cases (evidence, FUL_SPLIT_DEV, N);
  add_arm (evidence, "a", FUL_LEVER_STRUCTURE, 600);
  add_arm (evidence, "b", FUL_LEVER_STRUCTURE | FUL_LEVER_EXAMPLES, 684);
  add_arm (evidence, "c", FUL_LEVER_STRUCTURE | FUL_LEVER_EXAMPLES | FUL_LEVER_VALIDATION, 685);
  add_arm (evidence, "d", FUL_LEVER_STRUCTURE | FUL_LEVER_TOOLS, 500);
  standings = ful_standings_new (evidence);
  all = ful_lever_standings (snapshot, standings);
  g_assert_cmpuint (all->len, ==, FUL_N_LEVERS);
  g_assert_cmpint (at (all, FUL_LEVER_EXAMPLES)->state, ==, FUL_LEVER_GAINED);
  g_assert_cmpstr (at (all, FUL_LEVER_EXAMPLES)->words, ==, "+8.5 points");
  g_assert_nonnull (strstr (at (all, FUL_LEVER_EXAMPLES)->detail, "c#1"));
  g_assert_cmpint (at (all, FUL_LEVER_VALIDATION)->state, ==, FUL_LEVER_CHANCE);
  g_assert_cmpstr (at (all, FUL_LEVER_VALIDATION)->words, ==, "+0.1 points, could be chance");
  g_assert_cmpint (at (all, FUL_LEVER_TOOLS)->state, ==, FUL_LEVER_WORSE);
  g_assert_cmpint (at (all, FUL_LEVER_STRUCTURE)->state, ==, FUL_LEVER_NOT_COMPARED);
  g_assert_cmpint (at (all, FUL_LEVER_RETRIEVAL)->state, ==, FUL_LEVER_UNTRIED);
}

static void
test_not_applicable_comes_first (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (BuiltSnapshot) snapshot = built_snapshot_new ();
  g_autoptr (GPtrArray) all = NULL;

  snapshot->prompts = none;
  built_not_applicable (snapshot, FUL_LEVER_TOOLS);
  all = ful_lever_standings (snapshot, NULL);
  g_assert_cmpint (at (all, FUL_LEVER_TOOLS)->state, ==, FUL_LEVER_NOT_APPLICABLE);
  g_assert_cmpint (at (all, FUL_LEVER_EXAMPLES)->state, ==, FUL_LEVER_UNTRIED);
  g_assert_cmpstr (at (all, FUL_LEVER_EXAMPLES)->words, ==, "not tried");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/lever-standing/measured", test_measured);
  g_test_add_func ("/report/lever-standing/not-applicable-comes-first",
                   test_not_applicable_comes_first);
  return g_test_run ();
}
