/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of cases, runs and results, and of everything at once. */
#include "every-edit.h"

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
put_cases (FulEdit *edit)
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
change_case (FulEdit *edit)
{
  FulCase *item = new_case (2, "zwei", FUL_SPLIT_TRAIN);

  item->expected = g_strdup ("lost_card");
  ful_edit_take_case (edit, item);
}

static void
split_case (FulEdit *edit)
{
  ful_edit_set_case_split (edit, 3, FUL_SPLIT_TEST);
}

static void
hide_case (FulEdit *edit)
{
  ful_edit_hide_case (edit, 3);
}

static void
put_run (FulEdit *edit)
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
put_results (FulEdit *edit)
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
set_mode (FulEdit *edit)
{
  ful_edit_set_result_mode (edit, 1, FUL_MODE_NONE);
  ful_edit_set_result_mode (edit, 2, FUL_MODE_WRONG_EXPECTED);
}

static void
set_looks (FulEdit *edit)
{
  ful_edit_set_looks (edit, 3, 2);
}

static void
put_curve (FulEdit *edit)
{
  static const char points[] = "{\"points\":[{\"errors\":[0.25,0.5],\"n\":10}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (points, sizeof points - 1);

  ful_edit_put_artifact (edit, "curve", "hash", bytes);
}

static void
clear_all (FulEdit *edit)
{
  ful_edit_clear (edit);
  ful_edit_set_title (edit, "Empty");
}

const EveryEdit every_row_edits[] = {
  { "put cases", put_cases },
  { "change a case", change_case },
  { "split a case", split_case },
  { "hide a case", hide_case },
  { "put a run", put_run },
  { "put results", put_results },
  { "set modes", set_mode },
  { "set looks", set_looks },
  { "put a curve", put_curve },
  { "clear", clear_all },
  { NULL, NULL },
};
