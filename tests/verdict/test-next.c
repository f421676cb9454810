/* SPDX-License-Identifier: GPL-3.0-or-later */

/* States of the five steps, what to do next, and a cheaper arm (design §8). */

#include <string.h>

#include "situation.h"

/* --- steps --- */

static const struct {
  const char *name;
  const char *text;
  const char *states; /* d done, o open, b blocked */
} steps[] = {
  { "nothing", "", "oobob" },
  { "no-bar", COSTS SMALL PLATEAU, "ddddo" },
  { "clears", COSTS SMALL "set bar.quality=0.8\np@m zero-shot test 290/300", "ddddd" },
  { "clears-cost-unknown", "set bar.quality=0.8\np@m zero-shot test 290/300", "dddod" },
  { "levers-untried", COSTS SMALL "set bar.quality=0.9\np@m zero-shot test 150/300", "dobdb" },
  { "too-few-failures", COSTS SMALL "set bar.quality=0.9\np@m zero-shot test 25/34", "oobdb" },
  { "plateau-proven", COSTS SMALL PLATEAU "set bar.quality=0.9", "ddddd" },
  { "undecided-on-a-plateau", COSTS SMALL PLATEAU "set bar.quality=0.77", "ddddo" },
  { "plateau-open",
    COSTS SMALL "set bar.quality=0.9\nna tools\nna retrieval\nna validation\nna structure\n"
                "p1@m few-shot test 150/300 +examples",
    "ddodb" },
};

static void
test_steps (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Situation) situation = situation_new (steps[i].text);
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);
  char got[6] = "";

  for (int step = 0; step < 5; step++) {
    got[step] = "odb"[verdict->steps[step].state];
    g_assert_cmpint (verdict->steps[step].step, ==, step + 1);
    g_assert_cmpstr (verdict->steps[step].summary, !=, "");
  }
  g_assert_cmpstr (got, ==, steps[i].states);
}

/* --- what to do next --- */

static char *
actions_of (const FulVerdict *verdict)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < verdict->next->len; i++) {
    const FulNext *next = g_ptr_array_index (verdict->next, i);

    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", next->action);
    if (next->lever != 0)
      g_string_append_printf (text, "(%s)", ful_lever_name (next->lever));
  }
  return g_string_free (text, FALSE);
}

static const struct {
  const char *name;
  const char *text;
  const char *expected;
} actions[] = {
  { "no-bar", COSTS SMALL "p@m zero-shot test 90/100", "set-bar" },
  { "no-cases", COSTS SMALL "set bar.quality=0.9", "import-cases" },
  { "undecided", COSTS SMALL "set bar.quality=0.9\np@m zero-shot test 46/50",
    "add-cases add-lever(examples)" },
  { "not-measurable",
    COSTS SMALL "set bar.quality=0.8\nset bar.agreement=0.9\np@m zero-shot test 290/300",
    "run add-lever(examples)" },
  { "not-on-test",
    COSTS SMALL "set bar.quality=0.9\nz@m zero-shot test 100/300\nz@m zero-shot dev 100/300\n"
                "p@m few-shot dev 290/300 +examples",
    "run add-lever(structure)" },
  { "cost-undecided",
    "set workflow.volume_per_month=400\nset bar.quality=0.8\nset bar.cost_per_request=0.0071\n"
    "set cost.prompt.price_in=2\nset cost.prompt.price_out=0\n"
    "p@m zero-shot test 150/150 tokens=3000/1\np@m zero-shot test 150/150 from=150 tokens=4000/1",
    "add-cases add-lever(examples) fill-costs" },
  { "trained-undecided", COSTS SMALL PLATEAU "set bar.quality=0.9\nt@ft tuned test 56/60",
    "add-cases" },
  { "too-few-cases",
    COSTS SMALL "set bar.quality=0.95\nna tools\nna retrieval\nna validation\nna structure\n"
                "p0@m zero-shot test 24/40\np1@m few-shot test 24/40 +examples\n"
                "p2@m few-shot test 24/40 +examples\np3@m few-shot test 24/40 +examples",
    "add-cases" },
  { "improve", COSTS SMALL "set bar.quality=0.9\np@m zero-shot test 150/300 format",
    "add-lever(validation)" },
  { "improve-trained-clears",
    COSTS SMALL "set bar.quality=0.9\np@m zero-shot test 150/300\nt@ft tuned test 290/300",
    "add-lever(examples) pilot-tuning" },
  { "another-attempt",
    COSTS SMALL "set bar.quality=0.9\nna tools\nna retrieval\nna validation\nna structure\n"
                "p1@m few-shot test 150/300 +examples",
    "new-revision" },
  { "slow",
    COSTS SMALL "set bar.quality=0.9\nset bar.p95_latency_ms=2000\n"
                "p@m zero-shot test 290/300 latency=9000",
    "new-revision" },
  { "add-retrieval", COSTS SMALL "set bar.quality=0.9\np@m zero-shot test 150/300 knowledge",
    "add-retrieval(retrieval)" },
  { "stay", COSTS SMALL "set bar.quality=0.8\np@m zero-shot test 290/300", "record-decision" },
  { "stay-cost-unknown", "set bar.quality=0.8\np@m zero-shot test 290/300",
    "record-decision fill-costs" },
  { "pilot", COSTS LARGE READY "set bar.quality=0.8\np@m zero-shot test 290/300", "pilot-tuning" },
  { "pilot-not-ready", COSTS LARGE "set bar.quality=0.8\np@m zero-shot test 290/300",
    "pilot-tuning meet-readiness" },
  { "tune", COSTS LARGE READY PLATEAU "set bar.quality=0.9\nt@ft tuned test 385/400",
    "record-decision" },
  { "not-worth-it", COSTS SMALL PLATEAU "set bar.quality=0.9\nset bar.required=false",
    "review-costs" },
  { "unstable", COSTS SMALL PLATEAU "set bar.quality=0.9\nset workflow.changes_per_month=4",
    "review-bar" },
  { "redesign", COSTS SMALL PLATEAU "set bar.quality=0.9\nt@ft tuned test 200/400",
    "show-failures" },
  { "cost-unknown", PLATEAU "set bar.quality=0.9\nset bar.required=false", "fill-costs" },
};

static void
test_actions (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Situation) situation = situation_new (actions[i].text);
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);
  g_autofree char *got = actions_of (verdict);

  g_assert_cmpstr (got, ==, actions[i].expected);
  g_assert_cmpuint (g_strv_length (verdict->why), >=, 1);
  g_assert_cmpuint (g_strv_length (verdict->why), <=, 3);
  g_assert_cmpstr (verdict->headline, !=, "");
}

/* --- a cheaper arm --- */

#define PRICED "set cost.prompt.price_in=2\nset cost.prompt.price_out=0\nset bar.quality=0.85\n"

static const FulNext *
cheaper_of (const FulVerdict *verdict)
{
  for (guint i = 0; i < verdict->next->len; i++) {
    const FulNext *next = g_ptr_array_index (verdict->next, i);

    if (strcmp (next->action, "use-arm") == 0)
      return next;
  }
  return NULL;
}

static void
test_cheaper_arm (void)
{
  g_autoptr (Situation) situation =
      situation_new (PRICED "set workflow.volume_per_month=1000000\nset cost.reask_share=0.1\n"
                            "a@m few-shot test 390/400 tokens=3000/10\n"
                            "b@m few-shot test 388/400 tokens=1000/10\n"
                            "c@m few-shot test 386/400 tokens=2000/10");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);
  const FulNext *next = cheaper_of (verdict);

  g_assert_cmpint (verdict->code, ==, FUL_CODE_STAY_PROMPT);
  g_assert_cmpint (verdict->rung_arm, ==, (int)situation_arm (situation, "a#1@m"));
  g_assert_nonnull (next);
  g_assert_cmpint (next->arm, ==, (int)situation_arm (situation, "b#1@m"));
  /* 2,000 tokens at 2 USD a million, 1,100,000 times. */
  g_assert_cmpfloat_with_epsilon (next->saving, 4400, 1e-6);
}

static void
test_cheaper_arm_volume_unknown (void)
{
  g_autoptr (Situation) situation =
      situation_new (PRICED "a@m few-shot test 390/400 tokens=3000/10\n"
                            "b@m few-shot test 388/400 tokens=1000/10");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);
  const FulNext *next = cheaper_of (verdict);

  g_assert_nonnull (next);
  g_assert_true (isnan (next->saving));
}

static void
test_no_cheaper_arm (void)
{
  static const char *const others[] = {
    "b@m few-shot test 300/400 tokens=1000/10",  /* does not clear */
    "b@m few-shot test 358/400 tokens=1000/10",  /* clears by its estimate, and is inferior */
    "b@m few-shot test 388/400 tokens=3000/10",  /* no cheaper */
    "b@m engineered test 388/400 tokens=100/10", /* of another rung */
    "b@m few-shot dev 388/400 tokens=1000/10\na@m few-shot dev 390/400",
    "b@m few-shot test 388/400" /* price unknown */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *text =
        g_strconcat (PRICED "a@m few-shot test 390/400 tokens=3000/10\n", others[i], NULL);
    g_autoptr (Situation) situation = situation_new (text);
    g_autoptr (FulVerdict) verdict = situation_verdict (situation);

    g_assert_cmpint (verdict->code, ==, FUL_CODE_STAY_PROMPT);
    g_assert_null (cheaper_of (verdict));
  }
}

static void
add_table (const char *under, const char *name, gsize i, void (*func) (gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/verdict/%s/%s", under, name);

  g_test_add_data_func (path, GSIZE_TO_POINTER (i), func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    add_table ("steps", steps[i].name, i, test_steps);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    add_table ("next", actions[i].name, i, test_actions);
  g_test_add_func ("/verdict/cheaper-arm", test_cheaper_arm);
  g_test_add_func ("/verdict/cheaper-arm/volume-unknown", test_cheaper_arm_volume_unknown);
  g_test_add_func ("/verdict/cheaper-arm/none", test_no_cheaper_arm);
  return g_test_run ();
}
