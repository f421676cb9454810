/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which arm stands for a rung, and where the rung stands (method §8 "A rung's arms are ranked"). */

#include "verdict/grounds.h"

#include "situation.h"

typedef struct {
  FulState state;
  const char *arm; /* NULL: none stands */
  FulState leaning;
} Expected;

static const char *
name_of (const FulGrounds *grounds, int arm)
{
  const FulEvidenceArm *found = ful_grounds_arm (grounds, arm);

  return found != NULL ? found->name : NULL;
}

static void
check (const char *text, FulRung rung, Expected expected)
{
  g_autoptr (Situation) situation = situation_new (text);
  g_autoptr (FulGrounds) grounds = ful_grounds_new (&situation->input);
  const FulRungStanding *standing = &grounds->ladder.rungs[rung];

  g_assert_cmpint (standing->state, ==, expected.state);
  g_assert_cmpstr (name_of (grounds, standing->arm), ==, expected.arm);
  g_assert_cmpint (grounds->leaning.rungs[rung].state, ==, expected.leaning);
}

static void
test_not_measured (void)
{
  check ("set bar.quality=0.9\nz@m zero-shot test 290/300", FUL_RUNG_TUNED,
         (Expected){ FUL_UNMEASURED, NULL, FUL_UNMEASURED });
  /* Answers that don't count do not measure a rung: 12 of at least 30. */
  check ("set bar.quality=0.9\nz@m zero-shot test 290/300\nt@f tuned test 12/12", FUL_RUNG_TUNED,
         (Expected){ FUL_UNMEASURED, NULL, FUL_UNMEASURED });
}

static void
test_chosen_on_dev_judged_on_test (void)
{
  /* b leads on dev, and fails on test, where a would clear. */
  check ("set bar.quality=0.85\n"
         "a@m few-shot dev 270/300\na@m few-shot test 290/300\n"
         "b@m few-shot dev 295/300\nb@m few-shot test 200/300",
         FUL_RUNG_FEW_SHOT, (Expected){ FUL_FAILS, "b#1@m", FUL_FAILS });
}

static void
test_state_before_higher (void)
{
  /* b is better, and over the limit of 1 cent a request; a clears. */
  check ("set bar.quality=0.8\nset bar.p95_latency_ms=2000\n"
         "b@m few-shot test 295/300 latency=9000\na@m few-shot test 280/300 latency=500",
         FUL_RUNG_FEW_SHOT, (Expected){ FUL_CLEARS, "a#1@m", FUL_CLEARS });
}

static void
test_better_one_not_on_test (void)
{
  /* What leads on dev has not met test: the one that has fails, the rung is undecided. */
  check ("set bar.quality=0.88\n"
         "a@m few-shot dev 240/400\na@m few-shot test 248/400\nb@m few-shot dev 388/400",
         FUL_RUNG_FEW_SHOT, (Expected){ FUL_UNDECIDED, "a#1@m", FUL_CLEARS });
}

static void
test_worse_one_not_on_test (void)
{
  /* What ranks before fails on dev too, so it changes nothing. */
  check ("set bar.quality=0.88\n"
         "a@m few-shot dev 200/400\na@m few-shot test 200/400\nb@m few-shot dev 240/400",
         FUL_RUNG_FEW_SHOT, (Expected){ FUL_FAILS, "a#1@m", FUL_FAILS });
}

static void
test_clears_whatever_is_before (void)
{
  check ("set bar.quality=0.88\n"
         "a@m few-shot dev 380/400\na@m few-shot test 385/400\nb@m few-shot dev 398/400",
         FUL_RUNG_FEW_SHOT, (Expected){ FUL_CLEARS, "a#1@m", FUL_CLEARS });
}

static void
test_none_on_test (void)
{
  check ("set bar.quality=0.88\nz@m zero-shot test 200/400\nb@m few-shot dev 398/400",
         FUL_RUNG_FEW_SHOT, (Expected){ FUL_UNDECIDED, NULL, FUL_CLEARS });
  /* One that may clear by its bounds, and by its estimate does not. */
  check ("set bar.quality=0.88\nz@m zero-shot test 40/80\nb@m few-shot dev 68/80",
         FUL_RUNG_FEW_SHOT, (Expected){ FUL_UNDECIDED, NULL, FUL_FAILS });
  /* All fail where they were selected. */
  check ("set bar.quality=0.88\nz@m zero-shot test 200/400\nb@m few-shot dev 200/400",
         FUL_RUNG_FEW_SHOT, (Expected){ FUL_FAILS, NULL, FUL_FAILS });
}

static void
test_leaning_keeps_what_cannot_be_measured (void)
{
  check ("set bar.quality=0.9\nset bar.agreement=0.9\nz@m zero-shot test 290/300",
         FUL_RUNG_ZERO_SHOT, (Expected){ FUL_UNDECIDED, "z#1@m", FUL_UNDECIDED });
  check ("set bar.quality=0.9\nset bar.agreement=0.9\nz@m zero-shot test 36/40", FUL_RUNG_ZERO_SHOT,
         (Expected){ FUL_UNDECIDED, "z#1@m", FUL_UNDECIDED });
  check ("set bar.quality=0.9\nset bar.agreement=0.9\nz@m zero-shot test 35/40", FUL_RUNG_ZERO_SHOT,
         (Expected){ FUL_UNDECIDED, "z#1@m", FUL_FAILS });
}

static void
test_without_bar (void)
{
  check ("z@m zero-shot test 290/300", FUL_RUNG_ZERO_SHOT,
         (Expected){ FUL_UNDECIDED, "z#1@m", FUL_UNDECIDED });
}

static void
test_facts (void)
{
  g_autoptr (Situation) situation =
      situation_new ("set bar.quality=0.9\nset workflow.changes_per_month=2\n"
                     "set bar.required=false\nz@m zero-shot test 36/40 knowledge\n"
                     "f@m few-shot test 30/40 +examples knowledge");
  g_autoptr (FulGrounds) grounds = ful_grounds_new (&situation->input);
  FulRuleFacts facts = ful_grounds_facts (grounds, FALSE);

  g_assert_true (facts.has_bar && facts.has_cases && facts.has_evidence);
  g_assert_true (facts.unstable); /* 15 days, under the 21 that a retraining takes by default */
  g_assert_false (facts.bar_required);
  g_assert_true (facts.retrieval_untried);
  g_assert_false (facts.plateau_proven);
  g_assert_true (facts.rungs[FUL_RUNG_ZERO_SHOT].estimate_at_bar);
  g_assert_false (facts.rungs[FUL_RUNG_FEW_SHOT].estimate_at_bar);
  g_assert_false (facts.rungs[FUL_RUNG_TUNED].estimate_at_bar);
}

static void
test_good_but_slow (void)
{
  static const struct {
    const char *text;
    gboolean expected;
  } rows[] = {
    { "p@m zero-shot test 290/300 latency=9000", TRUE },
    { "p@m zero-shot test 290/300 latency=900", FALSE },
    { "p@m zero-shot test 200/300 latency=9000", FALSE }, /* quality fails too */
    { "p@m zero-shot test 278/300 latency=9000", FALSE }, /* quality is undecided */
    { "p@m zero-shot test 290/300 latency=9000\nset bar.agreement=0.9", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text =
        g_strconcat ("set bar.quality=0.92\nset bar.p95_latency_ms=2000\n", rows[i].text, NULL);
    g_autoptr (Situation) situation = situation_new (text);
    g_autoptr (FulGrounds) grounds = ful_grounds_new (&situation->input);

    g_assert_cmpint (grounds->good_but_slow_or_dear, ==, rows[i].expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/ladder/not-measured", test_not_measured);
  g_test_add_func ("/verdict/ladder/chosen-on-dev-judged-on-test",
                   test_chosen_on_dev_judged_on_test);
  g_test_add_func ("/verdict/ladder/state-before-higher", test_state_before_higher);
  g_test_add_func ("/verdict/ladder/better-one-not-on-test", test_better_one_not_on_test);
  g_test_add_func ("/verdict/ladder/worse-one-not-on-test", test_worse_one_not_on_test);
  g_test_add_func ("/verdict/ladder/clears-whatever-is-before", test_clears_whatever_is_before);
  g_test_add_func ("/verdict/ladder/none-on-test", test_none_on_test);
  g_test_add_func ("/verdict/ladder/not-measurable", test_leaning_keeps_what_cannot_be_measured);
  g_test_add_func ("/verdict/ladder/without-bar", test_without_bar);
  g_test_add_func ("/verdict/ladder/facts", test_facts);
  g_test_add_func ("/verdict/ladder/good-but-slow", test_good_but_slow);
  return g_test_run ();
}
