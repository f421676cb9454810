/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Method §8, rules 0 to 3, a line a clause. On the left what is known, on the right what follows:
 *   zero few engineered retrieval specialist tuned = C clears, U undecided, U+ undecided with its
 *   estimate at the bar, F fails; a rung not named is not measured
 *   plateau = proven (so by default), levers-untried, too-few-attempts, too-few-cases
 *   p-specialist, p-tuned = p_break_even, unknown where not named
 *   and the words below; the bar is set and required, cases are there and answered by default */

#include "verdict/rules.h"

#include <math.h>
#include <string.h>

static const struct {
  const char *clause;
  const char *facts;
  const char *expected; /* code, its reason in brackets, R or T where the rules name one */
} lines[] = {
  /* 0 */
  { "0/no-bar-comes-first", "no-bar no-cases nothing-run", "more-evidence(no-bar)" },
  { "0/then-no-cases", "no-cases nothing-run", "more-evidence(no-cases)" },
  { "0/then-nothing-run", "nothing-run", "more-evidence(nothing-run)" },
  { "0/no-bar-though-measured", "no-bar zero=U", "more-evidence(no-bar)" },

  /* 1 */
  { "1/lightest-that-clears", "zero=F few=C engineered=C tuned=F", "stay-prompt few-shot" },
  { "1/an-undecided-lighter-one-does-not-matter", "zero=U+ few=C tuned=F", "stay-prompt few-shot" },
  { "1a/ready", "few=C tuned=C p-tuned=0.8 ready", "tune(cost) tuned" },
  { "1a/not-ready", "few=C tuned=C p-tuned=0.8", "pilot-tuning(cost) tuned" },
  { "1a/pays-too-seldom", "few=C tuned=C p-tuned=0.79 ready", "stay-prompt few-shot" },
  { "1a/cost-unknown", "few=C tuned=C ready", "stay-prompt few-shot" },
  { "1a/inferior", "few=C tuned=C p-tuned=1 inferior-tuned ready", "stay-prompt few-shot" },
  { "1a/does-not-clear", "few=C tuned=U+ p-tuned=1 ready", "stay-prompt few-shot" },
  { "1a/unstable", "few=C tuned=C p-tuned=1 unstable ready", "stay-prompt few-shot" },
  { "1a/lightest-trained", "few=C specialist=C tuned=C p-specialist=0.9 p-tuned=1 ready",
    "tune(cost) specialist" },
  { "1a/lightest-that-pays", "few=C specialist=C tuned=C p-specialist=0.5 p-tuned=0.9 ready",
    "tune(cost) tuned" },
  { "1a/lightest-as-good",
    "few=C specialist=C tuned=C p-specialist=1 p-tuned=1 inferior-specialist ready",
    "tune(cost) tuned" },
  { "1b/projected", "few=C p-tuned=0.8 ready", "pilot-tuning(cost) tuned" },
  { "1b/specialist-does-not-pay", "few=C specialist=C p-specialist=0.1 p-tuned=0.9",
    "pilot-tuning(cost) tuned" },
  { "1b/projected-too-seldom", "few=C p-tuned=0.79", "stay-prompt few-shot" },
  { "1b/unknown", "few=C", "stay-prompt few-shot" },
  { "1b/unstable", "few=C p-tuned=1 unstable", "stay-prompt few-shot" },
  { "1b/measured-and-fails", "few=C tuned=F p-tuned=1", "stay-prompt few-shot" },
  { "1/whatever-the-plateau", "few=C plateau=levers-untried", "stay-prompt few-shot" },
  { "1/whatever-the-mode", "few=C knowledge retrieval-untried", "stay-prompt few-shot" },

  /* 2 */
  { "2/estimate-at-bar", "zero=F few=U+ plateau=levers-untried", "more-evidence(undecided)" },
  { "2/estimate-under-bar", "few=U plateau=levers-untried", "improve-prompt(levers-untried)" },
  { "2/under-bar-on-a-plateau", "few=U plateau=proven", "more-evidence(undecided)" },
  { "2/under-bar-lacking-only-cases", "few=U plateau=too-few-cases", "more-evidence(undecided)" },
  { "2/under-bar-too-few-attempts", "few=U plateau=too-few-attempts",
    "improve-prompt(too-few-attempts)" },
  { "2/estimate-of-a-rung-that-fails-does-not-count", "zero=F+ few=U plateau=levers-untried",
    "improve-prompt(levers-untried)" },
  { "2/estimate-of-a-trained-rung-does-not-count", "few=F tuned=U+ plateau=levers-untried",
    "improve-prompt(levers-untried)" },
  { "2/before-retrieval", "few=U+ knowledge retrieval-untried plateau=levers-untried",
    "more-evidence(undecided)" },

  /* 3 a to c */
  { "3a/knowledge", "few=F knowledge retrieval-untried plateau=levers-untried",
    "add-retrieval(knowledge)" },
  { "3a/on-a-plateau-too", "few=F knowledge retrieval-untried", "add-retrieval(knowledge)" },
  { "3a/before-too-few-cases", "few=F knowledge retrieval-untried plateau=too-few-cases",
    "add-retrieval(knowledge)" },
  { "3a/retrieval-tried", "few=F knowledge plateau=levers-untried",
    "improve-prompt(levers-untried)" },
  { "3a/passed-over-where-only-slow",
    "few=F knowledge retrieval-untried slow plateau=levers-untried",
    "improve-prompt(levers-untried)" },
  { "3b/too-few-cases", "few=F plateau=too-few-cases", "more-evidence(too-few-cases)" },
  { "3b/too-few-attempts", "few=F plateau=too-few-attempts", "improve-prompt(too-few-attempts)" },
  { "3b/before-unstable", "few=F unstable plateau=levers-untried",
    "improve-prompt(levers-untried)" },
  { "3b/before-trained-that-clears", "tuned=C ready plateau=levers-untried",
    "improve-prompt(levers-untried)" },
  { "3c/unstable", "few=F tuned=C unstable ready", "tuning-not-worth-it(unstable)" },

  /* 3 d */
  { "3d/required-ready", "few=F tuned=C ready", "tune(quality) tuned" },
  { "3d/required-not-ready", "few=F tuned=C", "pilot-tuning(quality) tuned" },
  { "3d/lightest", "few=F specialist=C tuned=C ready", "tune(quality) specialist" },
  { "3d/required-pays-whatever-it-costs", "few=F tuned=C p-tuned=0 ready", "tune(quality) tuned" },
  { "3d/pays", "few=F tuned=C p-tuned=0.8 ready not-required", "tune(quality) tuned" },
  { "3d/lightest-that-pays",
    "few=F specialist=C tuned=C p-specialist=0.7 p-tuned=0.9 not-required ready",
    "tune(quality) tuned" },
  { "3d/none-pays", "few=F tuned=C p-tuned=0.79 not-required", "tuning-not-worth-it(cost)" },
  { "3d/unknown", "few=F tuned=C not-required", "more-evidence(cost-unknown)" },
  { "3d/one-unknown", "few=F specialist=C tuned=C p-specialist=0.1 not-required",
    "more-evidence(cost-unknown)" },
  { "3d/before-undecided", "few=F specialist=U+ tuned=C ready", "tune(quality) tuned" },

  /* 3 e to j */
  { "3e/tuned-undecided", "few=F tuned=U", "more-evidence(trained-undecided)" },
  { "3e/specialist-undecided-tuned-fails", "few=F specialist=U tuned=F",
    "more-evidence(trained-undecided)" },
  { "3f/nothing-clears", "few=F tuned=F", "redesign(nothing-clears)" },
  { "3f/before-knowledge", "few=F tuned=F knowledge", "redesign(nothing-clears)" },
  { "3g/knowledge", "few=F knowledge", "redesign(knowledge)" },
  { "3h/required", "few=F", "pilot-tuning(quality) tuned" },
  { "3h/specialist-fails", "few=F specialist=F", "pilot-tuning(quality) tuned" },
  { "3h/worth-it", "few=F p-tuned=0.5 not-required", "pilot-tuning(quality) tuned" },
  { "3h/never-tune-what-nobody-measured", "few=F ready", "pilot-tuning(quality) tuned" },
  { "3i/unknown", "few=F not-required", "more-evidence(cost-unknown)" },
  { "3j/not-worth-it", "few=F p-tuned=0.49 not-required", "tuning-not-worth-it(cost)" },
};

typedef struct {
  FulRuleFacts facts;
  double p[FUL_N_RUNGS];
  gboolean inferior[FUL_N_RUNGS];
  gboolean ready;
} Situation;

static double
p_break_even (FulRung prompt, FulRung trained, gpointer user_data)
{
  return ((Situation *)user_data)->p[trained];
}

static gboolean
non_inferior (FulRung trained, FulRung prompt, gpointer user_data)
{
  Situation *situation = user_data;

  g_assert_true (ful_rung_is_prompt (prompt));
  g_assert_cmpint (situation->facts.rungs[prompt].state, ==, FUL_CLEARS);
  return !situation->inferior[trained];
}

static gboolean
is_ready (FulRung trained, gpointer user_data)
{
  return ((Situation *)user_data)->ready;
}

static FulRuleQuestions
questions_of (Situation *situation)
{
  return (FulRuleQuestions){ p_break_even, non_inferior, is_ready, situation };
}

static FulRung
rung_named (const char *name)
{
  static const struct {
    const char *name;
    FulRung rung;
  } names[] = { { "zero", FUL_RUNG_ZERO_SHOT },        { "few", FUL_RUNG_FEW_SHOT },
                { "engineered", FUL_RUNG_ENGINEERED }, { "retrieval", FUL_RUNG_RETRIEVAL },
                { "specialist", FUL_RUNG_SPECIALIST }, { "tuned", FUL_RUNG_TUNED } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, name) == 0)
      return names[i].rung;
  g_assert_not_reached ();
}

static void
read_pair (Situation *situation, const char *key, const char *value)
{
  if (strcmp (key, "plateau") == 0) {
    situation->facts.plateau_proven = strcmp (value, "proven") == 0;
    situation->facts.plateau_reason =
        situation->facts.plateau_proven ? NULL : g_intern_string (value);
  } else if (g_str_has_prefix (key, "p-")) {
    situation->p[rung_named (key + 2)] = g_ascii_strtod (value, NULL);
  } else {
    FulRungFacts *rung = &situation->facts.rungs[rung_named (key)];

    rung->state = *value == 'C' ? FUL_CLEARS : *value == 'U' ? FUL_UNDECIDED : FUL_FAILS;
    rung->estimate_at_bar = *value == 'C' || value[1] == '+';
  }
}

static void
read_word (Situation *situation, const char *word)
{
  FulRuleFacts *facts = &situation->facts;

  if (strcmp (word, "no-bar") == 0)
    facts->has_bar = FALSE;
  else if (strcmp (word, "no-cases") == 0)
    facts->has_cases = FALSE;
  else if (strcmp (word, "nothing-run") == 0)
    facts->has_evidence = FALSE;
  else if (strcmp (word, "unstable") == 0)
    facts->unstable = TRUE;
  else if (strcmp (word, "not-required") == 0)
    facts->bar_required = FALSE;
  else if (strcmp (word, "knowledge") == 0)
    facts->knowledge = TRUE;
  else if (strcmp (word, "retrieval-untried") == 0)
    facts->retrieval_untried = TRUE;
  else if (strcmp (word, "slow") == 0)
    facts->good_but_slow_or_dear = TRUE;
  else if (strcmp (word, "ready") == 0)
    situation->ready = TRUE;
  else if (g_str_has_prefix (word, "inferior-"))
    situation->inferior[rung_named (word + strlen ("inferior-"))] = TRUE;
  else
    g_assert_not_reached ();
}

static void
read_situation (const char *text, Situation *out)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  *out = (Situation){ .facts = { .has_bar = TRUE,
                                 .has_cases = TRUE,
                                 .has_evidence = TRUE,
                                 .bar_required = TRUE,
                                 .plateau_proven = TRUE } };
  for (FulRung rung = 0; rung < FUL_N_RUNGS; rung++) {
    out->facts.rungs[rung].state = FUL_UNMEASURED;
    out->p[rung] = NAN;
  }
  for (guint i = 0; words[i] != NULL; i++) {
    char *value = strchr (words[i], '=');

    if (value == NULL) {
      read_word (out, words[i]);
      continue;
    }
    *value = '\0';
    read_pair (out, words[i], value + 1);
  }
}

/* As the table writes it; of R and T the one that the answer is about. */
static char *
write_ruling (const FulRuling *ruling)
{
  FulRung rung = ruling->code == FUL_CODE_STAY_PROMPT ? ruling->prompt_rung : ruling->trained;
  GString *text = g_string_new (ful_code_name (ruling->code));

  if (ruling->reason != NULL)
    g_string_append_printf (text, "(%s)", ruling->reason);
  if (rung != FUL_RUNG_UNSET)
    g_string_append_printf (text, " %s", ful_rung_name (rung));
  return g_string_free (text, FALSE);
}

static void
test_line (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Situation situation;
  FulRuleQuestions questions = questions_of (&situation);
  FulRuling ruling;
  g_autofree char *got = NULL;

  read_situation (lines[i].facts, &situation);
  ruling = ful_rules_apply (&situation.facts, &questions);
  got = write_ruling (&ruling);
  g_assert_cmpstr (got, ==, lines[i].expected);
}

static FulCode
lean (const char *real, const char *decided)
{
  Situation now, then;
  FulRuleQuestions ask_now = questions_of (&now), ask_then = questions_of (&then);
  FulRuling ruling;

  read_situation (real, &now);
  read_situation (decided, &then);
  ruling = ful_rules_apply (&now.facts, &ask_now);
  return ful_rules_leaning (&ruling, &then.facts, &ask_then);
}

static void
test_leaning (void)
{
  g_assert_cmpint (lean ("zero=U+", "zero=C"), ==, FUL_CODE_STAY_PROMPT);
  g_assert_cmpint (lean ("few=U", "few=F"), ==, FUL_CODE_PILOT_TUNING);
  g_assert_cmpint (lean ("few=F tuned=U", "few=F tuned=F"), ==, FUL_CODE_REDESIGN);
  g_assert_cmpint (lean ("few=F tuned=U+", "few=F tuned=C ready"), ==, FUL_CODE_TUNE);
}

static void
test_leaning_is_none (void)
{
  /* Where that too is more-evidence: the plateau, or what can't be measured. */
  g_assert_cmpint (lean ("few=U plateau=too-few-cases", "few=F plateau=too-few-cases"), ==,
                   FUL_CODE_NONE);
  g_assert_cmpint (lean ("few=U+", "few=U+"), ==, FUL_CODE_NONE);
  /* Beside every other code. */
  g_assert_cmpint (lean ("few=U plateau=levers-untried", "few=C"), ==, FUL_CODE_NONE);
  g_assert_cmpint (lean ("few=C", "few=C"), ==, FUL_CODE_NONE);
}

static const FulLevers all_levers = FUL_LEVER_EXAMPLES | FUL_LEVER_TOOLS | FUL_LEVER_VALIDATION |
                                    FUL_LEVER_RETRIEVAL | FUL_LEVER_STRUCTURE;

/* Takes levers one by one and says in which order they come. */
static char *
lever_order (FulMode mode)
{
  FulLevers left = all_levers, lever;
  GString *order = g_string_new (NULL);

  while ((lever = ful_next_lever (mode, left)) != 0) {
    g_string_append_printf (order, "%s%s", order->len > 0 ? " " : "", ful_lever_name (lever));
    left &= ~lever;
  }
  g_assert_cmpint (left, ==, 0);
  return g_string_free (order, FALSE);
}

static void
test_next_lever (void)
{
  static const struct {
    FulMode mode;
    const char *order;
  } orders[] = {
    { FUL_MODE_NONE, "examples structure validation retrieval tools" },
    { FUL_MODE_REFUSAL, "examples structure validation retrieval tools" },
    { FUL_MODE_FORMAT, "validation structure examples retrieval tools" },
    { FUL_MODE_KNOWLEDGE, "retrieval examples structure validation tools" },
    { FUL_MODE_CONSISTENCY, "examples validation structure retrieval tools" },
    { FUL_MODE_BEHAVIOUR, "examples structure validation retrieval tools" },
    { FUL_MODE_TOOL, "tools examples structure validation retrieval" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autofree char *order = lever_order (orders[i].mode);

    g_assert_cmpstr (order, ==, orders[i].order);
  }
  g_assert_cmpint (ful_next_lever (FUL_MODE_FORMAT, 0), ==, 0);
  g_assert_cmpint (ful_next_lever (FUL_MODE_FORMAT, FUL_LEVER_STRUCTURE), ==, FUL_LEVER_STRUCTURE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *path = g_strconcat ("/verdict/rules/", lines[i].clause, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_line);
  }
  g_test_add_func ("/verdict/rules/leaning", test_leaning);
  g_test_add_func ("/verdict/rules/leaning/none", test_leaning_is_none);
  g_test_add_func ("/verdict/rules/next-lever", test_next_lever);
  return g_test_run ();
}
