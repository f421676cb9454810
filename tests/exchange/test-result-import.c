/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/result-import.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "cases/bad-row.h"

static FulResultImport *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  FulResultImport *import =
      ful_result_import_parse (text, strlen (text), "r.csv", FUL_SPLIT_TEST, &error);

  g_assert_no_error (error);
  return import;
}

static void
test_columns_in_any_order (void)
{
  g_autoptr (FulResultImport) import =
      parse ("score,model,notes,prompt,case,latency_ms\n0.25,m1,x,p#2:tone=warm,c1,120.5\n");
  const FulResult *result = import->results->pdata[0];
  const FulImportedPrompt *prompt = import->prompts->pdata[0];
  const FulImportedArm *arm = import->arms->pdata[0];

  g_assert_cmpuint (import->results->len, ==, 1);
  g_assert_cmpfloat (result->given_score, ==, 0.25);
  g_assert_cmpfloat (result->latency_ms, ==, 120.5);
  g_assert_cmpstr (result->variables, ==, "tone=warm");
  g_assert_cmpstr (prompt->written, ==, "p#2");
  g_assert_cmpstr (prompt->name, ==, "p");
  g_assert_cmpint (prompt->revision, ==, 2);
  g_assert_cmpstr (arm->variables, ==, "tone=warm");
  g_assert_cmpuint (import->ignored->len, ==, 1);
  g_assert_cmpstr (import->ignored->pdata[0], ==, "notes");
}

/* What a blank means, column by column. */
static void
test_blanks (void)
{
  g_autoptr (FulResultImport) import =
      parse ("case,split,group,prompt,model,repeat,score,output,error,mode,latency_ms,in_flight,"
             "tokens_in,tokens_cached,tokens_out,levers,rung\nc,,,p,m,,,,,,,,,,,,\n");
  const FulImportedCase *item = import->cases->pdata[0];
  const FulImportedArm *arm = import->arms->pdata[0];
  const FulImportedPrompt *prompt = import->prompts->pdata[0];
  const FulResult *result = import->results->pdata[0];

  g_assert_cmpint (item->split, ==, FUL_SPLIT_TEST);
  g_assert_null (item->group);
  g_assert_cmpint (prompt->revision, ==, 0);
  g_assert_cmpint (result->repeat, ==, 1);
  g_assert_true (isnan (result->given_score));
  g_assert_null (result->output);
  g_assert_null (result->error);
  g_assert_cmpint (result->mode, ==, FUL_MODE_NONE);
  g_assert_true (isnan (result->latency_ms) && isnan (result->in_flight) &&
                 isnan (result->tokens_in) && isnan (result->tokens_cached) &&
                 isnan (result->tokens_out));
  g_assert_cmpuint (arm->levers, ==, 0);
  g_assert_cmpint (arm->rung, ==, FUL_RUNG_UNSET);
}

/* Split and group by a case's first row, levers and rung by an arm's. */
static void
test_first_row_counts (void)
{
  g_autoptr (FulResultImport) import = parse ("case,split,group,prompt,model,score,levers,rung\n"
                                              "c,dev,g1,p,m,1,examples;validation,engineered\n"
                                              "c,test,g2,p,m,0,retrieval,retrieval\n"
                                              "c,test,g2,p,m2,0,,tuned\n");
  const FulImportedCase *item = import->cases->pdata[0];
  const FulImportedArm *first = import->arms->pdata[0], *second = import->arms->pdata[1];

  g_assert_cmpuint (import->cases->len, ==, 1);
  g_assert_cmpint (item->split, ==, FUL_SPLIT_DEV);
  g_assert_cmpstr (item->group, ==, "g1");
  g_assert_cmpuint (import->arms->len, ==, 2);
  g_assert_cmpuint (first->levers, ==, FUL_LEVER_EXAMPLES | FUL_LEVER_VALIDATION);
  g_assert_cmpint (first->rung, ==, FUL_RUNG_ENGINEERED);
  g_assert_cmpint (second->rung, ==, FUL_RUNG_TUNED);
  g_assert_cmpuint (import->results->len, ==, 3);
}

static void
test_error_has_no_score (void)
{
  g_autoptr (FulResultImport) import = parse ("case,prompt,model,score,error\nc,p,m,1,timeout\n");
  const FulResult *result = import->results->pdata[0];

  g_assert_true (isnan (result->given_score));
  g_assert_cmpstr (result->error, ==, "timeout");
}

/* A bad row is named, and makes neither case nor prompt nor model. */
static void
test_bad_rows (void)
{
  static const struct {
    const char *row, *why;
  } rows[] = {
    { ",test,p,m,1,1,,,,", "case: a name is missing; fill it in" },
    { "c,test,,m,1,1,,,,", "prompt: a name is missing; fill it in" },
    { "c,test,p, ,1,1,,,,", "model: a name is missing; fill it in" },
    { "c,test,p@x,m,1,1,,,,",
      "prompt: “p@x” is no name of a prompt: it holds an @; write another sign" },
    { "c,test,p#x,m,1,1,,,,",
      "prompt: “p#x”: a whole number from 1 on must follow #; an arm is written "
      "PROMPT[#REVISION][:NAME=VALUE,…]@MODEL" },
    { "c,test,p,m@x,1,1,,,,",
      "model: “m@x” is no name of a model: it holds an @; write another sign" },
    { "c,holdout,p,m,1,1,,,,",
      "split: “holdout” is no split; write train, dev, test or none, or leave it blank" },
    { "c,test,p,m,0,1,,,,",
      "repeat: “0” is no repeat; number them from 1, or leave it blank for 1" },
    { "c,test,p,m,1.5,1,,,,",
      "repeat: “1.5” is no repeat; number them from 1, or leave it blank for 1" },
    { "c,test,p,m,1,1.01,,,,",
      "score: “1.01” is no score; write a number from 0 to 1, or leave it blank" },
    { "c,test,p,m,1,-0.1,,,,",
      "score: “-0.1” is no score; write a number from 0 to 1, or leave it blank" },
    { "c,test,p,m,1,pass,,,,",
      "score: “pass” is no score; write a number from 0 to 1, or leave it blank" },
    { "c,test,p,m,1,1,odd,,,",
      "mode: “odd” is no failure mode; write format, knowledge, consistency, behaviour, tool, "
      "refusal or wrong-expected, or leave it blank" },
    { "c,test,p,m,1,1,,-5,,",
      "latency_ms: “-5” is no number of 0 or more; mend it or leave it blank" },
    { "c,test,p,m,1,1,,,magic,",
      "levers: “magic” holds what is no lever; write examples, tools, validation, retrieval and "
      "structure, with ; between them" },
    { "c,test,p,m,1,1,,,,top",
      "rung: “top” is no rung; write zero-shot, few-shot, engineered, retrieval, specialist or "
      "tuned, or leave it blank" },
  };
  g_autoptr (GString) text =
      g_string_new ("case,split,prompt,model,repeat,score,mode,latency_ms,levers,rung\n");
  g_autoptr (FulResultImport) import = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append_printf (text, "%s\n", rows[i].row);
  g_string_append (text, "good,dev,p,m,1,1,,,,\n");
  import = parse (text->str);
  g_assert_cmpuint (import->bad->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const FulBadRow *row = import->bad->pdata[i];

    g_assert_cmpuint (row->line, ==, i + 2);
    g_assert_cmpstr (row->why, ==, rows[i].why);
  }
  g_assert_cmpuint (import->rows, ==, G_N_ELEMENTS (rows) + 1);
  g_assert_cmpuint (import->results->len, ==, 1);
  g_assert_cmpuint (import->cases->len, ==, 1);
  g_assert_cmpuint (import->prompts->len, ==, 1);
  g_assert_cmpuint (import->models->len, ==, 1);
}

static void
test_too_long (void)
{
  g_autofree char *name = g_strnfill (1025, 'n');
  g_autofree char *text = g_strdup_printf ("case,prompt,model,score\nc,p,%s,1\n", name);
  g_autoptr (FulResultImport) import = parse (text);

  g_assert_cmpuint (import->bad->len, ==, 1);
  g_assert_cmpstr (((const FulBadRow *)import->bad->pdata[0])->why, ==,
                   "model: 1025 bytes are more than the 1024 that a project takes here; shorten "
                   "it");
}

static void
test_refuses (void)
{
  static const struct {
    const char *text, *message;
  } files[] = {
    { "case,prompt,model\nc,p,m\n",
      "r.csv:1: score: the column is missing; the file has “case, prompt, model”. Results have the "
      "columns case, split, group, prompt, model, repeat, score" },
    { "", "r.csv: the file is empty; its first line must name the columns" },
    { "case,prompt,model,score\nc,p\xFC,m,1\n",
      "r.csv:2: character 4: not UTF-8 but, it seems, Latin-1; save the file as UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ful_result_import_parse (files[i].text, strlen (files[i].text), "r.csv",
                                            FUL_SPLIT_TEST, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpstr (error->message, ==, files[i].message);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/result-import/columns-in-any-order", test_columns_in_any_order);
  g_test_add_func ("/exchange/result-import/blanks", test_blanks);
  g_test_add_func ("/exchange/result-import/first-row-counts", test_first_row_counts);
  g_test_add_func ("/exchange/result-import/error-has-no-score", test_error_has_no_score);
  g_test_add_func ("/exchange/result-import/bad-rows-are-named", test_bad_rows);
  g_test_add_func ("/exchange/result-import/too-long", test_too_long);
  g_test_add_func ("/exchange/result-import/refuses", test_refuses);
  return g_test_run ();
}
