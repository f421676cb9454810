/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/check.h"

#include <math.h>

#include "base/error.h"

typedef enum { PASS, FAIL, SILENT, BROKEN } Expected;

static const struct {
  const char *kind;
  const char *value; /* NULL: none */
  double threshold;  /* NAN: none */
  const char *output;
  const char *expected; /* NULL: none */
  Expected result;
} cases[] = {
  { "equals", NULL, NAN, "card_lost", "card_lost", PASS },
  { "equals", NULL, NAN, " card_lost\n", "card_lost", PASS },
  { "equals", NULL, NAN, "Card_lost", "card_lost", FAIL },
  { "equals", NULL, NAN, "card_lost.", "card_lost", FAIL },
  { "equals", NULL, NAN, "", "", PASS },
  { "equals", "yes", NAN, "yes", "no", PASS },
  { "equals", NULL, NAN, "yes", NULL, SILENT },
  { "iequals", NULL, NAN, "CARD_Lost", "card_lost", PASS },
  { "iequals", NULL, NAN, "STRASSE", "straße", PASS },
  { "iequals", NULL, NAN, "cafe\xcc\x81", "Café", PASS },
  { "iequals", NULL, NAN, "card", "card_lost", FAIL },
  { "iequals", NULL, NAN, "card", NULL, SILENT },
  { "one-of", "yes, no, maybe", NAN, "maybe", NULL, PASS },
  { "one-of", "yes, no, maybe", NAN, "Maybe", NULL, FAIL },
  { "one-of", "a, b\nc", NAN, "a, b", NULL, PASS },
  { "one-of", "[\"a,b\", \"c\"]", NAN, "a,b", NULL, PASS },
  { "one-of", NULL, NAN, "b", "a,b", PASS },
  { "one-of", NULL, NAN, "c", "a,b", FAIL },
  { "one-of", NULL, NAN, "c", NULL, SILENT },
  { "contains", "blue", NAN, "deep blue sea", NULL, PASS },
  { "contains", NULL, NAN, "deep blue sea", "Blue", FAIL },
  { "contains", NULL, NAN, "deep blue sea", NULL, SILENT },
  { "regex", "^\\d{4}-\\d\\d$", NAN, "2024-05", NULL, PASS },
  { "regex", "^\\d{4}-\\d\\d$", NAN, "on 2024-05", NULL, FAIL },
  { "regex", "(?i)^über", NAN, "ÜBER alles", NULL, PASS },
  { "regex", NULL, NAN, "abc", "b+", PASS },
  { "regex", NULL, NAN, "abc", "(", BROKEN },
  { "regex", NULL, NAN, "abc", NULL, SILENT },
  { "is-json", NULL, NAN, " {\"a\": [1, null]}\n", NULL, PASS },
  { "is-json", NULL, NAN, "[1,]", NULL, FAIL },
  { "is-json", NULL, NAN, "```json\n{}\n```", NULL, FAIL },
  { "is-json", NULL, NAN, "", "x", FAIL },
  { "number", NULL, NAN, "42", "42.0", PASS },
  { "number", NULL, NAN, " 42\n", "42", PASS },
  { "number", NULL, NAN, "42.1", "42", FAIL },
  { "number", NULL, 0.1, "0.3", "0.2", PASS },
  { "number", NULL, 0.1, "0.31", "0.2", FAIL },
  { "number", "-1e3", NAN, "-1000", "7", PASS },
  { "number", NULL, NAN, "42 apples", "42", FAIL },
  { "number", NULL, NAN, "42", "many", BROKEN },
  { "number", NULL, NAN, "42", NULL, SILENT },
  { "telepathy", NULL, NAN, "42", "42", BROKEN },
};

static FulCheck
make_check (const char *kind, const char *value, double threshold)
{
  return (FulCheck){
    .name = (char *)"c",
    .kind = (char *)kind,
    .value = (char *)value,
    .weight = 1,
    .threshold = threshold,
  };
}

static void
assert_outcome (const FulCheckOutcome *outcome, Expected expected)
{
  g_assert_cmpint (outcome->pass, ==, expected == PASS);
  g_assert_cmpint (outcome->failed, ==, expected == BROKEN);
  g_assert_nonnull (outcome->why);
  if (expected == SILENT || expected == BROKEN)
    g_assert_true (isnan (outcome->score));
  else
    g_assert_cmpfloat (outcome->score, ==, expected == PASS ? 1 : 0);
}

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const FulCheck check = make_check (cases[i].kind, cases[i].value, cases[i].threshold);
    g_auto (FulCheckOutcome) outcome =
        ful_check_try (&check, NULL, cases[i].output, cases[i].expected);

    g_test_message ("%s: %s", cases[i].kind, cases[i].output);
    assert_outcome (&outcome, cases[i].result);
  }
}

/* A check that says nothing, or is broken, is no pass when negated. */
static void
test_negated (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    FulCheck check = make_check (cases[i].kind, cases[i].value, cases[i].threshold);
    Expected expected = cases[i].result == PASS   ? FAIL
                        : cases[i].result == FAIL ? PASS
                                                  : cases[i].result;
    g_auto (FulCheckOutcome) outcome = { 0 };

    check.negated = TRUE;
    outcome = ful_check_try (&check, NULL, cases[i].output, cases[i].expected);
    assert_outcome (&outcome, expected);
  }
}

static void
test_one_of_labels (void)
{
  const FulCheck check = make_check ("one-of", NULL, NAN);
  FulLabel lost = { .name = (char *)"card_lost", .description = (char *)"" };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_auto (FulCheckOutcome) inside = { 0 };
  g_auto (FulCheckOutcome) outside = { 0 };

  g_ptr_array_add (labels, &lost);
  inside = ful_check_try (&check, labels, "card_lost", "other");
  outside = ful_check_try (&check, labels, "other", "other");
  assert_outcome (&inside, PASS);
  assert_outcome (&outside, FAIL);
}

/* Exponential backtracking makes the check fail, not the answer. */
static void
test_regex_limits (void)
{
  const FulCheck check = make_check ("regex", "^(a+)+$", NAN);
  g_autofree char *text = g_strnfill (64, 'a');
  g_auto (FulCheckOutcome) outcome = { 0 };

  text[63] = 'b';
  outcome = ful_check_try (&check, NULL, text, NULL);
  assert_outcome (&outcome, BROKEN);
}

static void
test_regex_on_long_answers (void)
{
  const FulCheck check = make_check ("regex", "^(?:a|b)*$", NAN);
  g_autofree char *text = g_strnfill (50000, 'a');
  g_auto (FulCheckOutcome) outcome = ful_check_try (&check, NULL, text, NULL);

  assert_outcome (&outcome, PASS);
}

static void
test_tags (void)
{
  const char *tags[] = { "hard", "long", NULL };
  FulCheck check = make_check ("equals", NULL, NAN);
  FulCase item = { .tags = (char *)"easy; long" };

  g_assert_true (ful_check_applies (&check, &item));
  check.tags = (char **)tags;
  g_assert_true (ful_check_applies (&check, &item));
  item.tags = (char *)"easy";
  g_assert_false (ful_check_applies (&check, &item));
  item.tags = NULL;
  g_assert_false (ful_check_applies (&check, &item));
}

static const struct {
  FulCheck check;
  const char *message; /* part of it; NULL: valid */
} checks[] = {
  { { .name = (char *)"c", .kind = (char *)"equals", .weight = 1, .threshold = NAN }, NULL },
  { { .kind = (char *)"number", .value = (char *)"1.5", .weight = 0, .threshold = 10 }, NULL },
  { { .kind = (char *)"number", .value = (char *)"1,5", .weight = 1, .threshold = NAN },
    "must be a number with a point" },
  { { .kind = (char *)"regex", .value = (char *)"a(", .weight = 1, .threshold = NAN },
    "missing closing parenthesis" },
  { { .kind = (char *)"equal", .weight = 1, .threshold = NAN },
    "there is no kind “equal”; it is one of equals, iequals, one-of" },
  { { .kind = (char *)"equals", .weight = -1, .threshold = NAN }, "weight" },
  { { .kind = (char *)"equals", .weight = NAN, .threshold = NAN }, "weight" },
  { { .kind = (char *)"equals", .weight = 1, .threshold = 1.5 }, "threshold" },
  { { .kind = (char *)"equals", .weight = 1, .threshold = -1 }, "threshold" },
  { { .kind = (char *)"equals", .weight = 1, .threshold = NAN, .retry = -1 }, "retry" },
};

static void
test_validate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++) {
    g_autoptr (GError) error = NULL;
    gboolean valid = ful_check_validate (&checks[i].check, &error);

    if (checks[i].message == NULL) {
      g_assert_no_error (error);
      g_assert_true (valid);
      continue;
    }
    g_assert_false (valid);
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_nonnull (strstr (error->message, checks[i].message));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/check/kinds", test_kinds);
  g_test_add_func ("/checks/check/negated", test_negated);
  g_test_add_func ("/checks/check/one-of-labels", test_one_of_labels);
  g_test_add_func ("/checks/check/regex-limits", test_regex_limits);
  g_test_add_func ("/checks/check/regex-on-long-answers", test_regex_on_long_answers);
  g_test_add_func ("/checks/check/tags", test_tags);
  g_test_add_func ("/checks/check/validate", test_validate);
  return g_test_run ();
}
