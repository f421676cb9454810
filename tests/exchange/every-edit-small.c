/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of the small tables. */
#include <math.h>

#include "every-edit.h"
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
put_label (FulEdit *edit)
{
  ful_edit_put_label (edit, "lost_card", "The card is lost", 2);
  ful_edit_put_label (edit, "card_arrival", NULL, 1);
}

static void
change_label (FulEdit *edit)
{
  ful_edit_put_label (edit, "lost_card", "The card is gone", 0);
}

static void
remove_label (FulEdit *edit)
{
  ful_edit_remove_label (edit, "card_arrival");
}

static void
put_columns (FulEdit *edit)
{
  ful_edit_put_column (edit, "text", 0);
  ful_edit_put_column (edit, "a first one", -1);
}

static void
move_column (FulEdit *edit)
{
  ful_edit_put_column (edit, "text", -2);
}

static void
set_title (FulEdit *edit)
{
  ful_edit_set_title (edit, "After");
}

static void
unset_title (FulEdit *edit)
{
  ful_edit_set_title (edit, NULL);
}

static void
put_field (FulEdit *edit)
{
  g_autoptr (FulFieldValue) range = ful_field_parse ("cost.examples", "1..2..3", NULL);
  g_autoptr (FulFieldValue) text = ful_field_parse ("workflow.owner", "A “team”", NULL);

  g_free (range->source);
  range->source = g_strdup ("price list of 2026-09-23");
  ful_edit_put_field (edit, range);
  ful_edit_put_field (edit, text);
}

static void
change_field (FulEdit *edit)
{
  g_autoptr (FulFieldValue) value = ful_field_parse ("cost.examples", "0.1e3", NULL);

  ful_edit_put_field (edit, value);
}

static void
unset_field (FulEdit *edit)
{
  ful_edit_unset_field (edit, "cost.examples");
}

static void
put_prompt (FulEdit *edit)
{
  g_autoptr (FulPromptBody) body = full_body ();
  FulPrompt prompt = { .id = 1, .name = (char *)"few-shot", .position = 4, .draft = body };
  FulPrompt imported = { .id = 2, .name = (char *)"théirs", .position = 4, .imported = TRUE };

  ful_edit_put_prompt (edit, &prompt);
  ful_edit_put_prompt (edit, &imported);
}

static void
change_prompt (FulEdit *edit)
{
  FulPrompt prompt = { .id = 1, .name = (char *)"few shots", .position = 5 };

  ful_edit_put_prompt (edit, &prompt);
}

static void
hide_prompt (FulEdit *edit)
{
  FulPrompt prompt = { .id = 1, .name = (char *)"few shots", .position = 5, .hidden = TRUE };

  ful_edit_put_prompt (edit, &prompt);
}

static void
put_revision (FulEdit *edit)
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
put_note (FulEdit *edit)
{
  ful_edit_put_lever_note (edit, FUL_LEVER_TOOLS, "There is nothing to call");
  ful_edit_put_lever_note (edit, FUL_LEVER_EXAMPLES, "None");
}

static void
change_note (FulEdit *edit)
{
  ful_edit_put_lever_note (edit, FUL_LEVER_TOOLS, "Nothing to call");
}

static void
remove_note (FulEdit *edit)
{
  ful_edit_remove_lever_note (edit, FUL_LEVER_EXAMPLES);
}

static void
put_model (FulEdit *edit)
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
hide_model (FulEdit *edit)
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
put_checks (FulEdit *edit)
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
remove_check (FulEdit *edit)
{
  ful_edit_remove_check (edit, 1);
}

const EveryEdit every_small_edits[] = {
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
  { "remove a check", remove_check }, { NULL, NULL },
};
