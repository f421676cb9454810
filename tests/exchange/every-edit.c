/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "every-edit.h"

#include <math.h>

#include "project/edit-private.h"
#include "project/field.h"

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
  void (*add) (FulProject *project /* (nullable) */, FulEdit *edit);
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

guint
every_edit_count (void)
{
  return G_N_ELEMENTS (edits);
}

const char *
every_edit_name (guint i)
{
  return edits[i].name;
}

void
every_edit_do (FulProject *project, guint i)
{
  FulEdit *edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  edits[i].add (project, edit);
  ful_project_edit (project, edits[i].name, edit, &error);
  g_assert_no_error (error);
}

void
every_edit_assert_all_kinds (void)
{
  gboolean seen[FUL_N_OPS] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (FulEdit) edit = ful_edit_new ();

    edits[i].add (NULL, edit);
    for (guint j = 0; j < edit->ops->len; j++)
      seen[g_array_index (edit->ops, FulOp, j).kind] = TRUE;
  }
  for (guint i = 0; i < FUL_N_OPS; i++)
    g_assert_true (seen[i]);
}
