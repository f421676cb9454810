/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-answers.h"

#include <glib/gi18n.h>

#include "app/prompts/trial-work.h"
#include "models/target.h"
#include "project/project-result.h"
#include "report/arm-label.h"
#include "report/format.h"

struct _FulPromptAnswers {
  GObject parent_instance;
  FulPromptColumns *columns; /* borrowed: owns us */
  FulDocument *document;
  FulCase *item;
  int case_index;
  GPtrArray *results; /* FulResult*, of the case; NULL: none read */
  GHashTable *trials; /* gint64* prompt id -> FulTrialOutcome* */
  GCancellable *reading;
  GCancellable *trying; /* NULL: nothing is tried */
};

enum { TRYING, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptAnswers, ful_prompt_answers, G_TYPE_OBJECT)

static gint64
id_of (FulPromptColumn *column)
{
  return ful_prompt_draft_id (ful_prompt_column_draft (column));
}

/* --- the newest answer --- */

/* The arm of the prompt's newest revision that ran, with the model a trial would ask if it can be;
 * NULL: it never ran. */
static const FulEvidenceArm *
arm_of (FulPromptAnswers *self, gint64 prompt_id)
{
  const FulEvidence *evidence = ful_document_evidence (self->document);
  const FulModel *model = ful_trial_model (ful_document_snapshot (self->document));
  const FulEvidenceArm *found = NULL;

  for (guint i = 0; evidence != NULL && i < evidence->arms->len; i++) {
    const FulEvidenceArm *arm = evidence->arms->pdata[i];
    gboolean preferred = model != NULL && arm->model_id == model->id;

    if (arm->prompt_id == prompt_id && (found == NULL || arm->revision > found->revision ||
                                        (arm->revision == found->revision && preferred)))
      found = arm;
  }
  return found;
}

/* Answers stand in the order of their cases. */
static const FulAnswer *
answer_of (FulPromptAnswers *self, const FulEvidenceArm *arm)
{
  gsize low = 0, high = arm->n_answers;

  while (low < high) {
    gsize middle = low + (high - low) / 2;

    if ((int)arm->answers[middle].case_index < self->case_index)
      low = middle + 1;
    else
      high = middle;
  }
  return low < arm->n_answers && (int)arm->answers[low].case_index == self->case_index
             ? &arm->answers[low]
             : NULL;
}

static const FulResult *
result_of (FulPromptAnswers *self, gint64 id)
{
  for (guint i = 0; self->results != NULL && i < self->results->len; i++) {
    const FulResult *result = self->results->pdata[i];

    if (result->id == id)
      return result;
  }
  return NULL;
}

/* --- showing --- */

static char *
model_words (FulPromptAnswers *self)
{
  const FulModel *model = ful_trial_model (ful_document_snapshot (self->document));
  const char *says = model != NULL ? ful_model_description (model) : NULL;

  return says != NULL    ? g_strdup (_ (says))
         : model != NULL ? ful_format_stranger (model->name)
                         : g_strdup ("");
}

static void
show_trial (FulPromptAnswers *self, FulAnswerView *view, const FulTrialOutcome *outcome)
{
  g_autofree char *model = model_words (self);
  /* Translators: of an answer that was asked for now: "tried now, not kept · Example matcher". */
  g_autofree char *what = g_strdup_printf (_ ("tried now, not kept · %s"), model);

  if (outcome->error != NULL)
    ful_answer_view_show_error (view, _ ("Not sent"), outcome->error);
  else
    ful_answer_view_show_trial (view, &outcome->answer, self->item->expected, what);
}

static void
show_newest (FulPromptAnswers *self, FulPromptColumn *column, FulAnswerView *view)
{
  const FulEvidenceArm *arm = arm_of (self, id_of (column));
  const FulAnswer *answer = arm != NULL ? answer_of (self, arm) : NULL;
  const FulResult *result = answer != NULL ? result_of (self, answer->result_id) : NULL;
  g_autofree char *model = NULL;
  g_autofree char *what = NULL;

  if (arm == NULL) {
    ful_answer_view_show_none (view, _ ("Not run"), _ ("Try it on this case, or run it."));
    return;
  }
  if (answer == NULL) {
    ful_answer_view_show_none (view, _ ("Not asked this case"), _ ("It ran on other cases."));
    return;
  }
  if (result == NULL)
    return; /* being read */
  model = ful_arm_label_model (ful_document_snapshot (self->document), arm);
  what = g_strdup_printf (_ ("run as r%d · %s"), arm->revision, model);
  ful_answer_view_show_result (view, result, self->item->expected, what);
}

static void
show (FulPromptAnswers *self)
{
  for (guint i = 0; i < ful_prompt_columns_n (self->columns); i++) {
    FulPromptColumn *column = ful_prompt_columns_nth (self->columns, i);
    FulAnswerView *view = ful_prompt_column_answer (column);
    gint64 id = id_of (column);
    const FulTrialOutcome *trial = g_hash_table_lookup (self->trials, &id);

    if (self->item == NULL)
      ful_answer_view_show_none (view, _ ("Nothing asked"), _ ("There is no case yet."));
    else if (trial != NULL)
      show_trial (self, view, trial);
    else if (self->trying == NULL || !ful_prompt_column_can_be_sent (column))
      show_newest (self, column, view);
  }
}

/* --- reading --- */

static gpointer
read_in_thread (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;

  return ful_project_load_results (project, (const gint64 *)(gpointer)ids->data, ids->len, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulPromptAnswers) self = user_data;
  GPtrArray *results = ful_document_read_finish (FUL_DOCUMENT (source), result, NULL);

  if (results == NULL)
    return;
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->results = results;
  if (self->columns != NULL && self->document == FUL_DOCUMENT (source))
    show (self);
}

void
ful_prompt_answers_refresh (FulPromptAnswers *self)
{
  GArray *ids;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->document == NULL || ful_document_project (self->document) == NULL)
    return;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ful_prompt_columns_n (self->columns); i++) {
    const FulEvidenceArm *arm = arm_of (self, id_of (ful_prompt_columns_nth (self->columns, i)));
    const FulAnswer *answer = arm != NULL ? answer_of (self, arm) : NULL;

    if (answer != NULL)
      g_array_append_val (ids, answer->result_id);
  }
  show (self);
  if (ids->len == 0) {
    g_array_unref (ids);
    return;
  }
  self->reading = g_cancellable_new ();
  ful_document_read_async (self->document, read_in_thread, ids, (GDestroyNotify)g_array_unref,
                           (GDestroyNotify)g_ptr_array_unref, self->reading, read_cb,
                           g_object_ref (self));
}

static void
end_trying (FulPromptAnswers *self)
{
  if (self->trying == NULL)
    return;
  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_signal_emit (self, signals[TRYING], 0);
}

void
ful_prompt_answers_set_case (FulPromptAnswers *self,
                             FulDocument *document,
                             const FulCase *item,
                             int case_index)
{
  gboolean other = item == NULL || self->item == NULL || item->id != self->item->id ||
                   document != self->document;

  if (other) {
    end_trying (self);
    g_hash_table_remove_all (self->trials);
    g_clear_pointer (&self->results, g_ptr_array_unref);
  }
  g_set_object (&self->document, document);
  g_clear_pointer (&self->item, ful_case_free);
  self->item = item != NULL ? ful_case_copy (item) : NULL;
  self->case_index = case_index;
  ful_prompt_answers_refresh (self);
}

void
ful_prompt_answers_forget (FulPromptAnswers *self, FulPromptColumn *column)
{
  gint64 id = id_of (column);

  if (g_hash_table_remove (self->trials, &id))
    show (self);
}

/* --- trying --- */

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulPromptAnswers) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->columns == NULL)
    return;
  g_clear_object (&self->trying);
  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++) {
    FulTrialOutcome *outcome = g_steal_pointer (&outcomes->pdata[i]);

    g_hash_table_replace (self->trials, &outcome->prompt_id, outcome);
  }
  show (self);
  for (guint i = 0; error != NULL && i < ful_prompt_columns_n (self->columns); i++)
    ful_answer_view_show_error (ful_prompt_column_answer (
                                    ful_prompt_columns_nth (self->columns, i)),
                                _ ("Not sent"), error->message);
  g_signal_emit (self, signals[TRYING], 0);
}

void
ful_prompt_answers_try (FulPromptAnswers *self)
{
  FulTrialWork *work;

  if (self->trying != NULL || self->item == NULL || self->document == NULL)
    return;
  work = ful_trial_work_new (ful_document_snapshot (self->document), self->item);
  g_hash_table_remove_all (self->trials);
  for (guint i = 0; i < ful_prompt_columns_n (self->columns); i++) {
    FulPromptColumn *column = ful_prompt_columns_nth (self->columns, i);
    FulPromptDraft *draft = ful_prompt_column_draft (column);

    if (!ful_prompt_column_can_be_sent (column)) {
      ful_answer_view_show_error (ful_prompt_column_answer (column), _ ("Not sent"),
                                  _ ("Mend its text first."));
      continue;
    }
    ful_trial_work_add (work, id_of (column), ful_prompt_draft_prompt (draft)->name,
                        ful_prompt_draft_body (draft));
    ful_answer_view_show_busy (ful_prompt_column_answer (column));
  }
  self->trying = g_cancellable_new ();
  g_signal_emit (self, signals[TRYING], 0);
  ful_document_read_async (self->document, ful_trial_work_do, work,
                           (GDestroyNotify)ful_trial_work_free, (GDestroyNotify)g_ptr_array_unref,
                           self->trying, tried_cb, g_object_ref (self));
}

gboolean
ful_prompt_answers_is_trying (FulPromptAnswers *self)
{
  return self->trying != NULL;
}

/* --- life --- */

FulPromptAnswers *
ful_prompt_answers_new (FulPromptColumns *columns)
{
  FulPromptAnswers *self = g_object_new (FUL_TYPE_PROMPT_ANSWERS, NULL);

  g_set_weak_pointer (&self->columns, columns);
  return self;
}

static void
ful_prompt_answers_dispose (GObject *object)
{
  FulPromptAnswers *self = FUL_PROMPT_ANSWERS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_weak_pointer (&self->columns);
  g_clear_object (&self->document);
  g_clear_pointer (&self->item, ful_case_free);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->trials, g_hash_table_unref);
  G_OBJECT_CLASS (ful_prompt_answers_parent_class)->dispose (object);
}

static void
ful_prompt_answers_class_init (FulPromptAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_prompt_answers_dispose;
  signals[TRYING] = g_signal_new ("trying", FUL_TYPE_PROMPT_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
ful_prompt_answers_init (FulPromptAnswers *self)
{
  self->case_index = -1;
  self->trials = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, ful_trial_outcome_free);
}
