/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/case.h"
#include "project/snapshot.h"
#include "text/tokens.h"

/* A prompt's revision and a case become messages (design §4). A renderer is built once for an arm's
 * prompt side, is immutable, and renders any number of cases from any thread.
 *
 * Names in a template: the prompt's variables, then the cases' columns; `labels` (name,
 * description), `examples` (input, output), `documents` (text, source) as lists; `input-only`, the
 * case's inputs a line each. A name that none of these is, is an error; a column that is empty in
 * the case is empty.
 *
 * Examples: hand-written ones, then those from train, then the nearest, the nearest last. Where no
 * template uses {{#examples}} each becomes two turns before the last user message: the last user
 * message as it would be with the example's inputs, and its output. The input of a hand-written
 * example goes into the one column that the last user message uses; where it uses none or several
 * the turn is that input as it is. Passages of documents go, where no template uses {{#documents}},
 * before the text of the last user message.
 *
 * A prompt whose only message is a JSON array of objects with role and content is a JSON chat
 * prompt: values go in JSON-escaped, and what it renders to is read as the messages. */
typedef struct _FulRenderer FulRenderer;

#define FUL_MAX_EXAMPLES 10000 /* of each kind in a revision */

/* A piece of a document, as retrieval puts it in. */
typedef struct {
  char *text;
  char *source; /* where it is from; "" for nowhere */
} FulPassage;

typedef struct {
  const FulSnapshot *snapshot; /* columns, labels */
  const FulPromptBody *body;
  const char *prompt;    /* name, for messages */
  const char *variables; /* (nullable): canonical "NAME=VALUE,…" of the arm */
  GPtrArray *train;      /* (nullable) (element-type FulCase): split train, by position */
  GPtrArray *passages;   /* (nullable) (element-type FulPassage) */
} FulRendererSource;

/**
 * ful_renderer_new:
 * @source: snapshot, train and passages are kept by reference, the rest is copied
 *
 * Errors: %FUL_ERROR_BAD_INPUT: a template that can't be parsed, a variable without a value.
 */
FulRenderer *ful_renderer_new (const FulRendererSource *source, GError **error);

/* As ful_renderer_new(); what was made of the train split for @like (nullable) is taken over where
 * that is the same array: for a prompt that is rendered anew at every key. */
FulRenderer *
ful_renderer_new_like (const FulRendererSource *source, const FulRenderer *like, GError **error);

FulRenderer *ful_renderer_ref (FulRenderer *self);
void ful_renderer_unref (FulRenderer *self /* (nullable) */);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRenderer, ful_renderer_unref)

/**
 * ful_renderer_render:
 * @item: a case; need not be of this project
 *
 * Errors: %FUL_ERROR_BAD_INPUT naming prompt, case and variable.
 *
 * Returns: (transfer full) (element-type FulMessage): as sent, at least one; NULL with @error set
 */
GPtrArray *ful_renderer_render (const FulRenderer *self, const FulCase *item, GError **error);

/* Whether the input of @item stands among the examples that are the same for every case: such an
 * answer is no evidence (method §0). The nearest ones are never the case or an equal input. */
gboolean ful_renderer_leaks (const FulRenderer *self, const FulCase *item);

/* Tokens by part; total is their sum. Examples and documents are what their texts add to the
 * prompt without them; schema holds the tools too. What a server adds around messages is left
 * out. */
typedef struct {
  gsize system;
  gsize examples;
  gsize documents;
  gsize input; /* all messages but the system's */
  gsize schema;
  gsize total;
} FulTokenParts;

/* Errors: as ful_renderer_render(). */
gboolean ful_renderer_count (const FulRenderer *self,
                             const FulCase *item,
                             const FulEncoding *encoding,
                             FulTokenParts *out,
                             GError **error);

/* Returns: (transfer full): the case's inputs, a line each, in order of its variables: all that
 * the built-in prompt input-only sends, and what is compared when looking for the nearest. */
char *ful_case_input_text (const FulCase *item);
