/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/case-reading.h"

#include "cost/model.h"
#include "prices/call-price.h"
#include "project/project-result.h"

#define MAX_SHOWN 20000

typedef struct {
  FulProject *project; /* of the task's source object */
  FulRunsData *data;
  guint case_index;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  ful_runs_data_unref (work->data);
  g_free (work);
}

void
ful_case_reading_free (FulCaseReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->item, ful_case_free);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}

static FulCaseReading *
load (const Work *work, GError **error)
{
  g_autoptr (FulCaseReading) self = g_new0 (FulCaseReading, 1);
  g_autofree gint64 *ids = g_new0 (gint64, work->data->n_arms + 1);
  gsize n = 0;

  for (guint a = 0; a < work->data->n_arms; a++) {
    const FulCell *cell = ful_runs_data_cell (work->data, work->case_index, a);

    if (cell->result_id != 0)
      ids[n++] = cell->result_id;
  }
  self->item = ful_project_load_case (work->project,
                                      work->data->evidence->cases[work->case_index].name, error);
  if (self->item == NULL)
    return NULL;
  self->results = ful_project_load_results (work->project, ids, n, error);
  return self->results != NULL ? g_steal_pointer (&self) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  FulCaseReading *reading;

  if (g_task_return_error_if_cancelled (task))
    return;
  reading = load (task_data, &error);
  if (reading == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, reading, (GDestroyNotify)ful_case_reading_free);
}

void
ful_case_reading_load_async (FulDocument *document,
                             FulRunsData *data,
                             guint case_index,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (document, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->project = ful_document_project (document);
  work->data = ful_runs_data_ref (data);
  work->case_index = case_index;
  g_task_set_source_tag (task, ful_case_reading_load_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, load_in_thread);
}

FulCaseReading *
ful_case_reading_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const FulResult *
ful_case_reading_result (const FulCaseReading *self,
                         const FulRunsData *data,
                         guint case_index,
                         guint arm)
{
  gint64 id = ful_runs_data_cell (data, case_index, arm)->result_id;

  for (guint i = 0; id != 0 && i < self->results->len; i++) {
    const FulResult *result = g_ptr_array_index (self->results, i);

    if (result->id == id)
      return result;
  }
  return NULL;
}

char *
ful_case_reading_text (const FulCaseReading *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = self->item->var_values != NULL ? g_strv_length (self->item->var_values) : 0;
  g_autofree char *valid = NULL;

  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append (text, "\n\n");
    if (n > 1)
      g_string_append_printf (text, "%s:\n", self->item->var_names[i]);
    g_string_append (text, self->item->var_values[i]);
  }
  valid = g_utf8_make_valid (text->str, (gssize)text->len);
  if (g_utf8_strlen (valid, -1) <= MAX_SHOWN)
    return g_steal_pointer (&valid);
  return g_utf8_substring (valid, 0, MAX_SHOWN);
}

double
ful_case_reading_price (const FulRunsData *data, guint arm, const FulResult *result)
{
  const FulEvidenceArm *item = ful_runs_data_arm (data, arm);
  FulTokenPrices prices;

  if (item->rung == FUL_RUNG_SPECIALIST)
    return 0;
  prices = ful_cost_side_prices (&data->context,
                                 item->rung == FUL_RUNG_TUNED ? FUL_SIDE_TUNED : FUL_SIDE_PROMPT,
                                 (int)arm);
  return data->bar.per_usd * ful_call_price_anthropic (&prices, result->tokens_in,
                                                       result->tokens_cached, 0, 0,
                                                       result->tokens_out);
}
