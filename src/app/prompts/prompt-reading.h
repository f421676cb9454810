/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "cost/prompt-price.h"
#include "prompts/render.h"
#include "prompts/unknown-names.h"

G_BEGIN_DECLS

/* The train split, read once for all prompts and again after it changed. From any thread. */
typedef struct _FulTrainShelf FulTrainShelf;
FulTrainShelf *ful_train_shelf_new (void);
FulTrainShelf *ful_train_shelf_ref (FulTrainShelf *self);
void ful_train_shelf_unref (FulTrainShelf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTrainShelf, ful_train_shelf_unref)

/* What is asked about a prompt's text as it stands on screen. */
typedef struct {
  FulSnapshot *snapshot;
  FulTrainShelf *shelf;
  char *name;
  FulPromptBody *body;
  FulCase *item;     /* NULL: there is no case; columns are then empty */
  FulRenderer *like; /* (nullable): of an earlier reading */
  char *base;        /* (nullable): the text that a diff starts from */
  double tokens_out; /* of an answer, measured; NAN: by what the case expects */
} FulPromptQuestion;

void ful_prompt_question_free (FulPromptQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulPromptQuestion, ful_prompt_question_free)

typedef struct {
  FulLevers levers;
  char *settings;      /* in a few words */
  GPtrArray *unknown;  /* FulUnknownName* */
  char *problem;       /* NULL: it can be sent; else why not, beside unknown names */
  FulTokenParts parts; /* as sent for the case; of the texts as written where it can't be sent */
  /* where it can be sent */
  FulRenderer *renderer;
  GPtrArray *messages; /* FulMessage*, as sent for the case */
  double tokens_out;
  FulPromptPrice price;
  /* where a diff was asked for */
  char *base;
  char *text;
  GArray *runs; /* FulDiffRun, from base to text */
} FulPromptReading;

void ful_prompt_reading_free (FulPromptReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulPromptReading, ful_prompt_reading_free)

/* @question: (transfer full). Reads on a thread; some milliseconds for a text of 50 kB. */
void ful_prompt_reading_async (FulDocument *document,
                               FulPromptQuestion *question,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
FulPromptReading *
ful_prompt_reading_finish (FulDocument *document, GAsyncResult *result, GError **error);

G_END_DECLS
