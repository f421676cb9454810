/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text form, and with its help that memory, file and undo agree on every kind of edit. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "exchange/text-form.h"
#include "project/field.h"
#include "../project/temporary.h"

static const char *const files[] = { "project.json", "fields.json",  "labels.json",
                                     "columns.json", "prompts.json", "revisions.json",
                                     "levers.json",  "models.json",  "checks.json",
                                     "cases.json",   "runs.json",    "results.json" };

typedef struct {
  char *folder;
  char *path;
  FulProject *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  f->folder = temporary_new ();
  f->path = g_build_filename (f->folder, "p.fulcrum", NULL);
  f->project = ful_project_create (f->path, "Before", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (f->project, &error);
  g_assert_no_error (error);
  g_free (f->path);
  temporary_free (f->folder);
}

static void
reopen (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (f->project, &error);
  g_assert_no_error (error);
  f->project = ful_project_open (f->path, 0, &error);
  g_assert_no_error (error);
}

/* All files of a text form, one after the other. */
static char *
text_of (const char *folder)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (folder, files[i], NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    g_file_get_contents (path, &text, NULL, &error);
    g_assert_no_error (error);
    g_string_append_printf (all, "== %s\n%s", files[i], text);
  }
  return g_string_free (all, FALSE);
}

static char *
export_text (FulProject *project, const char *folder)
{
  g_autoptr (GError) error = NULL;

  ful_text_form_export (project, folder, &error);
  g_assert_no_error (error);
  return text_of (folder);
}

static char *
now (Fixture *f)
{
  g_autofree char *folder = g_build_filename (f->folder, "text", NULL);

  return export_text (f->project, folder);
}

/* --- edits of every kind --- */

static FulPromptBody *
full_body (void)
{
  FulPromptBody *body = ful_prompt_body_new ();
  const char *const values[] = { "de", "fr", NULL };

  body->system = g_strdup ("Answer with one label.\n“€5” & <b>");
  g_ptr_array_add (body->messages, ful_message_new ("user", "{{text}}"));
  g_ptr_array_add (body->examples, ful_example_new ("Where is my card?", "card_arrival"));
  g_ptr_array_add (body->variables, ful_prompt_variable_new ("lang", values));
  body->examples_train = 5;
  body->nearest = 3;
  body->tools = g_strdup ("[{\"name\":\"look_up\"}]");
  body->schema = g_strdup ("{\"enum\":[\"a\",\"b\"]}");
  body->response = FUL_RESPONSE_SCHEMA;
  body->temperature = 0.1;
  body->max_tokens = 64;
  body->seed = 7;
  body->stop = g_strsplit ("\n|END", "|", -1);
  body->documents = 2;
  body->note = g_strdup ("A note");
  return body;
}

static void
put_label (FulProject *project, FulEdit *edit)
{
  ful_edit_put_label (edit, "lost_card", "The card is lost", 2);
  ful_edit_put_label (edit, "card_arrival", NULL, 1);
}

static void
change_label (FulProject *project, FulEdit *edit)
{
  ful_edit_put_label (edit, "lost_card", "The card is gone", 0);
}

static void
remove_label (FulProject *project, FulEdit *edit)
{
  ful_edit_remove_label (edit, "card_arrival");
}

static void
put_columns (FulProject *project, FulEdit *edit)
{
  ful_edit_put_column (edit, "text", 0);
  ful_edit_put_column (edit, "a first one", -1);
}

static void
move_column (FulProject *project, FulEdit *edit)
{
  ful_edit_put_column (edit, "text", -2);
}

static void
set_title (FulProject *project, FulEdit *edit)
{
  ful_edit_set_title (edit, "After");
}

static void
unset_title (FulProject *project, FulEdit *edit)
{
  ful_edit_set_title (edit, NULL);
}

static void
put_field (FulProject *project, FulEdit *edit)
{
  g_autoptr (FulFieldValue) range = ful_field_parse ("cost.examples", "1..2..3", NULL);
  g_autoptr (FulFieldValue) text = ful_field_parse ("workflow.owner", "A “team”", NULL);

  g_free (range->source);
  range->source = g_strdup ("price list of 2026-09-23");
  ful_edit_put_field (edit, range);
  ful_edit_put_field (edit, text);
}

static void
change_field (FulProject *project, FulEdit *edit)
{
  g_autoptr (FulFieldValue) value = ful_field_parse ("cost.examples", "0.1e3", NULL);

  ful_edit_put_field (edit, value);
}

static void
unset_field (FulProject *project, FulEdit *edit)
{
  ful_edit_unset_field (edit, "cost.examples");
}

static void
put_prompt (FulProject *project, FulEdit *edit)
{
  g_autoptr (FulPromptBody) body = full_body ();
  FulPrompt prompt = { .id = 1, .name = (char *)"few-shot", .position = 4, .draft = body };
  FulPrompt imported = { .id = 2, .name = (char *)"théirs", .position = 4, .imported = TRUE };

  ful_edit_put_prompt (edit, &prompt);
  ful_edit_put_prompt (edit, &imported);
}

static void
change_prompt (FulProject *project, FulEdit *edit)
{
  FulPrompt prompt = { .id = 1, .name = (char *)"few shots", .position = 5 };

  ful_edit_put_prompt (edit, &prompt);
}

static void
hide_prompt (FulProject *project, FulEdit *edit)
{
  FulPrompt prompt = { .id = 1, .name = (char *)"few shots", .position = 5, .hidden = TRUE };

  ful_edit_put_prompt (edit, &prompt);
}

static void
put_revision (FulProject *project, FulEdit *edit)
{
  g_autoptr (FulPromptBody) body = full_body ();
  FulRevision own = { .id = 1,
                      .prompt_id = 1,
                      .number = 1,
                      .body = body,
                      .rung = FUL_RUNG_UNSET,
                      .created = (char *)"2026-11-24T10:00:00Z" };
  FulRevision imported = { .id = 2,
                           .prompt_id = 2,
                           .number = 3,
                           .hash = (char *)"théirs#3",
                           .imported = TRUE,
                           .levers = FUL_LEVER_EXAMPLES | FUL_LEVER_RETRIEVAL,
                           .rung = FUL_RUNG_TUNED };

  ful_edit_put_revision (edit, &own);
  ful_edit_put_revision (edit, &imported);
}

static void
put_note (FulProject *project, FulEdit *edit)
{
  ful_edit_put_lever_note (edit, FUL_LEVER_TOOLS, "There is nothing to call");
  ful_edit_put_lever_note (edit, FUL_LEVER_EXAMPLES, "None");
}

static void
change_note (FulProject *project, FulEdit *edit)
{
  ful_edit_put_lever_note (edit, FUL_LEVER_TOOLS, "Nothing to call");
}

static void
remove_note (FulProject *project, FulEdit *edit)
{
  ful_edit_remove_lever_note (edit, FUL_LEVER_EXAMPLES);
}

static void
put_model (FulProject *project, FulEdit *edit)
{
  FulModel full = { .id = 1,
                    .name = (char *)"gpt",
                    .provider = (char *)"openai",
                    .endpoint = (char *)"https://example.org/v1",
                    .model_id = (char *)"gpt-4o-mini",
                    .key_env = (char *)"KEY",
                    .params = (char *)"{\"top_p\":0.5}",
                    .rung = FUL_RUNG_TUNED,
                    .price_ref = (char *)"openai/gpt-4o-mini",
                    .price_in = 0.15,
                    .price_cached = 0,
                    .price_out = 1.0 / 3,
                    .position = 1 };
  FulModel bare = { .id = 2,
                    .name = (char *)"other",
                    .provider = (char *)"imported",
                    .rung = FUL_RUNG_UNSET,
                    .price_in = (double)NAN,
                    .price_cached = (double)NAN,
                    .price_out = (double)NAN,
                    .imported = TRUE };

  ful_edit_put_model (edit, &full);
  ful_edit_put_model (edit, &bare);
}

static void
hide_model (FulProject *project, FulEdit *edit)
{
  FulModel bare = { .id = 2,
                    .name = (char *)"other",
                    .provider = (char *)"imported",
                    .rung = FUL_RUNG_UNSET,
                    .price_in = 2,
                    .price_cached = (double)NAN,
                    .price_out = (double)NAN,
                    .hidden = TRUE };

  ful_edit_put_model (edit, &bare);
}

static void
put_checks (FulProject *project, FulEdit *edit)
{
  g_auto (GStrv) tags = g_strsplit ("hard;urgent", ";", -1);
  FulCheck full = { .id = 1,
                    .name = (char *)"pattern",
                    .kind = (char *)"regex",
                    .value = (char *)"^\\d+$",
                    .weight = 2,
                    .threshold = 0.5,
                    .negated = TRUE,
                    .tags = tags,
                    .model = (char *)"gpt",
                    .retry = 2,
                    .position = 1 };
  FulCheck bare = {
    .id = 2, .name = (char *)"same", .kind = (char *)"equals", .weight = 1, .threshold = (double)NAN
  };

  ful_edit_put_check (edit, &full);
  ful_edit_put_check (edit, &bare);
}

static void
remove_check (FulProject *project, FulEdit *edit)
{
  ful_edit_remove_check (edit, 1);
}

static FulCase *
new_case (gint64 id, const char *name, FulSplit split)
{
  FulCase *item = ful_case_new ();

  item->id = id;
  item->name = g_strdup (name);
  item->split = split;
  item->position = (int)id;
  return item;
}

static void
put_cases (FulProject *project, FulEdit *edit)
{
  FulCase *full = new_case (1, "one", FUL_SPLIT_DEV);

  full->group = g_strdup ("customer 7");
  g_strfreev (full->var_names);
  g_strfreev (full->var_values);
  full->var_names = g_strsplit ("text|note", "|", -1);
  full->var_values = g_strsplit ("I can't pay \"€5\" & <b>\nnow|", "|", -1);
  full->expected = g_strdup ("");
  full->tags = g_strdup ("hard;urgent");
  ful_edit_put_case (edit, full);
  full->id = 2;
  g_free (full->name);
  full->name = g_strdup ("two");
  ful_edit_take_case (edit, full);
  full = new_case (3, "test-0003", FUL_SPLIT_NONE);
  full->imported = TRUE;
  ful_edit_take_case (edit, full);
}

static void
change_case (FulProject *project, FulEdit *edit)
{
  FulCase *item = new_case (2, "zwei", FUL_SPLIT_TRAIN);

  item->expected = g_strdup ("lost_card");
  ful_edit_take_case (edit, item);
}

static void
split_case (FulProject *project, FulEdit *edit)
{
  ful_edit_set_case_split (edit, 3, FUL_SPLIT_TEST);
}

static void
hide_case (FulProject *project, FulEdit *edit)
{
  ful_edit_hide_case (edit, 3);
}

static void
put_run (FulProject *project, FulEdit *edit)
{
  FulRun run = { .id = 1, .state = FUL_RUN_DONE, .imported = TRUE, .planned = 2 };

  ful_edit_put_run (edit, &run);
}

static FulResult *
new_result (gint64 id)
{
  FulResult *result = ful_result_new ();

  result->id = id;
  result->run_id = 1;
  result->case_id = 1;
  result->revision_id = 2;
  result->model_id = 2;
  result->variables = g_strdup ("");
  return result;
}

static void
put_results (FulProject *project, FulEdit *edit)
{
  FulResult *full = new_result (1);
  FulResult *failed = new_result (2);

  g_free (full->variables);
  full->variables = g_strdup ("lang=de");
  full->repeat = 3;
  full->request_hash = g_strdup ("00ff");
  full->input_hash = g_strdup ("ff00");
  full->output = g_strdup ("lost_card\n");
  full->mode = FUL_MODE_KNOWLEDGE;
  full->text_mode = FUL_MODE_FORMAT;
  full->given_score = 1.0 / 3;
  full->score = 0;
  full->check_version = g_strdup ("v");
  full->latency_ms = 0.1;
  full->in_flight = 4;
  full->tokens_in = 100;
  full->tokens_cached = 0;
  full->tokens_out = 5;
  full->tokens_estimated = TRUE;
  full->cost_usd = 1e-07;
  full->cached = TRUE;
  full->invalid = FUL_INVALID_LEAKED;
  full->answered = g_strdup ("2026-11-24T10:00:00Z");
  failed->error = g_strdup ("timeout");
  ful_edit_take_result (edit, full);
  ful_edit_take_result (edit, failed);
}

static void
set_mode (FulProject *project, FulEdit *edit)
{
  ful_edit_set_result_mode (edit, 1, FUL_MODE_NONE);
  ful_edit_set_result_mode (edit, 2, FUL_MODE_WRONG_EXPECTED);
}

static void
set_looks (FulProject *project, FulEdit *edit)
{
  ful_edit_set_looks (edit, 3, 2);
}

static void
clear_all (FulProject *project, FulEdit *edit)
{
  ful_edit_clear (edit);
  ful_edit_set_title (edit, "Empty");
}

static const struct {
  const char *name;
  void (*add) (FulProject *project, FulEdit *edit);
} edits[] = {
  { "put labels", put_label },        { "change a label", change_label },
  { "remove a label", remove_label }, { "put columns", put_columns },
  { "move a column", move_column },   { "set the title", set_title },
  { "put fields", put_field },        { "change a field", change_field },
  { "unset a field", unset_field },   { "unset the title", unset_title },
  { "put prompts", put_prompt },      { "change a prompt", change_prompt },
  { "hide a prompt", hide_prompt },   { "put revisions", put_revision },
  { "put notes", put_note },          { "change a note", change_note },
  { "remove a note", remove_note },   { "put models", put_model },
  { "hide a model", hide_model },     { "put checks", put_checks },
  { "remove a check", remove_check }, { "put cases", put_cases },
  { "change a case", change_case },   { "split a case", split_case },
  { "hide a case", hide_case },       { "put a run", put_run },
  { "put results", put_results },     { "set modes", set_mode },
  { "set looks", set_looks },         { "clear", clear_all },
};

#define N_EDITS G_N_ELEMENTS (edits)

static void
do_edit (Fixture *f, guint i)
{
  FulEdit *edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  edits[i].add (f->project, edit);
  ful_project_edit (f->project, edits[i].name, edit, &error);
  g_assert_no_error (error);
}

/* Memory says what the file says, after each edit. */
static void
test_reload (Fixture *f, gconstpointer unused)
{
  for (guint i = 0; i < N_EDITS; i++) {
    g_autofree char *memory = NULL;
    g_autofree char *file = NULL;

    do_edit (f, i);
    memory = now (f);
    reopen (f);
    file = now (f);
    g_test_message ("%s", edits[i].name);
    g_assert_cmpstr (memory, ==, file);
  }
}

/* Back through all of them, with a reopening here and there, and forward again. */
static void
test_undo (Fixture *f, gconstpointer unused)
{
  char *states[N_EDITS + 1];
  g_autoptr (GError) error = NULL;

  states[0] = now (f);
  for (guint i = 0; i < N_EDITS; i++) {
    do_edit (f, i);
    states[i + 1] = now (f);
    g_assert_cmpstr (states[i], !=, states[i + 1]);
  }
  for (guint i = N_EDITS; i > 0; i--) {
    g_autofree char *label = NULL;
    g_autofree char *text = NULL;

    if (i % 7 == 0)
      reopen (f);
    ful_project_undo (f->project, &label, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (label, ==, edits[i - 1].name);
    text = now (f);
    g_assert_cmpstr (text, ==, states[i - 1]);
  }
  for (guint i = 0; i < N_EDITS; i++) {
    g_autofree char *text = NULL;

    if (i % 5 == 0)
      reopen (f);
    ful_project_redo (f->project, NULL, &error);
    g_assert_no_error (error);
    text = now (f);
    g_assert_cmpstr (text, ==, states[i + 1]);
  }
  for (guint i = 0; i <= N_EDITS; i++)
    g_free (states[i]);
}

/* export → import → export, into a project that was empty and into one that wasn't. */
static void
test_round_trip (Fixture *f, gconstpointer unused)
{
  g_autofree char *first = g_build_filename (f->folder, "first", NULL);
  g_autofree char *second = g_build_filename (f->folder, "second", NULL);
  g_autofree char *other_path = g_build_filename (f->folder, "other.fulcrum", NULL);
  g_autofree char *want = NULL;
  g_autoptr (FulProject) other = NULL;
  g_autoptr (GError) error = NULL;
  FulTextFormCounts counts;

  for (guint i = 0; i + 1 < N_EDITS; i++)
    do_edit (f, i);
  want = export_text (f->project, first);
  other = ful_project_create (other_path, "Other", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *got = NULL;

    g_assert_true (ful_text_form_import (other, first, FALSE, &counts, &error));
    g_assert_no_error (error);
    got = export_text (other, second);
    g_assert_cmpstr (got, ==, want);
    if (i == 1)
      g_clear_pointer (&other, ful_project_free);
    if (other == NULL)
      other = ful_project_open (other_path, 0, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpuint (counts.cases, ==, 3);
  g_assert_cmpuint (counts.results, ==, 2);
  g_assert_cmpuint (counts.revisions, ==, 2);
  /* A new id is beyond those that came with the text. */
  g_assert_cmpint (ful_project_new_id (other, FUL_ID_CASE), >, 3);
}

/* The import is one step. */
static void
test_import_undone (Fixture *f, gconstpointer unused)
{
  g_autofree char *first = g_build_filename (f->folder, "first", NULL);
  g_autofree char *full = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i + 1 < N_EDITS; i++)
    do_edit (f, i);
  full = export_text (f->project, first);
  do_edit (f, N_EDITS - 1);
  changed = now (f);
  g_assert_true (ful_text_form_import (f->project, first, FALSE, NULL, &error));
  ful_project_undo (f->project, NULL, &error);
  g_assert_no_error (error);
  back = now (f);
  g_assert_cmpstr (back, ==, changed);
  ful_project_redo (f->project, NULL, &error);
  g_assert_no_error (error);
  again = now (f);
  g_assert_cmpstr (again, ==, full);
}

/* One line of one file replaced; what the error names. */
static const struct {
  const char *file, *from, *to, *says;
} wrongs[] = {
  { "cases.json", "\"split\":\"dev\"", "\"split\":\"deb\"", "cases.json:2: split: " },
  { "cases.json", "\"name\":\"zwei\"", "\"name\":\"one\"", "cases.json:3: name: “one”" },
  { "cases.json", "\"name\":\"zwei\"", "\"nam\":\"zwei\"",
    "cases.json:3: there is no member “nam”" },
  { "cases.json", "\"name\":\"zwei\"", "\"name\":7", "cases.json:3: name: " },
  { "cases.json", "\"id\":2", "\"id\":1", "cases.json:3: id: 1 stands" },
  { "cases.json", "\"id\":2", "\"id\":2.5", "cases.json:3: id: " },
  { "cases.json", "\"id\":2", "\"id\":", "cases.json:3" },
  { "fields.json", "\"A “team”\"", "\"\"", "fields.json:2: workflow.owner: " },
  { "fields.json", "workflow.owner", "workflow.owners", "fields.json:2: there is no field" },
  { "labels.json", "[", "{", "labels.json" },
  { "models.json", "\"provider\":\"openai\",", "", "models.json:3: provider: is missing" },
  { "prompts.json", "\"id\":2", "\"id\":9", "revisions.json:3: prompt: there is no prompt 2" },
  { "revisions.json", "\"seed\":7", "\"sede\":7",
    "revisions.json:2: a prompt has no member “sede”" },
  { "revisions.json", "\"rung\":\"tuned\"", "\"rung\":\"turned\"", "revisions.json:3: rung: " },
  { "levers.json", "tools", "tolls", "levers.json:2: lever: " },
  { "results.json", "\"case\":1", "\"case\":8", "results.json:2: case: there is no case 8" },
  { "results.json", "\"score\":0,", "\"score\":1.5,", "results.json:2: score: is out of range" },
  { "results.json", "\"run\":1", "\"run\":2", "results.json:2: run: " },
  { "results.json", "leaked", "leeked", "results.json:2: invalid: " },
  { "runs.json", "done", "gone", "runs.json:2: state: " },
  { "project.json", "fulcrum-text", "other", "project.json:1: format: " },
  { "project.json", "\"version\": 1", "\"version\": 2", "knows versions up to 1" },
};

static void
test_refuses (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "first", NULL);
  g_autofree char *before = NULL;

  for (guint i = 0; i + 1 < N_EDITS; i++)
    do_edit (f, i);
  before = export_text (f->project, folder);
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++) {
    g_autofree char *path = g_build_filename (folder, wrongs[i].file, NULL);
    g_autofree char *text = NULL;
    g_autofree char *after = NULL;
    g_autoptr (GString) changed = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s: %s", wrongs[i].file, wrongs[i].to);
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    changed = g_string_new (text);
    g_assert_cmpuint (g_string_replace (changed, wrongs[i].from, wrongs[i].to, 1), ==, 1);
    g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
    g_assert_false (ful_text_form_import (f->project, folder, FALSE, NULL, &error));
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, wrongs[i].says));
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    after = now (f);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_missing (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "first", NULL);
  g_autofree char *runs = g_build_filename (folder, "runs.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (ful_text_form_import (f->project, folder, FALSE, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_free (export_text (f->project, folder));
  g_assert_cmpint (g_unlink (runs), ==, 0);
  g_assert_false (ful_text_form_import (f->project, folder, FALSE, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "runs.json"));
  g_clear_error (&error);
  g_assert_false (ful_text_form_export (f->project, f->path, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

static void
test_dry_run (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "first", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  FulTextFormCounts counts;

  for (guint i = 0; i + 1 < N_EDITS; i++)
    do_edit (f, i);
  g_free (export_text (f->project, folder));
  do_edit (f, N_EDITS - 1);
  before = now (f);
  g_assert_true (ful_text_form_import (f->project, folder, TRUE, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.models, ==, 2);
  after = now (f);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/exchange/text-form/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("memory-equals-file", test_reload);
  ADD ("undo-restores-every-byte", test_undo);
  ADD ("round-trip", test_round_trip);
  ADD ("import-is-one-step", test_import_undone);
  ADD ("refuses", test_refuses);
  ADD ("missing", test_missing);
  ADD ("dry-run", test_dry_run);
  return g_test_run ();
}
