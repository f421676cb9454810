/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/failure-mode.h"

#include <math.h>

#include "builder.h"

/* One arm "p" over test cases; what a test changes is what it is about. */
typedef struct {
  FulEvidence *evidence;
  FulSnapshot *snapshot;
  guint first;
  guint arm;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->evidence = built_evidence_new ();
  self->snapshot = built_snapshot_new ();
  self->first = built_cases (self->evidence, FUL_SPLIT_TEST, 60);
  self->arm = built_arm (self->evidence, "p", "m", FUL_RUNG_ZERO_SHOT, 0);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  built_evidence_free (self->evidence);
  built_snapshot_free (self->snapshot);
}

static FulMode
mode_of_answer (Fixture *self, guint arm, guint offset, int repeat)
{
  g_autoptr (FulStandings) standings = ful_standings_new (self->evidence);
  g_autofree FulMode *modes = ful_failure_modes_of_arm (standings, self->snapshot, arm);
  const FulAnswer *answer = built_answer (self->evidence, arm, self->first + offset, repeat);

  return modes[answer - built_arm_at (self->evidence, arm)->answers];
}

static FulMode
mode_of (Fixture *self, guint offset)
{
  return mode_of_answer (self, self->arm, offset, 1);
}

static FulAnswer *
answer_at (Fixture *self, guint offset, int repeat)
{
  return built_answer (self->evidence, self->arm, self->first + offset, repeat);
}

static FulFailureModes
failure_modes (Fixture *self)
{
  g_autoptr (FulStandings) standings = ful_standings_new (self->evidence);

  return ful_failure_modes (standings, self->snapshot);
}

static void
test_only_failed_answers (Fixture *self, gconstpointer unused)
{
  built_answers (self->evidence, self->arm, self->first, 1, "10?5");
  answer_at (self, 0, 1)->mode = FUL_MODE_FORMAT;
  answer_at (self, 3, 1)->text_mode = FUL_MODE_FORMAT;
  g_assert_cmpint (mode_of (self, 0), ==, FUL_MODE_NONE);
  g_assert_cmpint (mode_of (self, 1), ==, FUL_MODE_BEHAVIOUR);
  g_assert_cmpint (mode_of (self, 2), ==, FUL_MODE_NONE);
  g_assert_cmpint (mode_of (self, 3), ==, FUL_MODE_NONE); /* 0.5 passes */
}

/* A person's label, or an import's, goes before every rule; a rule of the text before the rest. */
static void
test_labels_and_texts (Fixture *self, gconstpointer unused)
{
  built_answers (self->evidence, self->arm, self->first, 1, "0000");
  answer_at (self, 0, 1)->mode = FUL_MODE_KNOWLEDGE;
  answer_at (self, 0, 1)->text_mode = FUL_MODE_FORMAT;
  answer_at (self, 1, 1)->text_mode = FUL_MODE_REFUSAL;
  answer_at (self, 2, 1)->text_mode = FUL_MODE_TOOL;
  answer_at (self, 3, 1)->text_mode = FUL_MODE_FORMAT;
  answer_at (self, 3, 1)->recorded = FALSE;
  g_assert_cmpint (mode_of (self, 0), ==, FUL_MODE_KNOWLEDGE);
  g_assert_cmpint (mode_of (self, 1), ==, FUL_MODE_REFUSAL);
  g_assert_cmpint (mode_of (self, 2), ==, FUL_MODE_TOOL);
  g_assert_cmpint (mode_of (self, 3), ==, FUL_MODE_BEHAVIOUR); /* not recorded: 2 to 4 don't fit */
}

static void
test_consistency (Fixture *self, gconstpointer unused)
{
  built_answers (self->evidence, self->arm, self->first, 1, "0000");
  built_answers (self->evidence, self->arm, self->first, 2, "10?1");
  answer_at (self, 3, 1)->text_mode = FUL_MODE_FORMAT;
  g_assert_cmpint (mode_of (self, 0), ==, FUL_MODE_CONSISTENCY);
  g_assert_cmpint (mode_of_answer (self, self->arm, 0, 2), ==, FUL_MODE_NONE);
  g_assert_cmpint (mode_of (self, 1), ==, FUL_MODE_BEHAVIOUR);
  g_assert_cmpint (mode_of (self, 2), ==, FUL_MODE_BEHAVIOUR);
  g_assert_cmpint (mode_of (self, 3), ==, FUL_MODE_FORMAT);
}

/* No arm with retrieval: a case that needs facts and fails always lacks knowledge. */
static void
test_knowledge_alone (Fixture *self, gconstpointer unused)
{
  built_answers (self->evidence, self->arm, self->first, 1, "000");
  built_answers (self->evidence, self->arm, self->first, 2, "01.");
  self->evidence->cases[self->first].has_context = TRUE;
  self->evidence->cases[self->first + 1].has_context = TRUE;
  g_assert_cmpint (mode_of (self, 0), ==, FUL_MODE_KNOWLEDGE);
  g_assert_cmpint (mode_of (self, 1), ==, FUL_MODE_CONSISTENCY);
  g_assert_cmpint (mode_of (self, 2), ==, FUL_MODE_BEHAVIOUR);
  built_field (self->snapshot, "workflow.needs_facts", "true", NAN);
  g_assert_cmpint (mode_of (self, 2), ==, FUL_MODE_KNOWLEDGE);
  built_field (self->snapshot, "workflow.needs_facts", "false", NAN);
  g_assert_cmpint (mode_of (self, 2), ==, FUL_MODE_BEHAVIOUR);
  built_field (self->snapshot, "workflow.task", "qa", NAN);
  g_assert_cmpint (mode_of (self, 2), ==, FUL_MODE_KNOWLEDGE);
}

/* With one: where it passes. It itself lacks none but by label. */
static void
test_knowledge_beside_retrieval (Fixture *self, gconstpointer unused)
{
  guint other = built_arm (self->evidence, "r", "n", FUL_RUNG_RETRIEVAL, FUL_LEVER_RETRIEVAL);

  built_field (self->snapshot, "workflow.needs_facts", "true", NAN);
  built_answers (self->evidence, self->arm, self->first, 1, "0000");
  built_answers (self->evidence, other, self->first, 1, "101.");
  built_answers (self->evidence, other, self->first, 2, "1.0.");
  g_assert_cmpint (mode_of (self, 0), ==, FUL_MODE_KNOWLEDGE);
  g_assert_cmpint (mode_of (self, 1), ==, FUL_MODE_BEHAVIOUR);
  g_assert_cmpint (mode_of (self, 2), ==, FUL_MODE_KNOWLEDGE); /* its mean of 0.5 passes */
  g_assert_cmpint (mode_of (self, 3), ==, FUL_MODE_KNOWLEDGE); /* it did not answer this one */
  g_assert_cmpint (mode_of_answer (self, other, 1, 1), ==, FUL_MODE_BEHAVIOUR);
  built_answer (self->evidence, other, self->first + 1, 1)->mode = FUL_MODE_KNOWLEDGE;
  g_assert_cmpint (mode_of_answer (self, other, 1, 1), ==, FUL_MODE_KNOWLEDGE);
}

/* Such cases leave n; once mended the label does not hold any more. */
static void
test_wrong_expected (Fixture *self, gconstpointer unused)
{
  built_answers (self->evidence, self->arm, self->first, 1, "0000000000000");
  answer_at (self, 0, 1)->mode = FUL_MODE_WRONG_EXPECTED;
  self->evidence->cases[self->first].wrong_expected = TRUE;
  g_assert_cmpint (mode_of (self, 0), ==, FUL_MODE_WRONG_EXPECTED);
  g_assert_cmpuint (failure_modes (self).failed_cases, ==, 12);
  self->evidence->cases[self->first].wrong_expected = FALSE;
  g_assert_cmpint (mode_of (self, 0), ==, FUL_MODE_BEHAVIOUR);
  g_assert_cmpuint (failure_modes (self).failed_cases, ==, 13);
}

/* A case counts once, by most of its failed answers; of equally many by the earlier mode. */
static void
test_case_counts_once (Fixture *self, gconstpointer unused)
{
  FulFailureModes got;

  for (int repeat = 1; repeat <= 4; repeat++)
    built_answers (self->evidence, self->arm, self->first, repeat, repeat <= 2 ? "001" : "000");
  for (int repeat = 1; repeat <= 4; repeat++) {
    answer_at (self, 0, repeat)->mode = repeat == 4 ? FUL_MODE_FORMAT : FUL_MODE_BEHAVIOUR;
    answer_at (self, 1, repeat)->mode = repeat <= 2 ? FUL_MODE_BEHAVIOUR : FUL_MODE_TOOL;
  }
  got = failure_modes (self);
  g_assert_cmpuint (got.failed_cases, ==, 3);
  g_assert_cmpuint (got.counts[FUL_MODE_BEHAVIOUR], ==, 1);
  g_assert_cmpuint (got.counts[FUL_MODE_TOOL], ==, 1);
  g_assert_cmpuint (got.counts[FUL_MODE_CONSISTENCY], ==, 1);
  g_assert_cmpstr (got.name, ==, "too-few");
}

/* @counts: failed cases of format, knowledge, behaviour. */
static FulFailureModes
dominant_of (Fixture *self, guint format, guint knowledge, guint behaviour)
{
  guint n = format + knowledge + behaviour;
  g_autofree char *fails = g_strnfill (n, '0');

  built_answers (self->evidence, self->arm, self->first, 1, fails);
  for (guint i = 0; i < n; i++)
    answer_at (self, i, 1)->mode = i < format               ? FUL_MODE_FORMAT
                                   : i < format + knowledge ? FUL_MODE_KNOWLEDGE
                                                            : FUL_MODE_BEHAVIOUR;
  return failure_modes (self);
}

static void
test_too_few (Fixture *self, gconstpointer unused)
{
  FulFailureModes got = dominant_of (self, 9, 0, 0);

  g_assert_cmpstr (got.name, ==, "too-few");
  g_assert_cmpint (got.dominant, ==, FUL_MODE_NONE);
  g_assert_cmpuint (got.counts[FUL_MODE_FORMAT], ==, 9);
}

static void
test_dominant (Fixture *self, gconstpointer unused)
{
  FulFailureModes got = dominant_of (self, 8, 1, 1); /* lower bound 0.49 */

  g_assert_cmpstr (got.name, ==, "format");
  g_assert_cmpint (got.dominant, ==, FUL_MODE_FORMAT);
  g_assert_cmpuint (got.failed_cases, ==, 10);
  g_assert_cmpint (got.arm, ==, (int)self->arm);
  g_assert_cmpint (got.split, ==, FUL_SPLIT_TEST);
}

/* 6 of 10: the lower bound, 0.31, is under a third. */
static void
test_mixed_under_a_third (Fixture *self, gconstpointer unused)
{
  FulFailureModes got = dominant_of (self, 6, 2, 2);

  g_assert_cmpstr (got.name, ==, "mixed");
  g_assert_cmpint (got.dominant, ==, FUL_MODE_NONE);
}

/* 30 of 55: the lower bound, 0.42, is over a third and under the second share of 0.45. */
static void
test_mixed_under_the_second (Fixture *self, gconstpointer unused)
{
  g_assert_cmpstr (dominant_of (self, 0, 25, 30).name, ==, "mixed");
}

static void
test_no_prompt_arm (Fixture *self, gconstpointer unused)
{
  FulFailureModes got;

  built_arm_at (self->evidence, self->arm)->rung = FUL_RUNG_TUNED;
  got = dominant_of (self, 20, 0, 0);
  g_assert_cmpint (got.arm, ==, -1);
  g_assert_cmpstr (got.name, ==, "too-few");
}

/* Of the best prompt arm, on the selecting split. */
static void
test_of_the_best_on_dev (Fixture *self, gconstpointer unused)
{
  guint dev = built_cases (self->evidence, FUL_SPLIT_DEV, 40);
  guint best = built_arm (self->evidence, "q", "m", FUL_RUNG_FEW_SHOT, FUL_LEVER_EXAMPLES);
  FulFailureModes got;

  built_shares (self->evidence, self->arm, dev, 40, 5);
  built_shares (self->evidence, best, dev, 40, 25);
  built_shares (self->evidence, best, self->first, 60, 0);
  got = failure_modes (self);
  g_assert_cmpint (got.arm, ==, (int)best);
  g_assert_cmpint (got.split, ==, FUL_SPLIT_DEV);
  g_assert_cmpuint (got.failed_cases, ==, 15);
  g_assert_cmpstr (got.name, ==, "behaviour");
}

/* What is counted is exactly what has a mode by case, but for wrong expectations. */
static void
test_by_case (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulStandings) standings = NULL;
  g_autofree FulMode *modes = NULL;
  FulFailureModes counted;
  gsize n = 0;

  built_answers (self->evidence, self->arm, self->first, 1, "1001.0");
  built_answers (self->evidence, self->arm, self->first, 2, "1011.0");
  self->evidence->cases[self->first + 5].wrong_expected = TRUE;
  standings = ful_standings_new (self->evidence);
  modes = ful_failure_modes_by_case (standings, self->snapshot, self->arm);
  counted = ful_failure_modes_on (standings, self->snapshot, self->arm, FUL_SPLIT_TEST);
  g_assert_cmpint (modes[self->first], ==, FUL_MODE_NONE);
  g_assert_cmpint (modes[self->first + 1], ==, FUL_MODE_BEHAVIOUR);
  g_assert_cmpint (modes[self->first + 2], ==, FUL_MODE_CONSISTENCY);
  g_assert_cmpint (modes[self->first + 4], ==, FUL_MODE_NONE);
  g_assert_cmpint (modes[self->first + 5], ==, FUL_MODE_WRONG_EXPECTED);
  for (guint i = 0; i < 6; i++)
    n += modes[self->first + i] != FUL_MODE_NONE ? 1 : 0;
  g_assert_cmpuint (counted.failed_cases, ==, n - 1);
}

#define ADD(name, func) \
  g_test_add ("/stats/failure-mode/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("only-failed-answers", test_only_failed_answers);
  ADD ("labels-and-texts", test_labels_and_texts);
  ADD ("consistency", test_consistency);
  ADD ("knowledge/alone", test_knowledge_alone);
  ADD ("knowledge/beside-retrieval", test_knowledge_beside_retrieval);
  ADD ("wrong-expected", test_wrong_expected);
  ADD ("case-counts-once", test_case_counts_once);
  ADD ("by-case", test_by_case);
  ADD ("too-few", test_too_few);
  ADD ("dominant", test_dominant);
  ADD ("mixed/under-a-third", test_mixed_under_a_third);
  ADD ("mixed/under-the-second", test_mixed_under_the_second);
  ADD ("no-prompt-arm", test_no_prompt_arm);
  ADD ("of-the-best-on-dev", test_of_the_best_on_dev);
  return g_test_run ();
}
