/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-reader.h"

#define GATHER_MS 15 /* keys within this time are read at once */

struct _FulPromptReader {
  GObject parent_instance;
  FulDocument *document;
  FulTrainShelf *shelf;
  FulQuestionFunc make;
  gpointer owner; /* NULL: stopped */
  FulPromptReading *reading;
  GCancellable *cancellable;
  guint serial; /* of what is to be read */
  guint asked;  /* serial of the question that was asked last */
  gboolean asking;
  gboolean again;
  guint timer;
};

enum { READ, PROBLEM, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptReader, ful_prompt_reader, G_TYPE_OBJECT)

const FulPromptReading *
ful_prompt_reader_reading (FulPromptReader *self)
{
  return self->reading;
}

gboolean
ful_prompt_reader_is_current (FulPromptReader *self)
{
  return !self->asking && self->asked == self->serial;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulPromptReader) self = user_data;
  g_autoptr (GError) error = NULL;
  FulPromptReading *reading = ful_prompt_reading_finish (FUL_DOCUMENT (source), result, &error);

  self->asking = FALSE;
  if (self->owner == NULL) {
    ful_prompt_reading_free (reading);
    return;
  }
  if (reading == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_signal_emit (self, signals[PROBLEM], 0, error->message);
    return;
  }
  ful_prompt_reading_free (self->reading);
  self->reading = reading;
  g_signal_emit (self, signals[READ], 0);
  if (self->again)
    ful_prompt_reader_ask (self);
}

void
ful_prompt_reader_ask (FulPromptReader *self)
{
  FulPromptQuestion *question;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->again = self->asking;
  if (self->asking || self->owner == NULL || ful_document_project (self->document) == NULL)
    return;
  question = self->make (self->owner);
  if (question == NULL)
    return;
  question->snapshot = ful_snapshot_ref ((FulSnapshot *)ful_document_snapshot (self->document));
  question->shelf = ful_train_shelf_ref (self->shelf);
  if (self->reading != NULL && self->reading->renderer != NULL)
    question->like = ful_renderer_ref (self->reading->renderer);
  self->asking = TRUE;
  self->asked = self->serial;
  ful_prompt_reading_async (self->document, question, self->cancellable, read_cb,
                            g_object_ref (self));
}

static gboolean
timer_cb (gpointer user_data)
{
  FulPromptReader *self = user_data;

  self->timer = 0;
  ful_prompt_reader_ask (self);
  return G_SOURCE_REMOVE;
}

void
ful_prompt_reader_touch (FulPromptReader *self)
{
  self->serial++;
  if (self->timer == 0 && self->owner != NULL)
    self->timer = g_timeout_add (GATHER_MS, timer_cb, self);
}

void
ful_prompt_reader_stop (FulPromptReader *self)
{
  self->owner = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

FulPromptReader *
ful_prompt_reader_new (FulDocument *document,
                       FulTrainShelf *shelf,
                       FulQuestionFunc make,
                       gpointer owner)
{
  FulPromptReader *self = g_object_new (FUL_TYPE_PROMPT_READER, NULL);

  self->document = g_object_ref (document);
  self->shelf = ful_train_shelf_ref (shelf);
  self->make = make;
  self->owner = owner;
  return self;
}

static void
ful_prompt_reader_dispose (GObject *object)
{
  FulPromptReader *self = FUL_PROMPT_READER (object);

  ful_prompt_reader_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, ful_prompt_reading_free);
  g_clear_pointer (&self->shelf, ful_train_shelf_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ful_prompt_reader_parent_class)->dispose (object);
}

static void
ful_prompt_reader_class_init (FulPromptReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_prompt_reader_dispose;
  signals[READ] = g_signal_new ("read", FUL_TYPE_PROMPT_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", FUL_TYPE_PROMPT_READER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_prompt_reader_init (FulPromptReader *self)
{
  self->cancellable = g_cancellable_new ();
}
