/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/case-reading.h"

#include <math.h>
#include <string.h>

#include "checks/answer.h"
#include "cost/model.h"
#include "prices/call-price.h"
#include "project/project-result.h"

#define MAX_SHOWN 20000
#define MAX_COMPARED 100000 /* bytes of a text whose changes are shown */

typedef struct {
  FulRunsData *data;
  guint case_index;
  gint64 *ids; /* by arm; 0: none */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  ful_runs_data_unref (work->data);
  g_free (work->ids);
  g_free (work);
}

static void
clear_arm (FulArmReading *arm)
{
  g_clear_pointer (&arm->result, ful_result_free);
  g_clear_pointer (&arm->plain, g_free);
  g_clear_pointer (&arm->says, g_ptr_array_unref);
  g_clear_pointer (&arm->diff, g_array_unref);
}

void
ful_case_reading_free (FulCaseReading *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_arms; i++)
    clear_arm (&self->arms[i]);
  g_free (self->arms);
  g_clear_pointer (&self->item, ful_case_free);
  g_clear_pointer (&self->scorer, ful_scorer_free);
  g_free (self);
}

/* What the checks say, and where the answer differs from what is expected. */
static void
explain (FulCaseReading *self, const FulRunsData *data, guint index, FulArmReading *arm)
{
  const FulRevision *revision =
      ful_snapshot_revision (data->snapshot, ful_runs_data_arm (data, index)->revision_id);
  const FulPromptBody *body = revision != NULL ? revision->body : NULL;
  const char *output = arm->result->output, *expected = self->item->expected;
  g_autofree char *plain = NULL;

  if (output == NULL || arm->result->error != NULL)
    return;
  plain = ful_answer_plain (body, output, expected);
  if (isnan (arm->result->given_score))
    arm->says = ful_scorer_explain (self->scorer, self->item, body, output);
  if (expected != NULL && strlen (plain) <= MAX_COMPARED && strlen (expected) <= MAX_COMPARED &&
      g_utf8_validate (plain, -1, NULL))
    arm->diff = ful_diff_words (plain, expected);
  if (strcmp (plain, output) != 0)
    arm->plain = g_steal_pointer (&plain);
}

static gboolean
load_results (FulCaseReading *self, FulProject *project, const Work *work, GError **error)
{
  g_autoptr (GPtrArray) results = NULL;

  results = ful_project_load_results (project, work->ids, self->n_arms, error);
  for (guint i = 0; results != NULL && i < results->len; i++)
    for (guint a = 0; a < self->n_arms; a++) {
      const FulResult *result = g_ptr_array_index (results, i);

      if (result->id != work->ids[a] || self->arms[a].result != NULL)
        continue;
      self->arms[a].result = ful_result_copy (result);
      explain (self, work->data, a, &self->arms[a]);
    }
  return results != NULL;
}

static gpointer
load (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  g_autoptr (FulCaseReading) self = g_new0 (FulCaseReading, 1);

  self->n_arms = work->data->n_arms;
  self->arms = g_new0 (FulArmReading, MAX (self->n_arms, 1));
  self->scorer = ful_scorer_new (work->data->snapshot);
  self->item =
      ful_project_load_case (project, work->data->evidence->cases[work->case_index].name, error);
  if (self->item == NULL || !load_results (self, project, work, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
free_result (gpointer reading)
{
  ful_case_reading_free (reading);
}

void
ful_case_reading_load_async (FulDocument *document,
                             FulRunsData *data,
                             guint case_index,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Work *work = g_new0 (Work, 1);

  work->data = ful_runs_data_ref (data);
  work->case_index = case_index;
  work->ids = g_new0 (gint64, data->n_arms + 1);
  for (guint a = 0; a < data->n_arms; a++)
    work->ids[a] = ful_runs_data_result (data, case_index, a);
  ful_document_read_async (document, load, work, work_free, free_result, cancellable, callback,
                           user_data);
}

FulCaseReading *
ful_case_reading_load_finish (FulDocument *document, GAsyncResult *result, GError **error)
{
  return ful_document_read_finish (document, result, error);
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
