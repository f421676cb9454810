/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/draft.h"

#include "prompts/revision.h"
#include "workbench.h"

static const FulPrompt *
named (const Workbench *self, const char *name)
{
  const FulPrompt *prompt = ful_snapshot_prompt_named (self->snapshot, name);

  g_assert_nonnull (prompt);
  return prompt;
}

static void
test_draft_comes_and_goes (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) first = make_body (NULL, "{{text}}");
  g_autoptr (FulPromptBody) second = make_body ("Be short.", "{{text}}");
  FulEdit *edit = ful_edit_new ();

  ful_prompt_add (self->project, self->snapshot, edit, "a", first);
  workbench_edit (self, edit);
  g_assert_false (ful_prompt_is_changed (self->snapshot, named (self, "a")));

  edit = ful_edit_new ();
  ful_prompt_set_draft (self->snapshot, edit, named (self, "a")->id, second);
  workbench_edit (self, edit);
  g_assert_true (ful_prompt_is_changed (self->snapshot, named (self, "a")));
  g_assert_cmpstr (ful_prompt_text (self->snapshot, named (self, "a"))->system, ==, "Be short.");

  /* Typed back: there is nothing to run anew. */
  edit = ful_edit_new ();
  ful_prompt_set_draft (self->snapshot, edit, named (self, "a")->id, first);
  workbench_edit (self, edit);
  g_assert_null (named (self, "a")->draft);
  g_assert_null (ful_prompt_text (self->snapshot, named (self, "a"))->system);
}

static void
test_new_draft_becomes_first_revision (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = ful_prompt_starter (self->snapshot);
  FulEdit *edit = ful_edit_new ();
  gint64 id;

  id = ful_prompt_add_draft (self->project, self->snapshot, edit, "new", body);
  workbench_edit (self, edit);
  g_assert_true (ful_prompt_is_changed (self->snapshot, named (self, "new")));
  g_assert_null (ful_snapshot_newest_revision (self->snapshot, id));

  edit = ful_edit_new ();
  ful_prompt_take_draft (self->project, self->snapshot, edit, id);
  workbench_edit (self, edit);
  g_assert_cmpint (ful_snapshot_newest_revision (self->snapshot, id)->number, ==, 1);
  g_assert_false (ful_prompt_is_changed (self->snapshot, named (self, "new")));
}

static void
test_starter_names_the_columns (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = ful_prompt_starter (self->snapshot);
  const FulMessage *message = body->messages->pdata[0];

  g_assert_cmpstr (message->content, ==, "{{text}}\n{{lang}}");
}

static void
test_names (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = make_body (NULL, "{{text}}");
  FulEdit *edit = ful_edit_new ();
  g_autofree char *same = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;

  ful_prompt_add (self->project, self->snapshot, edit, "a", body);
  workbench_edit (self, edit);
  same = ful_prompt_free_name (self->snapshot, "b");
  next = ful_prompt_free_name (self->snapshot, "a");
  g_assert_cmpstr (same, ==, "b");
  g_assert_cmpstr (next, ==, "a 2");
  g_assert_true (ful_prompt_check_new_name (self->snapshot, named (self, "a")->id, "a", &error));
  g_assert_no_error (error);
  g_assert_false (ful_prompt_check_new_name (self->snapshot, 0, "a", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (ful_prompt_check_new_name (self->snapshot, 0, "a@b", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

static void
test_file (void)
{
  static const struct {
    const char *bytes;
    const char *text; /* NULL: refused */
  } cases[] = {
    { "", "" },
    { "a\n", "a" },
    { "a\r\n", "a" },
    { "\xef\xbb\xbf"
      "a\n\n",
      "a\n" },
    { "\xff\xfe", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text =
        ful_prompt_text_of_file (cases[i].bytes, strlen (cases[i].bytes), "f", &error);

    g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_cmpint (error != NULL, ==, cases[i].text == NULL);
  }
}

static void
test_reads_all (void)
{
  g_autoptr (FulPromptBody) body = make_body ("S", "U");
  g_autofree char *text = NULL;

  add_example (body, "in", "out");
  add_variable (body, "mood", "calm|loud");
  body->nearest = 5;
  body->temperature = 0.5;
  body->schema = g_strdup ("{}");
  text = ful_prompt_body_read (body);
  g_assert_cmpstr (text, ==,
                   "[system]\nS\n\n[user]\nU\n\n[example]\nin\n→ out\n\n[schema]\n{}\n\n"
                   "[settings]\nnearest examples: 5\ntemperature: 0.5\nmood = calm | loud\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/prompts/draft/" name, Workbench, NULL, workbench_set_up, func, workbench_tear_down)
  ADD ("comes-and-goes", test_draft_comes_and_goes);
  ADD ("becomes-first-revision", test_new_draft_becomes_first_revision);
  ADD ("starter-names-the-columns", test_starter_names_the_columns);
  ADD ("names", test_names);
#undef ADD
  g_test_add_func ("/prompts/draft/file", test_file);
  g_test_add_func ("/prompts/draft/reads-all", test_reads_all);
  return g_test_run ();
}
