/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results as text, in the order in which they were answered. */
#include "exchange/text-form-private.h"

#include <math.h>

static const char *const members[] = { "id",         "run",         "case",      "revision",
                                       "model",      "variables",   "repeat",    "request",
                                       "input",      "output",      "error",     "mode",
                                       "text_mode",  "given_score", "score",     "checks",
                                       "latency_ms", "in_flight",   "tokens_in", "tokens_cached",
                                       "tokens_out", "estimated",   "cost_usd",  "cached",
                                       "invalid",    "answered",    NULL };

static void
put_mode (FulJsonWriter *writer, const char *name, FulMode mode)
{
  if (mode != FUL_MODE_NONE)
    ful_json_writer_string_member (writer, name, ful_mode_name (mode));
}

static gboolean
write_result (const FulResult *result, gpointer user_data, GError **error)
{
  FulJsonWriter *writer = user_data;

  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "id", result->id);
  ful_json_writer_int_member (writer, "run", result->run_id);
  ful_json_writer_int_member (writer, "case", result->case_id);
  ful_json_writer_int_member (writer, "revision", result->revision_id);
  ful_json_writer_int_member (writer, "model", result->model_id);
  if (*result->variables != '\0')
    ful_json_writer_string_member (writer, "variables", result->variables);
  ful_json_writer_int_member (writer, "repeat", result->repeat);
  ful_text_put_string (writer, "request", result->request_hash);
  ful_text_put_string (writer, "input", result->input_hash);
  ful_text_put_string (writer, "output", result->output);
  ful_text_put_string (writer, "error", result->error);
  put_mode (writer, "mode", result->mode);
  put_mode (writer, "text_mode", result->text_mode);
  ful_text_put_double (writer, "given_score", result->given_score);
  ful_text_put_double (writer, "score", result->score);
  ful_text_put_string (writer, "checks", result->check_version);
  ful_text_put_double (writer, "latency_ms", result->latency_ms);
  ful_text_put_double (writer, "in_flight", result->in_flight);
  ful_text_put_double (writer, "tokens_in", result->tokens_in);
  ful_text_put_double (writer, "tokens_cached", result->tokens_cached);
  ful_text_put_double (writer, "tokens_out", result->tokens_out);
  ful_text_put_flag (writer, "estimated", result->tokens_estimated);
  ful_text_put_double (writer, "cost_usd", result->cost_usd);
  ful_text_put_flag (writer, "cached", result->cached);
  ful_text_put_string (writer, "invalid", ful_invalid_name (result->invalid));
  ful_text_put_string (writer, "answered", result->answered);
  ful_json_writer_end_object (writer);
  return TRUE;
}

static gboolean
write_results (FulProject *project,
               const FulSnapshot *snapshot,
               FulJsonWriter *writer,
               GError **error)
{
  return ful_project_foreach_result (project, TRUE, write_result, writer, error);
}

/* --- reading --- */

static gboolean
get_copy (const FulTextRecord *record, const char *name, char **out, GError **error)
{
  const char *text;

  if (!ful_text_get_string (record, name, FALSE, &text, error))
    return FALSE;
  *out = g_strdup (text);
  return TRUE;
}

static gboolean
get_mode (const FulTextRecord *record, const char *name, FulMode *out, GError **error)
{
  const char *text;

  if (!ful_text_get_string (record, name, FALSE, &text, error))
    return FALSE;
  if (text != NULL && !ful_mode_from_name (text, out))
    return ful_text_set_error (record, name, error, "is no failure mode");
  return TRUE;
}

static gboolean
get_invalid (const FulTextRecord *record, FulInvalid *out, GError **error)
{
  const char *text;

  if (!ful_text_get_string (record, "invalid", FALSE, &text, error))
    return FALSE;
  if (!ful_invalid_from_name (text, out))
    return ful_text_set_error (record, "invalid", error,
                               "is none of cut-prompt, cut-stream, shared-answer, leaked");
  return TRUE;
}

static gboolean
get_numbers (const FulTextRecord *record, FulResult *result, GError **error)
{
  const struct {
    const char *name;
    double *value;
    double most;
  } numbers[] = {
    { "given_score", &result->given_score, 1 },
    { "score", &result->score, 1 },
    { "latency_ms", &result->latency_ms, G_MAXDOUBLE },
    { "in_flight", &result->in_flight, G_MAXDOUBLE },
    { "tokens_in", &result->tokens_in, G_MAXDOUBLE },
    { "tokens_cached", &result->tokens_cached, G_MAXDOUBLE },
    { "tokens_out", &result->tokens_out, G_MAXDOUBLE },
    { "cost_usd", &result->cost_usd, G_MAXDOUBLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    if (!ful_text_get_double (record, numbers[i].name, numbers[i].value, error))
      return FALSE;
    if (*numbers[i].value < 0 || *numbers[i].value > numbers[i].most)
      return ful_text_set_error (record, numbers[i].name, error, "is out of range");
  }
  return TRUE;
}

static gboolean
read_result (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  g_autoptr (FulResult) result = ful_result_new ();
  gint64 repeat;

  if (!ful_text_get_id (record, &result->id, error) ||
      !ful_text_get_reference (record, "run", import->runs, &result->run_id, error) ||
      !ful_text_get_reference (record, "case", import->cases, &result->case_id, error) ||
      !ful_text_get_reference (record, "revision", import->revisions, &result->revision_id,
                               error) ||
      !ful_text_get_reference (record, "model", import->models, &result->model_id, error) ||
      !get_copy (record, "variables", &result->variables, error) ||
      !ful_text_get_int (record, "repeat", 1, 1, G_MAXINT, &repeat, error) ||
      !get_copy (record, "request", &result->request_hash, error) ||
      !get_copy (record, "input", &result->input_hash, error) ||
      !get_copy (record, "output", &result->output, error) ||
      !get_copy (record, "error", &result->error, error) ||
      !get_mode (record, "mode", &result->mode, error) ||
      !get_mode (record, "text_mode", &result->text_mode, error) ||
      !get_numbers (record, result, error) ||
      !get_copy (record, "checks", &result->check_version, error) ||
      !ful_text_get_flag (record, "estimated", &result->tokens_estimated, error) ||
      !ful_text_get_flag (record, "cached", &result->cached, error) ||
      !get_invalid (record, &result->invalid, error) ||
      !get_copy (record, "answered", &result->answered, error))
    return FALSE;
  if (result->variables == NULL)
    result->variables = g_strdup ("");
  result->repeat = (int)repeat;
  ful_edit_take_result (import->edit, g_steal_pointer (&result));
  return TRUE;
}

const FulTextKind ful_text_result_kind = {
  "results.json", members, write_results,
  read_result,    0,       G_STRUCT_OFFSET (FulTextFormCounts, results)
};
