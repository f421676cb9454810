/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "prompts/render.h"
#include "text/similarity.h"
#include "text/template-value.h"
#include "text/template.h"

/* How the parts of render.h know each other: render.c builds and asks, render-values.c fills what
 * templates are rendered with, render-examples.c chooses examples, render-messages.c makes
 * messages. */

typedef struct {
  char *role;
  FulTemplate *content;
  gboolean is_chat; /* renders to a JSON array of messages */
} TemplateMessage;

/* An example, whatever it came from. One of them is set: */
typedef struct {
  const FulCase *item;       /* of train */
  const FulExample *written; /* by hand */
} Example;

struct _FulRenderer {
  gatomicrefcount ref_count;
  FulSnapshot *snapshot;
  FulPromptBody *body;
  char *prompt;
  char *variables;
  GPtrArray *train;    /* FulCase*; NULL: none */
  GPtrArray *passages; /* FulPassage*; NULL: none */

  GPtrArray *templates;             /* TemplateMessage*: the system's first, where there is one */
  const TemplateMessage *last_user; /* NULL: none, or a JSON chat prompt */
  gboolean examples_in_template;    /* some template uses {{#examples}} */
  gboolean documents_in_template;
  GPtrArray *names;  /* char*: first parts of all names in the templates, each once */
  char *only_column; /* the one column that the last user message uses; NULL: none or several */

  char *known; /* "; known are …": for the error about a name that is not */

  FulTemplateValue *labels;
  GArray *fixed;           /* Example: the same for every case */
  GHashTable *fixed_texts; /* input texts of those: a set */
  GPtrArray *fixed_values; /* FulTemplateValue*: those as templates see them */
  GPtrArray *fixed_turns;  /* char*: those as user turns; empty where one can't be rendered */
  GPtrArray *train_texts;  /* char*: input texts of train, where nearest is on */
  FulPostings *nearest;
  FulPostings *documents; /* over passages, where documents are on */
};

/* What goes into one rendering. */
typedef struct {
  const FulCase *item;       /* whose inputs; NULL for a hand-written example */
  const FulExample *written; /* its input goes into only_column */
  const GArray *examples;    /* Example; NULL: none */
  const GArray *passages;    /* FulPassage*; NULL: none */
} Inputs;

/* (transfer full) */
FulTemplateValue *ful_renderer_values (const FulRenderer *self, const Inputs *inputs);

/* Fills self->fixed and what belongs to it, and the postings, those of @like where they fit. */
void ful_renderer_prepare_examples (FulRenderer *self, const FulRenderer *like /* (nullable) */);
/* (transfer full): the last user message as it would be with the example's inputs. */
char *ful_renderer_example_turn (const FulRenderer *self, const Example *example, GError **error);
/* (transfer full): an object of input and output. */
FulTemplateValue *ful_example_value (const Example *example);
/* (transfer full) (element-type Example): those for a case; @text: its input text. */
GArray *ful_renderer_choose_examples (const FulRenderer *self, const char *text);
/* (transfer full) (element-type FulPassage*) */
GArray *ful_renderer_choose_passages (const FulRenderer *self, const char *text);
/* (transfer full): what an example shows as input and output. */
char *ful_example_input (const Example *example);
const char *ful_example_output (const Example *example);

/* (transfer full) (element-type FulMessage): @item: named in errors. */
GPtrArray *ful_renderer_messages (const FulRenderer *self,
                                  const Inputs *inputs,
                                  const FulCase *item,
                                  GError **error);

FulMessage *ful_message_new_take (char *role, char *content);
void ful_message_release (FulMessage *message);
