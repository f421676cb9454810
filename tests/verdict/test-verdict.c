/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole verdicts on small projects: what the scenarios of tests/data don't reach. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/json.h"
#include "situation.h"
#include "verdict/verdict.h"

/* Costs at which training pays back surely at 5,000,000 requests a month, and not at 400. */
#define COSTS                                                                  \
  "set workflow.task=classification\nset workflow.changes_per_month=0.1\n"     \
  "set cost.hourly_rate=90\nset cost.setup_hours=80\nset cost.examples=2000\n" \
  "set cost.curation_minutes_per_example=2\nset cost.retrain_months=6\n"       \
  "set cost.retrain_share=0.3\nset cost.monitoring_hours_per_month=8\n"        \
  "set cost.prompt.tokens_in=3000\nset cost.prompt.tokens_out=20\n"            \
  "set cost.prompt.price_in=2.5\nset cost.prompt.price_out=10\n"               \
  "set cost.tuned.tokens_in=200\nset cost.tuned.tokens_out=20\n"               \
  "set cost.tuned.price_in=0.3\nset cost.tuned.price_out=1.2\n"
#define LARGE "set workflow.volume_per_month=5000000\n"
#define SMALL "set workflow.volume_per_month=400\n"
#define READY                                                    \
  "set workflow.owner=ML team\nset workflow.drift_plan=weekly\n" \
  "set workflow.regression_frozen=true\nset workflow.examples_curated=1000\n"
/* Every lever that applies is in, and three attempts gain nothing. */
#define PLATEAU                                                                  \
  "na tools\nna retrieval\nna validation\nna structure\n"                        \
  "p0@m zero-shot test 240/400\np1@m few-shot test 300/400 +examples\n"          \
  "p2@m few-shot test 298/400 +examples\np3@m few-shot test 297/400 +examples\n" \
  "p4@m few-shot test 296/400 +examples\n"

static FulVerdict *
verdict_of (const Situation *situation)
{
  return ful_verdict_new (&situation->input);
}

static gboolean
has_caution (const FulVerdict *verdict, const char *code)
{
  for (guint i = 0; i < verdict->cautions->len; i++)
    if (strcmp (((FulCaution *)g_ptr_array_index (verdict->cautions, i))->code, code) == 0)
      return TRUE;
  return FALSE;
}

/* --- cautions: each once there and once not --- */

static const struct {
  const char *name;
  const char *code;
  const char *with;
  const char *without;
} cautions[] = {
  { "few-cases", "few-cases", "set bar.quality=0.5\np@m zero-shot test 29/29",
    "set bar.quality=0.5\np@m zero-shot test 30/30" },
  { "few-cases/best-prompt-arm-not-judged", "few-cases",
    "set bar.quality=0.5\np@m few-shot dev 295/300\nq@m zero-shot test 10/60\n"
    "q@m zero-shot dev 50/300",
    "set bar.quality=0.5\np@m few-shot dev 295/300\np@m few-shot test 40/60" },
  { "near-bar/quality", "near-bar", "set bar.quality=0.9\np@m zero-shot test 1814/2000",
    "set bar.quality=0.9\np@m zero-shot test 1914/2000" },
  { "near-bar/of-what-does-not-stand", "near-bar",
    "set bar.quality=0.9\np@m zero-shot test 1814/2000\nq@m zero-shot test 1000/2000",
    "set bar.quality=0.9\np@m zero-shot test 1914/2000\nq@m zero-shot test 1814/2000" },
  { "few-clusters", "few-clusters", "set bar.quality=0.5\np@m zero-shot test 90/98 group=2",
    "set bar.quality=0.5\np@m zero-shot test 90/100 group=2" },
  { "one-split", "one-split", "p@m zero-shot test 90/100",
    "p@m zero-shot test 90/100\np@m zero-shot dev 90/100" },
  { "infrastructure", "infrastructure", "p@m zero-shot test 90/97 errors=3",
    "p@m zero-shot test 90/98 errors=2" },
  { "infrastructure/of-any-arm", "infrastructure",
    "p@m zero-shot test 90/97\nq@m zero-shot dev 9/9 errors=1",
    "p@m zero-shot test 90/97\nq@m zero-shot dev 9/9" },
  { "offline-models", "offline-models", "p@m zero-shot test 90/100 offline",
    "p@m zero-shot test 90/100" },
  { "invalid-evidence/stale", "invalid-evidence", "p@m zero-shot test 90/100 stale=1",
    "p@m zero-shot test 90/100" },
  { "invalid-evidence/invalid", "invalid-evidence", "p@m zero-shot test 90/100 invalid=1",
    "p@m zero-shot test 90/100" },
  { "few-common", "few-common", "p@m zero-shot test 90/100\nq@m few-shot test 90/100 from=21",
    "p@m zero-shot test 90/100\nq@m few-shot test 90/100 from=20" },
  { "few-common/of-the-smaller-one", "few-common",
    "p@m zero-shot test 90/100\nq@m few-shot test 40/50 from=70",
    "p@m zero-shot test 90/100\nq@m few-shot test 40/50" },
  { "few-common/on-dev", "few-common",
    "p@m zero-shot dev 90/100\nq@m few-shot dev 90/100 from=50\np@m zero-shot test 9/10",
    "p@m zero-shot dev 90/100\nq@m few-shot dev 90/100\np@m zero-shot test 9/10" },
  { "latency-under-load", "latency-under-load",
    "set bar.p95_latency_ms=2000\np@m zero-shot test 90/100 latency=900 in-flight=64",
    "p@m zero-shot test 90/100 latency=900 in-flight=64" },
  { "inputs-missing", "inputs-missing", "p@m zero-shot test 90/100",
    COSTS SMALL "p@m zero-shot test 90/100" },
  { "poor-fit", "poor-fit",
    COSTS LARGE "set workflow.task=qa\nset bar.quality=0.8\np@m zero-shot test 290/300",
    COSTS SMALL "set workflow.task=qa\nset bar.quality=0.8\np@m zero-shot test 290/300" },
  { "does-not-pay", "does-not-pay", COSTS SMALL PLATEAU "set bar.quality=0.9",
    COSTS LARGE PLATEAU "set bar.quality=0.9" },
  { "lifetime-unknown", "lifetime-unknown",
    COSTS LARGE "set bar.quality=0.8\np@m zero-shot test 290/300",
    COSTS LARGE "set bar.quality=0.8\nset cost.lifetime_months=36\np@m zero-shot test 290/300" },
  { "lifetime-unknown/short-horizon", "lifetime-unknown",
    COSTS LARGE PLATEAU "set bar.quality=0.9\nset cost.horizon_months=13",
    COSTS LARGE PLATEAU "set bar.quality=0.9\nset cost.horizon_months=12" },
  { "lifetime-unknown/specialist", "lifetime-unknown",
    COSTS LARGE READY PLATEAU "set bar.quality=0.9\nt@ft tuned test 385/400",
    COSTS LARGE READY PLATEAU "set bar.quality=0.9\ns@sp specialist test 385/400" },
  { "model-retires", "model-retires",
    COSTS LARGE READY PLATEAU
    "set bar.quality=0.9\nset cost.lifetime_months=24\nt@ft tuned test 385/400",
    COSTS LARGE READY PLATEAU
    "set bar.quality=0.9\nset cost.lifetime_months=25\nt@ft tuned test 385/400" },
};

static void
test_caution (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Situation) with = situation_new (cautions[i].with);
  g_autoptr (Situation) without = situation_new (cautions[i].without);
  g_autoptr (FulVerdict) yes = verdict_of (with);
  g_autoptr (FulVerdict) no = verdict_of (without);

  g_assert_true (has_caution (yes, cautions[i].code));
  g_assert_false (has_caution (no, cautions[i].code));
}

static void
test_caution_test_worn (void)
{
  g_autoptr (Situation) situation = situation_new ("p@m zero-shot test 90/100");
  g_autoptr (FulVerdict) ten = NULL;
  g_autoptr (FulVerdict) eleven = NULL;

  situation->evidence->test_looks = 10;
  ten = verdict_of (situation);
  g_assert_false (has_caution (ten, "test-worn"));
  situation->evidence->test_looks = 11;
  eleven = verdict_of (situation);
  g_assert_true (has_caution (eleven, "test-worn"));
}

static void
test_inputs_missing_names_fields (void)
{
  g_autoptr (Situation) situation = situation_new (COSTS "p@m zero-shot test 90/100");
  g_autoptr (FulVerdict) verdict = verdict_of (situation);

  for (guint i = 0; i < verdict->cautions->len; i++) {
    const FulCaution *caution = g_ptr_array_index (verdict->cautions, i);

    if (strcmp (caution->code, "inputs-missing") == 0)
      g_assert_cmpstr (caution->text, ==, "Costs are unknown: workflow.volume_per_month");
  }
}

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
  g_autoptr (FulVerdict) verdict = verdict_of (situation);
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
  g_autoptr (FulVerdict) verdict = verdict_of (situation);
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
  g_autoptr (FulVerdict) verdict = verdict_of (situation);
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
  g_autoptr (FulVerdict) verdict = verdict_of (situation);
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
    g_autoptr (FulVerdict) verdict = verdict_of (situation);

    g_assert_cmpint (verdict->code, ==, FUL_CODE_STAY_PROMPT);
    g_assert_null (cheaper_of (verdict));
  }
}

/* --- the rest of the answer --- */

static void
test_n_needed (void)
{
  /* Of the undecided rung with the highest lower bound. */
  g_autoptr (Situation) situation =
      situation_new ("set bar.quality=0.9\nz@m zero-shot test 44/50\nf@m few-shot test 47/50");
  g_autoptr (FulVerdict) verdict = verdict_of (situation);
  FulMean mean = verdict->ladder[FUL_RUNG_FEW_SHOT].quality;

  g_assert_cmpstr (verdict->reason, ==, "undecided");
  g_assert_cmpfloat (verdict->n_needed, ==, ful_cases_to_settle (&mean, 0.9, 0.05));
}

static void
test_n_needed_of_nothing_measured (void)
{
  g_autoptr (Situation) situation =
      situation_new ("set bar.quality=0.8\nset bar.agreement=0.9\np@m zero-shot test 290/300");
  g_autoptr (FulVerdict) verdict = verdict_of (situation);

  g_assert_cmpstr (verdict->reason, ==, "undecided");
  g_assert_true (isnan (verdict->n_needed));
}

static void
test_rung_is_null_where_not_measured (void)
{
  g_autoptr (Situation) situation =
      situation_new (COSTS LARGE READY "set bar.quality=0.8\np@m zero-shot test 290/300");
  g_autoptr (FulVerdict) verdict = verdict_of (situation);

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
  g_autoptr (FulVerdict) verdict = verdict_of (situation);

  g_assert_cmpint (verdict->pair.prompt_arm, ==, (int)situation_arm (situation, "p#1@m"));
  g_assert_cmpint (verdict->pair.tuned_rung, ==, FUL_RUNG_SPECIALIST);
  g_assert_cmpint (verdict->pair.tuned_arm, ==, (int)situation_arm (situation, "s#1@sp"));
}

static void
test_ladder (void)
{
  g_autoptr (Situation) situation =
      situation_new ("set bar.quality=0.9\nz@m zero-shot test 150/300\nf@m few-shot test 290/300");
  g_autoptr (FulVerdict) verdict = verdict_of (situation);

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
  g_autoptr (FulVerdict) verdict = verdict_of (situation);
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
  for (gsize i = 0; i < G_N_ELEMENTS (cautions); i++)
    add_table ("caution", cautions[i].name, i, test_caution);
  g_test_add_func ("/verdict/caution/test-worn", test_caution_test_worn);
  g_test_add_func ("/verdict/caution/inputs-missing/names-fields",
                   test_inputs_missing_names_fields);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    add_table ("steps", steps[i].name, i, test_steps);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    add_table ("next", actions[i].name, i, test_actions);
  g_test_add_func ("/verdict/cheaper-arm", test_cheaper_arm);
  g_test_add_func ("/verdict/cheaper-arm/volume-unknown", test_cheaper_arm_volume_unknown);
  g_test_add_func ("/verdict/cheaper-arm/none", test_no_cheaper_arm);
  g_test_add_func ("/verdict/n-needed", test_n_needed);
  g_test_add_func ("/verdict/n-needed/nothing-measured", test_n_needed_of_nothing_measured);
  g_test_add_func ("/verdict/rung/not-measured", test_rung_is_null_where_not_measured);
  g_test_add_func ("/verdict/pair/lightest-trained", test_pair_follows_the_lightest_trained);
  g_test_add_func ("/verdict/ladder", test_ladder);
  g_test_add_func ("/verdict/json", test_json);
  return g_test_run ();
}
