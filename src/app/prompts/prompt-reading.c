/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-reading.h"

#include <math.h>

#include "app/prompts/settings-words.h"
#include "prompts/arm.h"
#include "prompts/draft.h"
#include "prompts/levers.h"
#include "prompts/revision.h"
#include "runs/trial.h"
#include "text/diff.h"

/* --- the train split --- */

struct _FulTrainShelf {
  gatomicrefcount ref_count;
  GMutex mutex;
  guint64 generation;
  GPtrArray *train; /* NULL: not read yet */
};

FulTrainShelf *
ful_train_shelf_new (void)
{
  FulTrainShelf *self = g_new0 (FulTrainShelf, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  return self;
}

FulTrainShelf *
ful_train_shelf_ref (FulTrainShelf *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_train_shelf_unref (FulTrainShelf *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->train, g_ptr_array_unref);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* (transfer full): who comes while it is being read waits for it. */
static GPtrArray *
shelf_get (FulTrainShelf *self, FulProject *project, guint64 generation, GError **error)
{
  GPtrArray *train = NULL;

  g_mutex_lock (&self->mutex);
  if (self->train == NULL || self->generation != generation) {
    g_clear_pointer (&self->train, g_ptr_array_unref);
    self->train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, error);
    self->generation = generation;
  }
  if (self->train != NULL)
    train = g_ptr_array_ref (self->train);
  g_mutex_unlock (&self->mutex);
  return train;
}

/* --- question and reading --- */

void
ful_prompt_question_free (FulPromptQuestion *self)
{
  if (self == NULL)
    return;
  ful_snapshot_unref (self->snapshot);
  ful_train_shelf_unref (self->shelf);
  g_free (self->name);
  ful_prompt_body_free (self->body);
  g_clear_pointer (&self->item, ful_case_free);
  ful_renderer_unref (self->like);
  g_free (self->base);
  g_free (self);
}

void
ful_prompt_reading_free (FulPromptReading *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->unknown);
  g_free (self->settings);
  g_free (self->problem);
  ful_renderer_unref (self->renderer);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_free (self->base);
  g_free (self->text);
  g_clear_pointer (&self->runs, g_array_unref);
  g_free (self);
}

static FulRenderer *
make_renderer (FulProject *project, const FulPromptQuestion *question, GError **error)
{
  const FulPromptBody *body = question->body;
  g_autoptr (GPtrArray) variants = ful_variables_expand (body, error);
  g_autoptr (GPtrArray) train = NULL;
  FulRendererSource source = { .snapshot = question->snapshot,
                               .body = body,
                               .prompt = question->name };

  if (variants == NULL)
    return NULL;
  source.variables = variants->pdata[0];
  if (body->examples_train > 0 || body->nearest > 0) {
    train = shelf_get (question->shelf, project, question->snapshot->cases_generation, error);
    if (train == NULL)
      return NULL;
    source.train = train;
  }
  return ful_renderer_new_like (&source, question->like, error);
}

static const FulEncoding *
encoding_of (const FulSnapshot *snapshot)
{
  const FulModel *model = ful_trial_model (snapshot);

  return ful_encoding_for_model (model != NULL ? model->model_id : NULL, NULL);
}

static gsize
count (const FulEncoding *encoding, const char *text)
{
  return text != NULL ? ful_encoding_count (encoding, text, -1) : 0;
}

/* The texts as they are written, nothing put in. */
static FulTokenParts
count_written (const FulPromptBody *body, const FulEncoding *encoding)
{
  FulTokenParts parts = { .system = count (encoding, body->system) };

  for (guint i = 0; i < body->messages->len; i++)
    parts.input += count (encoding, ((const FulMessage *)body->messages->pdata[i])->content);
  parts.schema = count (encoding, body->schema) + count (encoding, body->tools);
  parts.total = parts.system + parts.input + parts.schema;
  return parts;
}

/* Messages, tokens and price of the case. */
static gboolean
fill_sent (FulPromptReading *self,
           FulProject *project,
           const FulPromptQuestion *question,
           GError **error)
{
  const FulModel *model = ful_trial_model (question->snapshot);
  const FulEncoding *encoding = encoding_of (question->snapshot);
  g_autoptr (FulCase) none = question->item == NULL ? ful_case_new () : NULL;
  const FulCase *item = none != NULL ? none : question->item;

  if (!ful_prompt_body_check (question->body, question->name, error))
    return FALSE;
  self->renderer = make_renderer (project, question, error);
  if (self->renderer != NULL)
    self->messages = ful_renderer_render (self->renderer, item, error);
  if (self->messages == NULL ||
      !ful_renderer_count (self->renderer, item, encoding, &self->parts, error))
    return FALSE;
  self->tokens_out = question->tokens_out;
  if (isnan (self->tokens_out) && item->expected != NULL)
    self->tokens_out = (double)ful_encoding_count (encoding, item->expected, -1);
  self->price = ful_prompt_price (question->snapshot, ful_price_list_default (), model,
                                  (double)self->parts.total, self->tokens_out);
  return TRUE;
}

static gpointer
read_in_thread (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  FulPromptQuestion *question = data;
  FulPromptReading *self = g_new0 (FulPromptReading, 1);
  g_autoptr (GError) problem = NULL;

  self->levers = ful_levers_detect (question->snapshot, question->body);
  self->settings = ful_settings_words (question->body);
  self->unknown = ful_prompt_unknown_names (question->snapshot, question->body);
  if (!fill_sent (self, project, question, &problem)) {
    self->problem = g_strdup (problem->message);
    self->parts = count_written (question->body, encoding_of (question->snapshot));
  }
  if (question->base != NULL && !g_cancellable_is_cancelled (cancellable)) {
    self->base = g_steal_pointer (&question->base);
    self->text = ful_prompt_body_read (question->body);
    self->runs = ful_diff_words (self->base, self->text);
  }
  return self;
}

void
ful_prompt_reading_async (FulDocument *document,
                          FulPromptQuestion *question,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  ful_document_read_async (document, read_in_thread, question,
                           (GDestroyNotify)ful_prompt_question_free,
                           (GDestroyNotify)ful_prompt_reading_free, cancellable, callback,
                           user_data);
}

FulPromptReading *
ful_prompt_reading_finish (FulDocument *document, GAsyncResult *result, GError **error)
{
  return ful_document_read_finish (document, result, error);
}
