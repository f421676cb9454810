/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/render-private.h"

#include <string.h>

/* Which examples and passages a case gets. Fixed ones are chosen once: hand-written first, then
 * from train, one of each label in turn. The nearest are looked for per case. */

char *
ful_case_input_text (const FulCase *item)
{
  return item->var_values != NULL ? g_strjoinv ("\n", item->var_values) : g_strdup ("");
}

char *
ful_example_input (const Example *example)
{
  return example->item != NULL ? ful_case_input_text (example->item)
                               : g_strdup (example->written->input);
}

const char *
ful_example_output (const Example *example)
{
  return example->item != NULL ? example->item->expected : example->written->output;
}

static gboolean
can_be_example (const FulCase *item)
{
  return item->expected != NULL && !item->hidden;
}

/* Takes cases of train round by round: the first of each label in order of first appearance, then
 * the second of each … */
static void
add_stratified (FulRenderer *self, guint wanted)
{
  g_autoptr (GHashTable) by_label = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) strata = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  guint taken = 0;
  gboolean more = TRUE;

  for (guint i = 0; self->train != NULL && i < self->train->len; i++) {
    const FulCase *item = self->train->pdata[i];
    GPtrArray *stratum;

    if (!can_be_example (item))
      continue;
    stratum = g_hash_table_lookup (by_label, item->expected);
    if (stratum == NULL) {
      stratum = g_ptr_array_new ();
      g_ptr_array_add (strata, stratum);
      g_hash_table_insert (by_label, item->expected, stratum);
    }
    g_ptr_array_add (stratum, (gpointer)item);
  }
  for (guint round = 0; more && taken < wanted; round++) {
    more = FALSE;
    for (guint i = 0; i < strata->len && taken < wanted; i++) {
      const GPtrArray *stratum = strata->pdata[i];
      Example example = { NULL, NULL };

      if (round >= stratum->len)
        continue;
      example.item = stratum->pdata[round];
      g_array_append_val (self->fixed, example);
      taken++;
      more = TRUE;
    }
  }
}

static void
index_train (FulRenderer *self, const FulRenderer *like)
{
  guint n = self->train != NULL ? self->train->len : 0;

  if (like != NULL && like->nearest != NULL && like->train == self->train) {
    self->train_texts = g_ptr_array_ref (like->train_texts);
    self->nearest = ful_postings_ref (like->nearest);
    return;
  }
  self->train_texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->train_texts, ful_case_input_text (self->train->pdata[i]));
  self->nearest = ful_postings_new ((const char *const *)self->train_texts->pdata, n);
}

static void
index_passages (FulRenderer *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; self->passages != NULL && i < self->passages->len; i++)
    g_ptr_array_add (texts, ((const FulPassage *)self->passages->pdata[i])->text);
  self->documents = ful_postings_new ((const char *const *)texts->pdata, texts->len);
}

/* What is the same for every case is made once. A turn that can't be rendered is left to the
 * rendering of a case, whose error names the case. */
static void
remember_fixed (FulRenderer *self, const Example *example)
{
  char *turn = self->examples_in_template ? NULL : ful_renderer_example_turn (self, example, NULL);

  g_hash_table_add (self->fixed_texts, ful_example_input (example));
  g_ptr_array_add (self->fixed_values, ful_example_value (example));
  if (turn != NULL)
    g_ptr_array_add (self->fixed_turns, turn);
}

void
ful_renderer_prepare_examples (FulRenderer *self, const FulRenderer *like)
{
  self->fixed = g_array_new (FALSE, FALSE, sizeof (Example));
  self->fixed_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fixed_values = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_template_value_unref);
  self->fixed_turns = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->body->examples->len; i++) {
    Example example = { NULL, self->body->examples->pdata[i] };

    g_array_append_val (self->fixed, example);
  }
  if (self->body->examples_train > 0)
    add_stratified (self, (guint)self->body->examples_train);
  for (guint i = 0; i < self->fixed->len; i++)
    remember_fixed (self, &g_array_index (self->fixed, Example, i));
  if (self->fixed_turns->len < self->fixed->len)
    g_ptr_array_set_size (self->fixed_turns, 0);
  if (self->body->nearest > 0)
    index_train (self, like);
  if (self->body->documents > 0)
    index_passages (self);
}

typedef struct {
  const FulRenderer *renderer;
  const char *text;
} Exclusion;

/* The case itself, an equal input, what stands among the fixed ones, and what shows no answer. */
static gboolean
is_excluded (guint index, gpointer user_data)
{
  const Exclusion *self = user_data;
  const char *text = self->renderer->train_texts->pdata[index];

  return !can_be_example (self->renderer->train->pdata[index]) || strcmp (text, self->text) == 0 ||
         g_hash_table_contains (self->renderer->fixed_texts, text);
}

GArray *
ful_renderer_choose_examples (const FulRenderer *self, const char *text)
{
  GArray *examples = g_array_new (FALSE, FALSE, sizeof (Example));
  Exclusion exclusion = { self, text };
  g_autofree FulHit *hits = NULL;
  gsize n;

  g_array_append_vals (examples, self->fixed->data, self->fixed->len);
  if (self->nearest == NULL)
    return examples;
  hits = g_new (FulHit, (gsize)self->body->nearest);
  n = ful_postings_query (self->nearest, text, (gsize)self->body->nearest, is_excluded, &exclusion,
                          hits);
  for (gsize i = n; i > 0; i--) { /* the nearest last, next to the input */
    Example example = { self->train->pdata[hits[i - 1].index], NULL };

    g_array_append_val (examples, example);
  }
  return examples;
}

GArray *
ful_renderer_choose_passages (const FulRenderer *self, const char *text)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (const FulPassage *));
  g_autofree FulHit *hits = NULL;
  gsize n;

  if (self->documents == NULL)
    return passages;
  hits = g_new (FulHit, (gsize)self->body->documents);
  n = ful_postings_query (self->documents, text, (gsize)self->body->documents, NULL, NULL, hits);
  for (gsize i = 0; i < n; i++) {
    const FulPassage *passage = self->passages->pdata[hits[i].index];

    g_array_append_val (passages, passage);
  }
  return passages;
}
