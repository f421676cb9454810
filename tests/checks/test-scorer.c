/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/scorer.h"

#include <math.h>
#include <string.h>

/* A snapshot of plain structs with one reference too many, so that it is never freed as a real
 * one would be. */
typedef struct {
  FulSnapshot snapshot;
  FulLabel labels[2];
  FulCheck checks[3];
  FulScorer *scorer;
  FulCase item;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_atomic_ref_count_init (&self->snapshot.ref_count);
  self->snapshot.labels = g_ptr_array_new ();
  self->snapshot.checks = g_ptr_array_new ();
  self->item.expected = (char *)"card_lost";
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ful_scorer_free (self->scorer);
  g_ptr_array_unref (self->snapshot.labels);
  g_ptr_array_unref (self->snapshot.checks);
}

static void
add_labels (Fixture *self)
{
  self->labels[0] = (FulLabel){ .name = (char *)"card_lost", .description = (char *)"" };
  self->labels[1] = (FulLabel){ .name = (char *)"top_up", .description = (char *)"" };
  g_ptr_array_add (self->snapshot.labels, &self->labels[0]);
  g_ptr_array_add (self->snapshot.labels, &self->labels[1]);
}

static FulCheck *
add_check (Fixture *self, const char *kind, const char *value, double weight)
{
  FulCheck *check = &self->checks[self->snapshot.checks->len];

  *check = (FulCheck){
    .kind = (char *)kind,
    .value = (char *)value,
    .weight = weight,
    .threshold = NAN,
  };
  g_ptr_array_add (self->snapshot.checks, check);
  return check;
}

static double
score (Fixture *self, const char *output)
{
  g_clear_pointer (&self->scorer, ful_scorer_free);
  self->scorer = ful_scorer_new (&self->snapshot);
  return ful_scorer_score (self->scorer, &self->item, NULL, output);
}

static void
test_default (Fixture *self, gconstpointer data)
{
  g_assert_cmpfloat (score (self, "card_lost"), ==, 1);
  g_assert_cmpfloat (score (self, "Card_lost"), ==, 0);
  self->item.expected = NULL;
  g_assert_true (isnan (score (self, "card_lost")));
}

static void
test_all (Fixture *self, gconstpointer data)
{
  add_check (self, "contains", "lost", 1);
  add_check (self, "regex", "^c", 1);
  g_assert_cmpfloat (score (self, "card_lost"), ==, 1);
  g_assert_cmpfloat (score (self, "lost"), ==, 0);
  g_assert_cmpfloat (score (self, "nothing"), ==, 0);
}

static void
test_weighted (Fixture *self, gconstpointer data)
{
  FulCheck *check = add_check (self, "contains", "lost", 3);

  add_check (self, "regex", "^c", 1);
  g_assert_cmpfloat (score (self, "lost"), ==, 0.75);
  check->threshold = 0.75;
  g_assert_cmpfloat (score (self, "lost"), ==, 1);
  check->threshold = 0.8;
  g_assert_cmpfloat (score (self, "lost"), ==, 0);
}

/* What has nothing to compare with says nothing; with a weight of 0 it does not count. */
static void
test_silent (Fixture *self, gconstpointer data)
{
  add_check (self, "equals", NULL, 1);
  add_check (self, "contains", "lost", 1);
  add_check (self, "regex", "^z", 0);
  self->item.expected = NULL;
  g_assert_cmpfloat (score (self, "card_lost"), ==, 1);
  g_assert_cmpfloat (score (self, "found"), ==, 0);
}

static void
test_none_applies (Fixture *self, gconstpointer data)
{
  const char *tags[] = { "hard", NULL };

  add_check (self, "equals", NULL, 1)->tags = (char **)tags;
  g_assert_true (isnan (score (self, "card_lost")));
  self->item.tags = (char *)"hard";
  g_assert_cmpfloat (score (self, "card_lost"), ==, 1);
}

/* A check that fails makes the score missing, also when negated, whatever the others say. */
static void
test_failing_check (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (64, 'a');
  FulCheck *check;

  text[63] = 'b';
  add_check (self, "contains", "b", 1);
  check = add_check (self, "regex", "^(a+)+$", 1);
  g_assert_true (isnan (score (self, text)));
  check->negated = TRUE;
  g_assert_true (isnan (score (self, text)));
}

static const struct {
  const char *output, *expected;
  FulMode mode;
} modes[] = {
  { "", "Paris", FUL_MODE_REFUSAL },
  { " \n", "Paris", FUL_MODE_REFUSAL },
  { "I'm sorry, but I can’t help with that.", "Paris", FUL_MODE_REFUSAL },
  { "I cannot assist with this request.", "Paris", FUL_MODE_REFUSAL },
  { "As an AI language model I have no opinion.", "Paris", FUL_MODE_REFUSAL },
  { "Sorry to hear that your card is lost.", "Paris", FUL_MODE_NONE },
  { "paris", "Paris", FUL_MODE_FORMAT },
  { "\"Paris\"", "Paris", FUL_MODE_FORMAT },
  { "**Paris**.", "Paris", FUL_MODE_FORMAT },
  { "```\nParis\n```", "Paris", FUL_MODE_FORMAT },
  { "The capital is Paris.", "Paris", FUL_MODE_FORMAT },
  { "Let me think.\nAnswer: Paris", "Paris", FUL_MODE_FORMAT },
  { "```json\n{\"b\": 1, \"a\": 2}\n```", "{\"a\":2,\"b\":1}", FUL_MODE_FORMAT },
  { "London", "Paris", FUL_MODE_NONE },
  { "Paris is not the capital; London is.", "Paris", FUL_MODE_NONE },
  { "{\"a\": 1}", "{\"a\": 2}", FUL_MODE_NONE },
};

static FulMode
mode_of (Fixture *self, const FulPromptBody *body, const char *output, double given)
{
  g_clear_pointer (&self->scorer, ful_scorer_free);
  self->scorer = ful_scorer_new (&self->snapshot);
  return ful_scorer_text_mode (self->scorer, &self->item, body, output, given);
}

static void
test_modes (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_test_message ("%s", modes[i].output);
    self->item.expected = (char *)modes[i].expected;
    g_assert_cmpint (mode_of (self, NULL, modes[i].output, 0), ==, modes[i].mode);
    g_assert_cmpint (mode_of (self, NULL, modes[i].output, 1), ==, FUL_MODE_NONE);
    g_assert_cmpint (mode_of (self, NULL, modes[i].output, NAN), ==, FUL_MODE_NONE);
  }
}

static void
test_modes_of_labels (Fixture *self, gconstpointer data)
{
  add_labels (self);
  g_assert_cmpint (mode_of (self, NULL, "top_up", 0), ==, FUL_MODE_NONE);
  g_assert_cmpint (mode_of (self, NULL, "card_lst", 0), ==, FUL_MODE_FORMAT);
  g_assert_cmpint (mode_of (self, NULL, "It is top_up", 0), ==, FUL_MODE_FORMAT);
  self->item.expected = (char *)"no label";
  g_assert_cmpint (mode_of (self, NULL, "card_lst", 0), ==, FUL_MODE_NONE);
  self->item.expected = (char *)"card_lost";
  add_check (self, "contains", NULL, 1); /* prose is allowed */
  g_assert_cmpint (mode_of (self, NULL, "I would say top_up", 0), ==, FUL_MODE_NONE);
}

static void
test_modes_of_json (Fixture *self, gconstpointer data)
{
  FulPromptBody body = { .response = FUL_RESPONSE_JSON };

  self->item.expected = (char *)"{\"a\": 1}";
  g_assert_cmpint (mode_of (self, &body, "{\"a\": 2}", 0), ==, FUL_MODE_NONE);
  g_assert_cmpint (mode_of (self, &body, "a is 2", 0), ==, FUL_MODE_FORMAT);
  body.response = FUL_RESPONSE_TEXT;
  g_assert_cmpint (mode_of (self, &body, "a is 2", 0), ==, FUL_MODE_NONE);
  add_check (self, "is-json", NULL, 1);
  g_assert_cmpint (mode_of (self, &body, "a is 2", 0), ==, FUL_MODE_FORMAT);
}

/* Labels held to a schema come as JSON; the case expects the label whatever the prompt. */
static const struct {
  const char *schema, *output, *expected;
  double score;
  FulMode mode;
} schemas[] = {
  { "{\"enum\": [\"card_lost\", \"top_up\"]}", "\"card_lost\"", "card_lost", 1, FUL_MODE_NONE },
  { "{\"enum\": [\"card_lost\", \"top_up\"]}", "\"top_up\"", "card_lost", 0, FUL_MODE_NONE },
  { "{\"enum\": [\"card_lost\", \"top_up\"]}", "\"other\"", "card_lost", 0, FUL_MODE_FORMAT },
  { "{\"enum\": [\"card_lost\", \"top_up\"]}", "top_up", "card_lost", 0, FUL_MODE_FORMAT },
  { "{\"properties\": {\"i\": {\"enum\": [\"card_lost\", \"top_up\"]}}}",
    " {\"i\": \"card_lost\"}\n", "card_lost", 1, FUL_MODE_NONE },
  { "{\"properties\": {\"i\": {\"enum\": [\"card_lost\", \"top_up\"]}}}", "{\"i\": \"other\"}",
    "card_lost", 0, FUL_MODE_FORMAT },
  { "{}", "{\"n\": 42}", "42", 1, FUL_MODE_NONE },
  { "{}", "{\"a\": 1, \"b\": 2}", "1", 0, FUL_MODE_NONE },
  { "{}", "{\"a\":1}", "{\"a\":1}", 1, FUL_MODE_NONE }, /* expected is JSON: compared as it is */
  { "{}", "\"x\"", "\"x\"", 1, FUL_MODE_NONE },
};

static void
test_schemas (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++) {
    FulPromptBody body = { .response = FUL_RESPONSE_SCHEMA, .schema = (char *)schemas[i].schema };
    double got;

    g_test_message ("%s for %s", schemas[i].output, schemas[i].expected);
    self->item.expected = (char *)schemas[i].expected;
    g_clear_pointer (&self->scorer, ful_scorer_free);
    self->scorer = ful_scorer_new (&self->snapshot);
    got = ful_scorer_score (self->scorer, &self->item, &body, schemas[i].output);
    g_assert_cmpfloat (got, ==, schemas[i].score);
    g_assert_cmpint (mode_of (self, &body, schemas[i].output, got), ==, schemas[i].mode);
  }
}

/* What is asked as text is compared as text: quotation marks are wrong. */
static void
test_quotes_without_schema (Fixture *self, gconstpointer data)
{
  FulPromptBody body = { .response = FUL_RESPONSE_TEXT };

  g_assert_cmpfloat (score (self, "\"card_lost\""), ==, 0);
  g_assert_cmpfloat (ful_scorer_score (self->scorer, &self->item, &body, "\"card_lost\""), ==, 0);
}

/* Only kinds that compare a whole answer look inside the JSON. */
static void
test_schemas_by_kind (Fixture *self, gconstpointer data)
{
  FulPromptBody body = { .response = FUL_RESPONSE_JSON };

  add_check (self, "is-json", NULL, 1);
  add_check (self, "iequals", NULL, 1);
  add_check (self, "contains", "{", 1);
  g_assert_cmpfloat (score (self, "card_lost"), ==, 0);
  g_assert_cmpfloat (ful_scorer_score (self->scorer, &self->item, &body,
                                       "{\"label\": \"Card_Lost\"}"),
                     ==, 1);
}

/* Each check that is for the case has its say; without any, `equals`. */
static void
test_explain (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GPtrArray) two = NULL;
  const FulCheckSay *say;

  self->scorer = ful_scorer_new (&self->snapshot);
  alone = ful_scorer_explain (self->scorer, &self->item, NULL, "top_up");
  g_assert_cmpuint (alone->len, ==, 1);
  say = alone->pdata[0];
  g_assert_null (say->check);
  g_assert_false (say->outcome.pass);
  g_assert_nonnull (strstr (say->outcome.why, "top_up"));
  g_clear_pointer (&self->scorer, ful_scorer_free);

  add_check (self, "contains", "card", 1);
  add_check (self, "is-json", NULL, 0);
  add_check (self, "equals", NULL, 1)->tags = (GStrv)(const char *[]){ "other", NULL };
  self->scorer = ful_scorer_new (&self->snapshot);
  two = ful_scorer_explain (self->scorer, &self->item, NULL, "card_stolen");
  g_assert_cmpuint (two->len, ==, 2);
  say = two->pdata[0];
  g_assert_true (say->check == &self->checks[0] && say->outcome.pass);
  say = two->pdata[1];
  g_assert_true (say->check == &self->checks[1] && !say->outcome.pass);
  g_assert_cmpfloat (ful_scorer_score (self->scorer, &self->item, NULL, "card_stolen"), ==, 1);
}

#define ADD(name, func) g_test_add ("/checks/scorer/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("default", test_default);
  ADD ("all", test_all);
  ADD ("weighted", test_weighted);
  ADD ("silent", test_silent);
  ADD ("none-applies", test_none_applies);
  ADD ("failing-check", test_failing_check);
  ADD ("explain", test_explain);
  ADD ("modes", test_modes);
  ADD ("modes/labels", test_modes_of_labels);
  ADD ("modes/json", test_modes_of_json);
  ADD ("schemas", test_schemas);
  ADD ("schemas/quotes-without", test_quotes_without_schema);
  ADD ("schemas/by-kind", test_schemas_by_kind);
  return g_test_run ();
}
