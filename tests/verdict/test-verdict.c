/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole verdicts on small projects: what the scenarios of tests/data don't reach. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/json.h"
#include "situation.h"

/* --- leaning: beside more-evidence alone --- */

#define PRICES                                                                     \
  "set bar.quality=0.8\nset cost.prompt.price_in=2\nset cost.prompt.price_out=0\n" \
  "p@m zero-shot test 150/150 tokens=3000/1\n"                                     \
  "p@m zero-shot test 150/150 from=150 tokens=4000/1\n"

static const struct {
  const char *name;
  const char *text;
  FulCode code;
  FulCode leaning;
} leanings[] = {
  { "no-bar", "p@m zero-shot test 300/300", FUL_CODE_MORE_EVIDENCE, FUL_CODE_NONE },
  { "estimate-at-the-bar", "set bar.quality=0.9\np@m zero-shot test 45/50", FUL_CODE_MORE_EVIDENCE,
    FUL_CODE_STAY_PROMPT },
  { "not-measurable", "set bar.quality=0.8\nset bar.agreement=0.9\np@m zero-shot test 290/300",
    FUL_CODE_MORE_EVIDENCE, FUL_CODE_NONE },
  /* The mean price of a call is 0.007 USD. */
  { "cost-within", PRICES "set bar.cost_per_request=0.0071", FUL_CODE_MORE_EVIDENCE,
    FUL_CODE_STAY_PROMPT },
  { "cost-over", PRICES "set bar.cost_per_request=0.0069", FUL_CODE_MORE_EVIDENCE,
    FUL_CODE_IMPROVE_PROMPT },
  { "undecided-plateau-lacks-cases",
    "set bar.quality=0.7\nna tools\nna retrieval\nna validation\nna structure\n"
    "p0@m zero-shot test 24/40\np1@m few-shot test 24/40 +examples\n"
    "p2@m few-shot test 24/40 +examples\np3@m few-shot test 24/40 +examples",
    FUL_CODE_MORE_EVIDENCE, FUL_CODE_NONE },
  { "trained-would-clear",
    READY PLATEAU "set workflow.changes_per_month=0.1\n"
                  "set bar.quality=0.9\nt@ft tuned test 56/60",
    FUL_CODE_MORE_EVIDENCE, FUL_CODE_TUNE },
  { "trained-would-fail", PLATEAU "set bar.quality=0.9\nt@ft tuned test 52/60",
    FUL_CODE_MORE_EVIDENCE, FUL_CODE_REDESIGN },
  { "cost-unknown", PLATEAU "set bar.quality=0.9\nset bar.required=false", FUL_CODE_MORE_EVIDENCE,
    FUL_CODE_NONE },
  /* Nobody has met test but z, which fails; f leads on dev and would clear. */
  { "not-on-test",
    "set bar.quality=0.9\nz@m zero-shot test 100/300\nz@m zero-shot dev 100/300\n"
    "f@m few-shot dev 290/300 +examples",
    FUL_CODE_MORE_EVIDENCE, FUL_CODE_STAY_PROMPT },
  { "beside-another-code", "set bar.quality=0.9\np@m zero-shot test 40/50", FUL_CODE_IMPROVE_PROMPT,
    FUL_CODE_NONE },
};

static void
test_leaning (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (leanings); i++) {
    g_autoptr (Situation) situation = situation_new (leanings[i].text);
    g_autoptr (FulVerdict) verdict = situation_verdict (situation);

    g_test_message ("%s", leanings[i].name);
    g_assert_cmpint (verdict->code, ==, leanings[i].code);
    g_assert_cmpint (verdict->leaning, ==, leanings[i].leaning);
  }
}

static void
test_n_needed (void)
{
  /* Of the undecided rung with the highest lower bound. */
  g_autoptr (Situation) situation =
      situation_new ("set bar.quality=0.9\nz@m zero-shot test 44/50\nf@m few-shot test 47/50");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);
  FulMean mean = verdict->ladder[FUL_RUNG_FEW_SHOT].quality;

  g_assert_cmpstr (verdict->reason, ==, "undecided");
  g_assert_cmpfloat (verdict->n_needed, ==, ful_cases_to_settle (&mean, 0.9, 0.05));
}

static void
test_n_needed_of_nothing_measured (void)
{
  g_autoptr (Situation) situation =
      situation_new ("set bar.quality=0.8\nset bar.agreement=0.9\np@m zero-shot test 290/300");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);

  g_assert_cmpstr (verdict->reason, ==, "undecided");
  g_assert_true (isnan (verdict->n_needed));
}

static void
test_rung_is_null_where_not_measured (void)
{
  g_autoptr (Situation) situation =
      situation_new (COSTS LARGE READY "set bar.quality=0.8\np@m zero-shot test 290/300");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);

  g_assert_cmpint (verdict->code, ==, FUL_CODE_PILOT_TUNING);
  g_assert_cmpint (verdict->rung, ==, FUL_RUNG_UNSET);
  g_assert_cmpint (verdict->pair.tuned_rung, ==, FUL_RUNG_TUNED);
  g_assert_cmpint (verdict->pair.tuned_arm, ==, -1);
}

static void
test_pair_follows_the_lightest_trained (void)
{
  g_autoptr (Situation) situation =
      situation_new (COSTS SMALL "set bar.quality=0.9\np@m zero-shot test 150/300\n"
                                 "s@sp specialist test 290/300\nt@ft tuned test 290/300");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);

  g_assert_cmpint (verdict->pair.prompt_arm, ==, (int)situation_arm (situation, "p#1@m"));
  g_assert_cmpint (verdict->pair.tuned_rung, ==, FUL_RUNG_SPECIALIST);
  g_assert_cmpint (verdict->pair.tuned_arm, ==, (int)situation_arm (situation, "s#1@sp"));
}

static void
test_ladder (void)
{
  g_autoptr (Situation) situation =
      situation_new ("set bar.quality=0.9\nz@m zero-shot test 150/300\nf@m few-shot test 290/300");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);

  g_assert_cmpint (verdict->ladder[FUL_RUNG_ZERO_SHOT].state, ==, FUL_FAILS);
  g_assert_cmpint (verdict->ladder[FUL_RUNG_FEW_SHOT].state, ==, FUL_CLEARS);
  g_assert_cmpuint (verdict->ladder[FUL_RUNG_FEW_SHOT].quality.n, ==, 300);
  g_assert_false (verdict->ladder[FUL_RUNG_TUNED].measured);
  g_assert_cmpint (verdict->ladder[FUL_RUNG_TUNED].state, ==, FUL_UNMEASURED);
  g_assert_cmpint (verdict->ladder[FUL_RUNG_TUNED].arm, ==, -1);
}

/* Members in the order and of the kind of design §8. */
static void
test_json (void)
{
  static const char *const members[] = { "code",    "reason",       "headline",     "rung",
                                         "leaning", "n_needed",     "failure_mode", "plateau",
                                         "steps",   "factors",      "ladder",       "readiness",
                                         "next",    "would_change", "robustness",   "cautions" };
  g_autoptr (Situation) situation =
      situation_new ("set bar.quality=0.9\np@m zero-shot test 46/50 format");
  g_autoptr (FulVerdict) verdict = situation_verdict (situation);
  g_autofree char *text = ful_verdict_to_json (verdict, &situation->input);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = ful_json_parse (text, strlen (text), NULL, &error);
  g_autoptr (GList) names = NULL;
  JsonObject *object, *rung, *next;
  gsize i = 0;

  g_assert_no_error (error);
  object = json_node_get_object (root);
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    g_assert_cmpstr (l->data, ==, members[i++]);
  g_assert_cmpuint (i, ==, G_N_ELEMENTS (members));
  g_assert_cmpstr (json_object_get_string_member (object, "code"), ==, "more-evidence");
  g_assert_cmpstr (json_object_get_string_member (object, "leaning"), ==, "stay-prompt");
  g_assert_true (json_object_get_null_member (object, "rung"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "steps")), ==, 5);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "factors")), ==,
                    7);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "ladder")), ==, 6);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "readiness")), ==,
                    6);
  rung = json_array_get_object_element (json_object_get_array_member (object, "ladder"), 1);
  g_assert_cmpstr (json_object_get_string_member (rung, "rung"), ==, "few-shot");
  g_assert_true (json_object_get_null_member (rung, "arm"));
  g_assert_true (json_object_get_null_member (rung, "clears"));
  g_assert_true (json_object_get_null_member (rung, "quality"));
  next = json_array_get_object_element (json_object_get_array_member (object, "next"), 0);
  g_assert_cmpstr (json_object_get_string_member (next, "action"), ==, "add-cases");
  g_assert_true (json_object_get_null_member (next, "lever"));
  g_assert_true (json_object_get_null_member (next, "arm"));
  g_assert_true (json_object_get_null_member (next, "saving"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/leaning", test_leaning);
  g_test_add_func ("/verdict/n-needed", test_n_needed);
  g_test_add_func ("/verdict/n-needed/nothing-measured", test_n_needed_of_nothing_measured);
  g_test_add_func ("/verdict/rung/not-measured", test_rung_is_null_where_not_measured);
  g_test_add_func ("/verdict/pair/lightest-trained", test_pair_follows_the_lightest_trained);
  g_test_add_func ("/verdict/ladder", test_ladder);
  g_test_add_func ("/verdict/json", test_json);
  return g_test_run ();
}
