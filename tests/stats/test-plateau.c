/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/plateau.h"

#include <string.h>

#include "builder.h"

#define ALL                                                                            \
  (FUL_LEVER_EXAMPLES | FUL_LEVER_TOOLS | FUL_LEVER_VALIDATION | FUL_LEVER_RETRIEVAL | \
   FUL_LEVER_STRUCTURE)

/* 1,000 cases of test: attempts that differ in none are under 0.05 by a wide margin. */
typedef struct {
  FulEvidence *evidence;
  FulSnapshot *snapshot;
  guint first;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->evidence = built_evidence_new ();
  self->snapshot = built_snapshot_new ();
  self->first = built_cases (self->evidence, FUL_SPLIT_TEST, 1000);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  built_evidence_free (self->evidence);
  built_snapshot_free (self->snapshot);
}

/* An arm with every lever, of which @passed of 1,000 pass. */
static guint
add_arm (Fixture *self, const char *prompt, const char *model, guint passed)
{
  guint arm = built_arm (self->evidence, prompt, model, FUL_RUNG_RETRIEVAL, ALL);

  built_shares (self->evidence, arm, self->first, 1000, passed);
  return arm;
}

static FulPlateau *
plateau_of (Fixture *self)
{
  g_autoptr (FulStandings) standings = ful_standings_new (self->evidence);

  return ful_plateau_new (standings, self->snapshot);
}

static const FulAttempt *
attempt_at (const FulPlateau *plateau, guint i)
{
  return g_ptr_array_index (plateau->history, i);
}

static void
assert_open (const FulPlateau *plateau, const char *reason)
{
  g_assert_false (plateau->proven);
  g_assert_cmpstr (plateau->reason, ==, reason);
}

static void
test_proven (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;
  guint rho;

  add_arm (self, "p0", "m", 600);
  rho = add_arm (self, "p1", "m", 700);
  add_arm (self, "p2", "m", 700);
  add_arm (self, "p3", "m", 690);
  add_arm (self, "p4", "m", 702);
  plateau = plateau_of (self);
  g_assert_true (plateau->proven);
  for (int i = 0; i < FUL_N_PLATEAU_CONDITIONS; i++)
    g_assert_true (plateau->met[i]);
  g_assert_null (plateau->reason);
  g_assert_cmpfloat (plateau->delta, ==, 0.05);
  g_assert_cmpint (plateau->best, ==, (int)rho);
  g_assert_cmpuint (plateau->history->len, ==, 5);
  g_assert_cmpuint (plateau->texts, ==, 3);
  g_assert_true (isnan (plateau->n_needed));
  g_assert_true (isnan (attempt_at (plateau, 0)->gain.estimate));
  g_assert_true (attempt_at (plateau, 1)->real_gain);
  g_assert_cmpfloat_with_epsilon (attempt_at (plateau, 1)->gain.estimate, 0.1, 1e-12);
  g_assert_false (attempt_at (plateau, 1)->since);
  g_assert_true (attempt_at (plateau, 2)->since);
  /* Each gain is over the rho of its time. */
  g_assert_cmpfloat_with_epsilon (attempt_at (plateau, 3)->gain.estimate, -0.01, 1e-12);
  g_assert_cmpfloat (plateau->mde, ==, attempt_at (plateau, 3)->mde);
  g_assert_cmpstr (attempt_at (plateau, 3)->revision, ==, "p3#1");
  g_assert_cmpfloat (ful_plateau_largest_gain (plateau), ==, attempt_at (plateau, 4)->gain.high);
}

static void
test_levers_untried (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;
  FulEvidenceArm *other;

  for (guint i = 0; i < 4; i++)
    built_arm_at (self->evidence,
                  add_arm (self, (const char *[]){ "a", "b", "c", "d" }[i], "m", 700))
        ->levers = FUL_LEVER_EXAMPLES | FUL_LEVER_STRUCTURE;
  plateau = plateau_of (self);
  assert_open (plateau, "levers-untried");
  g_assert_cmpint ((int)plateau->untried, ==,
                   FUL_LEVER_TOOLS | FUL_LEVER_VALIDATION | FUL_LEVER_RETRIEVAL);
  g_assert_cmpint ((int)plateau->tried, ==, FUL_LEVER_EXAMPLES | FUL_LEVER_STRUCTURE);
  g_clear_pointer (&plateau, ful_plateau_free);

  built_not_applicable (self->snapshot, FUL_LEVER_TOOLS);
  built_not_applicable (self->snapshot, FUL_LEVER_RETRIEVAL);
  plateau = plateau_of (self);
  assert_open (plateau, "levers-untried");
  g_assert_cmpint ((int)plateau->untried, ==, FUL_LEVER_VALIDATION);
  g_clear_pointer (&plateau, ful_plateau_free);

  /* Tried with any model, but only by a prompt arm that counts. */
  other = built_arm_at (self->evidence, add_arm (self, "e", "tuned-model", 300));
  other->levers = FUL_LEVER_VALIDATION;
  other->rung = FUL_RUNG_TUNED;
  plateau = plateau_of (self);
  assert_open (plateau, "levers-untried");
  g_clear_pointer (&plateau, ful_plateau_free);
  other->rung = FUL_RUNG_ENGINEERED;
  plateau = plateau_of (self);
  g_assert_true (plateau->proven);
  g_assert_cmpuint (plateau->history->len, ==, 4);
  g_clear_pointer (&plateau, ful_plateau_free);
  other->n_answers = 29;
  plateau = plateau_of (self);
  assert_open (plateau, "levers-untried");
}

static void
test_too_few_attempts (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;

  add_arm (self, "p0", "m", 700);
  add_arm (self, "p1", "m", 700);
  add_arm (self, "p2", "m", 700);
  plateau = plateau_of (self);
  assert_open (plateau, "too-few-attempts");
  g_assert_true (plateau->met[FUL_PLATEAU_LEVERS]);
  g_assert_false (plateau->met[FUL_PLATEAU_ATTEMPTS]);
  g_assert_true (plateau->met[FUL_PLATEAU_GAINS]);
  g_assert_true (isnan (plateau->n_needed));
}

/* A real gain starts the count anew. */
static void
test_gain_resets (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;
  guint last;

  add_arm (self, "p0", "m", 600);
  add_arm (self, "p1", "m", 600);
  add_arm (self, "p2", "m", 600);
  add_arm (self, "p3", "m", 600);
  last = add_arm (self, "p4", "m", 700);
  plateau = plateau_of (self);
  assert_open (plateau, "too-few-attempts");
  g_assert_cmpint (plateau->best, ==, (int)last);
  g_assert_false (attempt_at (plateau, 2)->since);
  g_assert_cmpuint (plateau->texts, ==, 0);
  g_assert_true (isnan (plateau->mde));
}

/* Three attempts, two of them of one text. */
static void
test_equal_texts (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;
  FulEvidenceArm *twin;

  add_arm (self, "p0", "m", 700);
  add_arm (self, "p1", "m", 700);
  add_arm (self, "p2", "m", 700);
  twin = built_arm_at (self->evidence, add_arm (self, "p3", "m", 700));
  g_free (twin->text_key);
  twin->text_key = g_strdup ("p2");
  plateau = plateau_of (self);
  assert_open (plateau, "too-few-attempts");
  g_assert_cmpuint (plateau->texts, ==, 2);
  g_clear_pointer (&plateau, ful_plateau_free);
  add_arm (self, "p4", "m", 700);
  plateau = plateau_of (self);
  g_assert_true (plateau->proven);
}

/* An attempt over @n cases around the one where rho, with 700, begins to fail: equal to it but for
 * three cases either way. */
static void
add_swapped (Fixture *self, const char *prompt, guint n)
{
  g_autofree char *scores = g_strnfill (n, '0');

  for (guint i = 0; i < n; i++)
    scores[i] = (i < n / 2) != (i < 3 || i >= n - 3) ? '1' : '0';
  built_answers (self->evidence, built_arm (self->evidence, prompt, "m", FUL_RUNG_RETRIEVAL, ALL),
                 self->first + 700 - n / 2, 1, scores);
}

/* Of the attempts that miss, the one with most cases, twice. */
static void
test_too_few_cases (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;

  add_arm (self, "p0", "m", 700);
  add_arm (self, "p1", "m", 700);
  add_swapped (self, "p2", 60);
  add_swapped (self, "p3", 90);
  add_swapped (self, "p4", 600); /* misses nothing */
  plateau = plateau_of (self);
  assert_open (plateau, "too-few-cases");
  g_assert_cmpfloat (attempt_at (plateau, 1)->gain.high, <, 0.05);
  g_assert_cmpfloat (attempt_at (plateau, 2)->gain.high, >=, 0.05);
  g_assert_cmpfloat (attempt_at (plateau, 3)->gain.high, >=, 0.05);
  g_assert_cmpfloat (attempt_at (plateau, 4)->gain.high, <, 0.05);
  g_assert_cmpfloat (plateau->n_needed, ==, 180);
  g_assert_cmpfloat (plateau->mde, ==, attempt_at (plateau, 2)->mde);
}

/* The upper bound must be under delta, not at it; delta is the project's. */
static void
test_delta (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;
  double high;

  add_arm (self, "p0", "m", 700);
  add_arm (self, "p1", "m", 700);
  add_arm (self, "p2", "m", 700);
  add_arm (self, "p3", "m", 702);
  plateau = plateau_of (self);
  g_assert_true (plateau->proven);
  high = attempt_at (plateau, 3)->gain.high;
  g_clear_pointer (&plateau, ful_plateau_free);

  built_field (self->snapshot, "bar.delta", "x", high);
  plateau = plateau_of (self);
  assert_open (plateau, "too-few-cases");
  g_assert_cmpfloat (plateau->n_needed, ==, 2000);
  g_clear_pointer (&plateau, ful_plateau_free);

  built_field (self->snapshot, "bar.delta", "x", high * (1 + 1e-9));
  plateau = plateau_of (self);
  g_assert_true (plateau->proven);
}

/* One that shares fewer than m cases with rho is passed over: no gain, and no attempt. */
static void
test_passed_over (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;
  guint few = built_arm (self->evidence, "few", "m", FUL_RUNG_ZERO_SHOT, 0);
  guint rho = add_arm (self, "p0", "m", 700), late;

  built_shares (self->evidence, few, self->first, 29, 29);
  late = built_arm (self->evidence, "late", "m", FUL_RUNG_RETRIEVAL, ALL);
  built_shares (self->evidence, late, self->first + 971, 29, 29); /* all of them rho fails */
  add_arm (self, "p1", "m", 700);
  add_arm (self, "p2", "m", 700);
  plateau = plateau_of (self);
  assert_open (plateau, "too-few-attempts");
  g_assert_cmpint (plateau->best, ==, (int)rho);
  g_assert_cmpuint (plateau->history->len, ==, 5);
  g_assert_false (attempt_at (plateau, 0)->since);
  g_assert_true (isnan (attempt_at (plateau, 2)->gain.estimate));
  g_assert_false (attempt_at (plateau, 2)->since);
  g_assert_cmpuint (attempt_at (plateau, 2)->n, ==, 29);
  g_clear_pointer (&plateau, ful_plateau_free);

  built_answers (self->evidence, late, self->first + 970, 1, "1");
  plateau = plateau_of (self);
  g_assert_true (attempt_at (plateau, 2)->real_gain);
  g_assert_cmpint (plateau->best, ==, (int)late);
}

/* Only revisions that ran with the best prompt arm's model, and no trained or built-in one. */
static void
test_only_the_best_model (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;

  for (guint i = 0; i < 4; i++)
    add_arm (self, (const char *[]){ "a", "b", "c", "d" }[i], "old", 600);
  add_arm (self, "a", "new", 700);
  built_arm_at (self->evidence, add_arm (self, "b", "new", 700))->attempt = FALSE;
  built_arm_at (self->evidence, add_arm (self, "c", "new", 700))->rung = FUL_RUNG_TUNED;
  add_arm (self, "d", "new", 700);
  plateau = plateau_of (self);
  assert_open (plateau, "too-few-attempts");
  g_assert_cmpuint (plateau->history->len, ==, 2);
  g_assert_cmpuint (plateau->texts, ==, 1);
}

/* Read on the selecting split, whatever test says. */
static void
test_on_dev (Fixture *self, gconstpointer unused)
{
  guint dev = built_cases (self->evidence, FUL_SPLIT_DEV, 1000);
  g_autoptr (FulPlateau) plateau = NULL;

  for (guint i = 0; i < 4; i++) {
    guint arm = add_arm (self, (const char *[]){ "a", "b", "c", "d" }[i], "m", 500 + 100 * i);

    built_shares (self->evidence, arm, dev, 1000, 800);
  }
  plateau = plateau_of (self);
  g_assert_true (plateau->proven);
  g_assert_cmpint (plateau->best, ==, 0);
}

static void
test_no_prompt_arm (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;

  built_arm_at (self->evidence, add_arm (self, "a", "m", 900))->rung = FUL_RUNG_TUNED;
  plateau = plateau_of (self);
  assert_open (plateau, "levers-untried");
  g_assert_cmpuint (plateau->history->len, ==, 0);
  g_assert_cmpint (plateau->best, ==, -1);
  g_assert_null (ful_plateau_best (plateau));
}

static void
test_json (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulPlateau) plateau = NULL;
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);
  g_autofree char *text = NULL;
  FulEvidenceArm *arm;

  arm = built_arm_at (self->evidence, add_arm (self, "a", "m", 700));
  arm->levers = FUL_LEVER_EXAMPLES | FUL_LEVER_STRUCTURE;
  g_free (arm->variables);
  arm->variables = g_strdup ("tone=dry");
  plateau = plateau_of (self);
  ful_plateau_write (plateau, writer);
  text = ful_json_writer_finish (writer);
  g_assert_cmpstr (text, ==,
                   "{\"proven\":false,\"reason\":\"levers-untried\",\"delta\":0.05,\"mde\":null,"
                   "\"n_needed\":null,\"best\":\"a#1:tone=dry\",\"history\":[{\"revision\":"
                   "\"a#1:tone=dry\",\"levers\":[\"examples\",\"structure\"],\"gain\":null}]}");
}

static void
test_lever_gains (Fixture *self, gconstpointer unused)
{
  g_autoptr (FulStandings) standings = NULL;
  g_autoptr (GArray) gains = NULL;
  FulLeverGain *gain;

  built_arm_at (self->evidence, add_arm (self, "a", "m", 600))->levers = FUL_LEVER_STRUCTURE;
  built_arm_at (self->evidence, add_arm (self, "b", "m", 700))->levers =
      FUL_LEVER_STRUCTURE | FUL_LEVER_EXAMPLES;
  built_arm_at (self->evidence, add_arm (self, "c", "m", 650))->levers =
      FUL_LEVER_STRUCTURE | FUL_LEVER_TOOLS;
  built_arm_at (self->evidence, add_arm (self, "d", "m", 900))->rung = FUL_RUNG_TUNED;
  standings = ful_standings_new (self->evidence);
  gains = ful_lever_gains (standings, self->snapshot);
  g_assert_cmpuint (gains->len, ==, 3);
  gain = &g_array_index (gains, FulLeverGain, 0);
  g_assert_cmpint ((int)gain->lever, ==, FUL_LEVER_EXAMPLES);
  g_assert_cmpint (gain->with_arm, ==, 1);
  g_assert_cmpint (gain->without_arm, ==, 2);
  g_assert_cmpfloat_with_epsilon (gain->comparison.difference.estimate, 0.05, 1e-12);
  g_assert_cmpfloat_with_epsilon (gain->p_adjusted, MIN (1, 2 * gain->comparison.p_value), 1e-12);
  gain = &g_array_index (gains, FulLeverGain, 1);
  g_assert_cmpint ((int)gain->lever, ==, FUL_LEVER_TOOLS);
  g_assert_cmpfloat (gain->comparison.difference.estimate, <, 0);
  gain = &g_array_index (gains, FulLeverGain, 2); /* every arm has it */
  g_assert_cmpint ((int)gain->lever, ==, FUL_LEVER_STRUCTURE);
  g_assert_cmpint (gain->without_arm, ==, -1);
  g_assert_cmpuint (gain->comparison.n, ==, 0);
  g_assert_true (isnan (gain->p_adjusted));
}

#define ADD(name, func) g_test_add ("/stats/plateau/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("proven", test_proven);
  ADD ("levers-untried", test_levers_untried);
  ADD ("too-few-attempts", test_too_few_attempts);
  ADD ("gain-resets", test_gain_resets);
  ADD ("equal-texts", test_equal_texts);
  ADD ("too-few-cases", test_too_few_cases);
  ADD ("delta", test_delta);
  ADD ("passed-over", test_passed_over);
  ADD ("only-the-best-model", test_only_the_best_model);
  ADD ("on-dev", test_on_dev);
  ADD ("no-prompt-arm", test_no_prompt_arm);
  ADD ("json", test_json);
  ADD ("lever-gains", test_lever_gains);
  return g_test_run ();
}
