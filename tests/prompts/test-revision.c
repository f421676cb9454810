/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/revision.h"

#include "workbench.h"

static void
test_names (void)
{
  const char *const refused[] = { "", "a@b", "a#1", "a:b", "a\nb", "\xff", "input-only" };
  g_autofree char *longest = g_strnfill (200, 'x');
  g_autofree char *longer = g_strnfill (201, 'x');

  g_assert_true (ful_prompt_check_name ("few shot, 5", NULL));
  g_assert_true (ful_prompt_check_name (longest, NULL));
  g_assert_false (ful_prompt_check_name (longer, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (ful_prompt_check_name (refused[i], &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  }
}

static void
test_revisions (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) first = make_body (NULL, "one {{text}}");
  g_autoptr (FulPromptBody) second = make_body ("Be brief.", "one {{text}}");
  FulEdit *edit = ful_edit_new ();
  gint64 prompt = ful_prompt_add (self->project, self->snapshot, edit, "bare", first);
  const FulRevision *newest;
  gint64 same, next;

  workbench_edit (self, edit);
  newest = ful_snapshot_newest_revision (self->snapshot, prompt);
  g_assert_cmpint (newest->number, ==, 1);

  edit = ful_edit_new ();
  same = ful_prompt_add_revision (self->project, self->snapshot, edit, prompt, first);
  g_assert_cmpint (same, ==, newest->id);
  workbench_edit (self, edit);

  edit = ful_edit_new ();
  next = ful_prompt_add_revision (self->project, self->snapshot, edit, prompt, second);
  workbench_edit (self, edit);
  newest = ful_snapshot_newest_revision (self->snapshot, prompt);
  g_assert_cmpint (newest->id, ==, next);
  g_assert_cmpint (newest->number, ==, 2);
  g_assert_cmpstr (newest->body->system, ==, "Be brief.");
}

static void
put_draft (Workbench *self, gint64 id, FulPromptBody *draft)
{
  FulPrompt prompt = *ful_snapshot_prompt (self->snapshot, id);
  FulEdit *edit = ful_edit_new ();

  prompt.draft = draft;
  ful_edit_put_prompt (edit, &prompt);
  workbench_edit (self, edit);
}

static void
test_drafts (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) first = make_body (NULL, "one {{text}}");
  g_autoptr (FulPromptBody) second = make_body (NULL, "two {{text}}");
  FulEdit *edit = ful_edit_new ();
  gint64 prompt = ful_prompt_add (self->project, self->snapshot, edit, "bare", first);
  gint64 id;

  workbench_edit (self, edit);
  put_draft (self, prompt, first); /* typed back to what it was */
  edit = ful_edit_new ();
  id = ful_prompt_take_draft (self->project, self->snapshot, edit, prompt);
  workbench_edit (self, edit);
  g_assert_cmpint (id, ==, ful_snapshot_newest_revision (self->snapshot, prompt)->id);
  g_assert_cmpint (ful_snapshot_newest_revision (self->snapshot, prompt)->number, ==, 1);
  g_assert_null (ful_snapshot_prompt (self->snapshot, prompt)->draft);

  put_draft (self, prompt, second);
  edit = ful_edit_new ();
  id = ful_prompt_take_draft (self->project, self->snapshot, edit, prompt);
  workbench_edit (self, edit);
  g_assert_cmpint (ful_snapshot_newest_revision (self->snapshot, prompt)->number, ==, 2);
  g_assert_cmpint (ful_snapshot_newest_revision (self->snapshot, prompt)->id, ==, id);
  g_assert_null (ful_snapshot_prompt (self->snapshot, prompt)->draft);
}

static void
test_input_only (Workbench *self, gconstpointer data)
{
  FulEdit *edit = ful_edit_new ();
  gint64 made = ful_input_only_add (self->project, self->snapshot, edit);
  gint64 again;

  workbench_edit (self, edit);
  edit = ful_edit_new ();
  again = ful_input_only_add (self->project, self->snapshot, edit);
  workbench_edit (self, edit);
  g_assert_cmpint (again, ==, made);
  g_assert_cmpuint (self->snapshot->prompts->len, ==, 1);
  g_assert_cmpuint (self->snapshot->revisions->len, ==, 1);
}

/* Each spoils a good body in one way. */
static void
no_user (FulPromptBody *body)
{
  g_ptr_array_set_size (body->messages, 0);
}

static void
open_section (FulPromptBody *body)
{
  add_message (body, "user", "{{#a}}");
}

static void
strange_role (FulPromptBody *body)
{
  add_message (body, "narrator", "x");
}

static void
schema_is_no_json (FulPromptBody *body)
{
  body->schema = g_strdup ("{,}");
}

static void
tools_are_no_array (FulPromptBody *body)
{
  body->tools = g_strdup ("{}");
}

static void
schema_mode_without_schema (FulPromptBody *body)
{
  body->response = FUL_RESPONSE_SCHEMA;
}

static void
too_hot (FulPromptBody *body)
{
  body->temperature = 3;
}

static void
too_many (FulPromptBody *body)
{
  body->nearest = 10001;
}

static void
variable_twice (FulPromptBody *body)
{
  add_variable (body, "a", "1");
  add_variable (body, "a", "2");
}

static void
reserved_variable (FulPromptBody *body)
{
  add_variable (body, "examples", "1");
}

static const struct {
  void (*spoil) (FulPromptBody *body);
  const char *message; /* begins so */
} refused[] = {
  { no_user, "p.txt: messages: there is no user message" },
  { open_section, "p.txt: message 2:1: column 1: section “a” is opened and never closed" },
  { strange_role, "p.txt: message 2: there is no role “narrator”" },
  { schema_is_no_json, "p.txt: schema:1: " },
  { tools_are_no_array, "p.txt: tools: must be a JSON array" },
  { schema_mode_without_schema, "p.txt: mode: schema needs an output schema" },
  { too_hot, "p.txt: temperature: must be from 0 to 2" },
  { too_many, "p.txt: nearest: must be from 0 to 10000, not 10001" },
  { variable_twice, "p.txt: variables: “a” is there twice" },
  { reserved_variable, "p.txt: variables: “examples” can't be a variable's name" },
};

static void
test_body_check (void)
{
  g_autoptr (FulPromptBody) good = make_body ("s", "{{text}}");
  g_autoptr (GError) none = NULL;

  g_assert_true (ful_prompt_body_check (good, "p.txt", &none));
  g_assert_no_error (none);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (FulPromptBody) body = make_body ("s", "{{text}}");
    g_autoptr (GError) error = NULL;

    refused[i].spoil (body);
    g_assert_false (ful_prompt_body_check (body, "p.txt", &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, refused[i].message));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prompts/revision/names", test_names);
  g_test_add_func ("/prompts/revision/body-check", test_body_check);
  g_test_add ("/prompts/revision/numbers", Workbench, NULL, workbench_set_up, test_revisions,
              workbench_tear_down);
  g_test_add ("/prompts/revision/drafts", Workbench, NULL, workbench_set_up, test_drafts,
              workbench_tear_down);
  g_test_add ("/prompts/revision/input-only", Workbench, NULL, workbench_set_up, test_input_only,
              workbench_tear_down);
  return g_test_run ();
}
