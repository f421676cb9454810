/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/result-import-private.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "cases/bad-row.h"
#include "project/limits.h"

/* Notes the bad row, with the value where there is one. Returns: FALSE */
static gboolean
bad (FulResultReading *reading, const FulResultRow *row, FulResultsColumn column, const char *why)
{
  g_autofree char *quoted = ful_quote_untrusted (ful_result_cell (reading, row, column));

  if (ful_is_blank (ful_result_cell (reading, row, column)))
    ful_bad_rows_add (reading->import->bad, row->line, ful_results_column_name (column), "%s", why);
  else
    ful_bad_rows_add (reading->import->bad, row->line, ful_results_column_name (column), "%s %s",
                      quoted, why);
  return FALSE;
}

/* A number of 0 or more; NAN where blank. */
static gboolean
read_amount (FulResultReading *reading,
             const FulResultRow *row,
             FulResultsColumn column,
             double *out)
{
  const char *text = ful_result_cell (reading, row, column);

  *out = (double)NAN;
  if (ful_is_blank (text))
    return TRUE;
  if (ful_number_parse (text, out, NULL) && *out >= 0)
    return TRUE;
  return bad (reading, row, column, "is no number of 0 or more; mend it or leave it blank");
}

static gboolean
read_amounts (FulResultReading *reading, FulResultRow *row)
{
  FulResult *result = row->result;

  return read_amount (reading, row, FUL_RESULTS_LATENCY_MS, &result->latency_ms) &&
         read_amount (reading, row, FUL_RESULTS_IN_FLIGHT, &result->in_flight) &&
         read_amount (reading, row, FUL_RESULTS_TOKENS_IN, &result->tokens_in) &&
         read_amount (reading, row, FUL_RESULTS_TOKENS_CACHED, &result->tokens_cached) &&
         read_amount (reading, row, FUL_RESULTS_TOKENS_OUT, &result->tokens_out);
}

/* Whether the project takes the texts of the row. */
static gboolean
check_texts (FulResultReading *reading, const FulResultRow *row)
{
  static const FulResultsColumn names[] = { FUL_RESULTS_CASE, FUL_RESULTS_PROMPT,
                                            FUL_RESULTS_MODEL };
  static const FulResultsColumn texts[] = { FUL_RESULTS_GROUP, FUL_RESULTS_OUTPUT,
                                            FUL_RESULTS_ERROR };
  GPtrArray *rows = reading->import->bad;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!ful_bad_rows_check_name (rows, row->line, ful_results_column_name (names[i]),
                                  ful_result_cell (reading, row, names[i])))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!ful_bad_rows_check_text (rows, row->line, ful_results_column_name (texts[i]),
                                  ful_result_cell (reading, row, texts[i]),
                                  texts[i] == FUL_RESULTS_GROUP ? FUL_MAX_NAME_BYTES
                                                                : FUL_MAX_TEXT_BYTES))
      return FALSE;
  return TRUE;
}

static gboolean
read_answer (FulResultReading *reading, FulResultRow *row)
{
  FulResult *result = row->result;
  const char *repeat = ful_result_cell (reading, row, FUL_RESULTS_REPEAT);
  const char *score = ful_result_cell (reading, row, FUL_RESULTS_SCORE);
  const char *output = ful_result_cell (reading, row, FUL_RESULTS_OUTPUT);
  const char *error = ful_result_cell (reading, row, FUL_RESULTS_ERROR);
  gint64 number = 1;

  if (!ful_is_blank (repeat) &&
      (!ful_number_parse_int (repeat, &number, NULL) || number < 1 || number > G_MAXINT))
    return bad (reading, row, FUL_RESULTS_REPEAT,
                "is no repeat; number them from 1, or leave it blank for 1");
  result->repeat = (int)number;
  if (!ful_is_blank (score) && (!ful_number_parse (score, &result->given_score, NULL) ||
                                result->given_score < 0 || result->given_score > 1))
    return bad (reading, row, FUL_RESULTS_SCORE,
                "is no score; write a number from 0 to 1, or leave it blank");
  if (*output != '\0')
    result->output = g_strdup (output);
  if (!ful_is_blank (error)) {
    result->error = g_strdup (error);
    result->given_score = (double)NAN;
  }
  return TRUE;
}

/* Words of the domain, white space around them aside. */
static gboolean
read_words (FulResultReading *reading, FulResultRow *row)
{
  g_autofree char *split =
      g_strstrip (g_strdup (ful_result_cell (reading, row, FUL_RESULTS_SPLIT)));
  g_autofree char *mode = g_strstrip (g_strdup (ful_result_cell (reading, row, FUL_RESULTS_MODE)));
  g_autofree char *rung = g_strstrip (g_strdup (ful_result_cell (reading, row, FUL_RESULTS_RUNG)));
  g_autofree char *wrong = NULL;

  row->split = reading->split;
  row->rung = FUL_RUNG_UNSET;
  if (*split != '\0' && !ful_split_from_name (split, &row->split))
    return bad (reading, row, FUL_RESULTS_SPLIT,
                "is no split; write train, dev, test or none, or leave it blank");
  if (*mode != '\0' && !ful_mode_from_name (mode, &row->result->mode))
    return bad (reading, row, FUL_RESULTS_MODE,
                "is no failure mode; write format, knowledge, consistency, behaviour, tool, "
                "refusal or wrong-expected, or leave it blank");
  if (*rung != '\0' && !ful_rung_from_name (rung, &row->rung))
    return bad (reading, row, FUL_RESULTS_RUNG,
                "is no rung; write zero-shot, few-shot, engineered, retrieval, specialist or "
                "tuned, or leave it blank");
  if (!ful_levers_parse (ful_result_cell (reading, row, FUL_RESULTS_LEVERS), &row->levers, &wrong))
    return bad (reading, row, FUL_RESULTS_LEVERS,
                "holds what is no lever; write examples, tools, validation, retrieval and "
                "structure, with ; between them");
  return TRUE;
}

static gboolean
read_names (FulResultReading *reading, FulResultRow *row)
{
  const char *prompt = ful_result_cell (reading, row, FUL_RESULTS_PROMPT);
  const char *model = ful_result_cell (reading, row, FUL_RESULTS_MODEL);
  g_autoptr (GError) error = NULL;

  if (ful_is_blank (ful_result_cell (reading, row, FUL_RESULTS_CASE)))
    return bad (reading, row, FUL_RESULTS_CASE, "a name is missing; fill it in");
  if (ful_is_blank (prompt))
    return bad (reading, row, FUL_RESULTS_PROMPT, "a name is missing; fill it in");
  if (ful_is_blank (model))
    return bad (reading, row, FUL_RESULTS_MODEL, "a name is missing; fill it in");
  if (strchr (model, '@') != NULL)
    return bad (reading, row, FUL_RESULTS_MODEL,
                "is no name of a model: it holds an @; write another sign");
  if (memchr (prompt, '@', strcspn (prompt, "#:")) != NULL)
    return bad (reading, row, FUL_RESULTS_PROMPT,
                "is no name of a prompt: it holds an @; write another sign");
  if (g_hash_table_contains (reading->cells, prompt) ||
      ful_arm_name_parse_prompt (prompt, &row->prompt, &error))
    return TRUE;
  ful_bad_rows_add (reading->import->bad, row->line, ful_results_column_name (FUL_RESULTS_PROMPT),
                    "%s", error->message);
  return FALSE;
}

gboolean
ful_result_row_read (FulResultReading *reading, FulResultRow *row)
{
  return read_names (reading, row) && check_texts (reading, row) && read_words (reading, row) &&
         read_answer (reading, row) && read_amounts (reading, row);
}
