/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/levers.h"

#include <math.h>

/* A body and a snapshot of plain structs: what is detected is read, never kept. */
typedef struct {
  FulSnapshot snapshot;
  FulPromptBody body;
  FulMessage message;
  FulRevision revision;
  FulModel model;
  FulCheck check;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->snapshot.checks = g_ptr_array_new ();
  self->body.messages = g_ptr_array_new ();
  self->body.examples = g_ptr_array_new ();
  self->body.variables = g_ptr_array_new ();
  self->body.temperature = NAN;
  self->message.role = (char *)"user";
  self->message.content = (char *)"Which label? {{text}}";
  g_ptr_array_add (self->body.messages, &self->message);
  self->revision.body = &self->body;
  self->revision.rung = FUL_RUNG_UNSET;
  self->model.rung = FUL_RUNG_UNSET;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->snapshot.checks);
  g_ptr_array_unref (self->body.messages);
  g_ptr_array_unref (self->body.examples);
  g_ptr_array_unref (self->body.variables);
}

static void
assert_standing (Fixture *self, FulLevers levers, FulRung rung)
{
  g_assert_cmpint (ful_levers_of (&self->snapshot, &self->revision), ==, levers);
  g_assert_cmpint (ful_rung_of (&self->snapshot, &self->revision, &self->model), ==, rung);
}

static void
test_bare (Fixture *self, gconstpointer data)
{
  assert_standing (self, 0, FUL_RUNG_ZERO_SHOT);
}

static void
test_examples (Fixture *self, gconstpointer data)
{
  FulExample example = { (char *)"a", (char *)"b" };

  g_ptr_array_add (self->body.examples, &example);
  g_ptr_array_add (self->body.examples, &example);
  assert_standing (self, 0, FUL_RUNG_FEW_SHOT); /* two: no lever yet, yet not zero-shot */
  self->body.nearest = 1;
  assert_standing (self, FUL_LEVER_EXAMPLES, FUL_RUNG_FEW_SHOT);
  self->body.nearest = 0;
  self->body.examples_train = 5;
  assert_standing (self, FUL_LEVER_EXAMPLES, FUL_RUNG_FEW_SHOT);
}

static void
test_tools (Fixture *self, gconstpointer data)
{
  self->body.tools = (char *)" [ ]";
  assert_standing (self, 0, FUL_RUNG_ZERO_SHOT);
  self->body.tools = (char *)"[{\"type\": \"function\"}]";
  assert_standing (self, FUL_LEVER_TOOLS, FUL_RUNG_ENGINEERED);
}

static void
test_validation (Fixture *self, gconstpointer data)
{
  self->check = (FulCheck){ .kind = (char *)"equals" };
  g_ptr_array_add (self->snapshot.checks, &self->check);
  assert_standing (self, 0, FUL_RUNG_ZERO_SHOT);
  self->check.retry = 1;
  assert_standing (self, FUL_LEVER_VALIDATION, FUL_RUNG_ENGINEERED);
  self->check.retry = 0;
  self->body.schema = (char *)"{}";
  self->body.nearest = 20;
  assert_standing (self, FUL_LEVER_VALIDATION | FUL_LEVER_EXAMPLES, FUL_RUNG_ENGINEERED);
}

static void
test_retrieval (Fixture *self, gconstpointer data)
{
  self->body.documents = 1;
  self->body.schema = (char *)"{}";
  assert_standing (self, FUL_LEVER_RETRIEVAL | FUL_LEVER_VALIDATION, FUL_RUNG_RETRIEVAL);
}

static const struct {
  const char *text;
  gboolean structure;
} texts[] = {
  { "Classify the message. Answer with the label alone.", FALSE },
  { "# Task\nClassify.\n# Message\n{{text}}", FALSE }, /* no word on the answer */
  { "# Task\nClassify.\n# Message\n{{text}}\nAnswer with the label only.", TRUE },
  { "<message>\n{{text}}\n</message>\nRespond in JSON.", TRUE },
  { "TASK:\nclassify\nOUTPUT FORMAT:\none label", TRUE },
  { "```\n{{text}}\n```\nReturn only the label.", TRUE },
  { "# Task\nClassify {{text}}. Return only the label.", FALSE }, /* one section */
};

static void
test_structure (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_test_message ("%s", texts[i].text);
    self->message.content = (char *)texts[i].text;
    assert_standing (self, texts[i].structure ? FUL_LEVER_STRUCTURE : 0, FUL_RUNG_ZERO_SHOT);
  }
  self->message.content = (char *)texts[1].text;
  self->body.response = FUL_RESPONSE_JSON; /* says how to answer */
  assert_standing (self, FUL_LEVER_STRUCTURE, FUL_RUNG_ZERO_SHOT);
}

static void
test_trained_models (Fixture *self, gconstpointer data)
{
  self->body.documents = 3;
  self->model.rung = FUL_RUNG_TUNED;
  assert_standing (self, FUL_LEVER_RETRIEVAL, FUL_RUNG_TUNED);
  self->model.rung = FUL_RUNG_SPECIALIST;
  assert_standing (self, FUL_LEVER_RETRIEVAL, FUL_RUNG_SPECIALIST);
}

static void
test_imported (Fixture *self, gconstpointer data)
{
  self->revision.imported = TRUE;
  self->revision.body = NULL;
  self->revision.levers = FUL_LEVER_EXAMPLES;
  assert_standing (self, FUL_LEVER_EXAMPLES, FUL_RUNG_FEW_SHOT);
  self->revision.levers = FUL_LEVER_STRUCTURE;
  assert_standing (self, FUL_LEVER_STRUCTURE, FUL_RUNG_ZERO_SHOT);
  self->revision.levers = FUL_LEVER_TOOLS | FUL_LEVER_EXAMPLES;
  assert_standing (self, FUL_LEVER_TOOLS | FUL_LEVER_EXAMPLES, FUL_RUNG_ENGINEERED);
  self->revision.rung = FUL_RUNG_TUNED; /* by name, as given */
  assert_standing (self, FUL_LEVER_TOOLS | FUL_LEVER_EXAMPLES, FUL_RUNG_TUNED);
  /* A check with retry says nothing of what others asked. */
  self->check.retry = 2;
  g_ptr_array_add (self->snapshot.checks, &self->check);
  self->revision.rung = FUL_RUNG_UNSET;
  self->revision.levers = 0;
  assert_standing (self, 0, FUL_RUNG_ZERO_SHOT);
}

#define ADD(name, func) g_test_add ("/prompts/levers/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bare", test_bare);
  ADD ("examples", test_examples);
  ADD ("tools", test_tools);
  ADD ("validation", test_validation);
  ADD ("retrieval", test_retrieval);
  ADD ("structure", test_structure);
  ADD ("trained-models", test_trained_models);
  ADD ("imported", test_imported);
  return g_test_run ();
}
