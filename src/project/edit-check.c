/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of the cases, runs and results of an edit; the small tables are checked in the
 * snapshot that comes of it. */
#include "project/edit-private.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "project/limits.h"
#include "project/record-private.h"

static gboolean
check_case (const FulCase *item, GError **error)
{
  gsize bytes = 0, n = 0;

  if (!ful_check_name (NULL, "case", item->name, error) ||
      !ful_check_text (NULL, item->name, item->group, FUL_MAX_NAME_BYTES, error) ||
      !ful_check_text (NULL, item->name, item->expected, FUL_MAX_TEXT_BYTES, error) ||
      !ful_check_text (NULL, item->name, item->tags, FUL_MAX_TEXT_BYTES, error))
    return FALSE;
  if (!ful_check_id (item->id) || (guint)item->split >= FUL_N_SPLITS)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, item->name,
                             "its id or its split is out of range");
  for (; item->var_names != NULL && item->var_names[n] != NULL; n++) {
    const char *value = item->var_values[n];

    if (value == NULL)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, item->name,
                               "a variable has no value");
    if (!ful_check_name (NULL, item->name, item->var_names[n], error) ||
        !ful_check_text (NULL, item->name, value, FUL_MAX_TEXT_BYTES, error))
      return FALSE;
    bytes += strlen (item->var_names[n]) + strlen (value) + 2;
  }
  if (bytes > FUL_MAX_INPUTS_BYTES)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, item->name,
                             "its inputs are longer than %d bytes", FUL_MAX_INPUTS_BYTES);
  return TRUE;
}

static gboolean
check_run (const FulRun *run, GError **error)
{
  if (!ful_check_id (run->id) || (guint)run->state > FUL_RUN_CUT_OFF || run->planned < 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "run",
                             "its id, state or number of answers is out of range");
  return ful_check_text (NULL, "run", run->plan, FUL_MAX_TEXT_BYTES, error) &&
         ful_check_text (NULL, "run", run->started, FUL_MAX_NAME_BYTES, error) &&
         ful_check_text (NULL, "run", run->finished, FUL_MAX_NAME_BYTES, error);
}

static gboolean
check_amount (double value)
{
  return isnan (value) || (isfinite (value) && value >= 0);
}

static gboolean
check_share (double value)
{
  return isnan (value) || (value >= 0 && value <= 1);
}

static gboolean
check_result (const FulResult *result, const FulSnapshot *after, GError **error)
{
  if (!ful_check_id (result->id) || result->run_id < 1 || result->case_id < 1 ||
      result->repeat < 1 || (guint)result->mode >= FUL_N_MODES ||
      (guint)result->text_mode >= FUL_N_MODES || (guint)result->invalid > FUL_INVALID_LEAKED)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "result",
                             "its ids, its repeat or its mode is out of range");
  if (ful_snapshot_revision (after, result->revision_id) == NULL ||
      ful_snapshot_model (after, result->model_id) == NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "result",
                             "result %" G_GINT64_FORMAT " is of a revision or model that is not "
                             "in the project",
                             result->id);
  if (!check_share (result->given_score) || !check_share (result->score))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "score",
                             "a score is a number from 0 to 1");
  if (!check_amount (result->latency_ms) || !check_amount (result->in_flight) ||
      !check_amount (result->tokens_in) || !check_amount (result->tokens_cached) ||
      !check_amount (result->tokens_out) || !check_amount (result->cost_usd))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "result",
                             "latency, tokens and cost are numbers of 0 or more");
  return ful_check_text (NULL, "variables", result->variables, FUL_MAX_NAME_BYTES, error) &&
         ful_check_text (NULL, "request", result->request_hash, FUL_MAX_NAME_BYTES, error) &&
         ful_check_text (NULL, "input", result->input_hash, FUL_MAX_NAME_BYTES, error) &&
         ful_check_text (NULL, "checks", result->check_version, FUL_MAX_NAME_BYTES, error) &&
         ful_check_text (NULL, "answered", result->answered, FUL_MAX_NAME_BYTES, error) &&
         ful_check_text (NULL, "error", result->error, FUL_MAX_TEXT_BYTES, error) &&
         ful_check_text (NULL, "output", result->output, FUL_MAX_TEXT_BYTES, error);
}

gboolean
ful_edit_check (const FulEdit *self, const FulSnapshot *after, GError **error)
{
  for (guint i = 0; i < self->ops->len; i++) {
    const FulOp *op = &g_array_index (self->ops, FulOp, i);
    gboolean ok = TRUE;

    if (op->kind == FUL_OP_PUT_CASE)
      ok = check_case (op->value.item, error);
    else if (op->kind == FUL_OP_PUT_RUN)
      ok = check_run (op->value.run, error);
    else if (op->kind == FUL_OP_PUT_RESULT)
      ok = check_result (op->value.result, after, error);
    if (!ok)
      return FALSE;
  }
  return TRUE;
}
